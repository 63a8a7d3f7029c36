/** What a module holds that tests change, by a name for people. See `left.ts`. */
export const kept = new Map<string, object>();

/** Has a check after each test file that the properties of an object are those from before the file. */
export function keep<Held extends object>(name: string, held: Held): Held {
  kept.set(name, held);
  return held;
}
