/**
 * Stops the clock of this process, for pictures that come out the same each time. Timers run on.
 * `set` takes ISO 8601; `later` moves on by so many seconds.
 */
export function fixClock(): { set(at: string): void; later(seconds: number): void } {
  const RealDate = Date;
  let now = RealDate.now();
  const FixedDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now] : args, newTarget),
    get: (target, name, receiver) =>
      name === 'now' ? () => now : Reflect.get(target, name, receiver),
  });
  globalThis.Date = FixedDate;
  return {
    set(at) {
      now = RealDate.parse(at);
    },
    later(seconds) {
      now += seconds * 1000;
    },
  };
}
