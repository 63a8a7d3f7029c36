/** What the service has yet to do, after the client has given up. */
export class LateWork {
  readonly #due = new Map<NodeJS.Timeout, () => void>();

  /** How many works are still to be done. */
  get count(): number {
    return this.#due.size;
  }

  add(seconds: number, work: () => void): void {
    const timer = setTimeout(() => this.#do(timer), seconds * 1000);
    // A sandbox that is closed waits for nothing, and a process does not wait for it.
    timer.unref();
    this.#due.set(timer, work);
  }

  /**
   * Does all of it now, in the order in which it was asked for.
   * @returns how much there was
   */
  finish(): number {
    const timers = [...this.#due.keys()];
    for (const timer of timers) this.#do(timer);
    return timers.length;
  }

  /** It is never done. */
  clear(): void {
    for (const timer of this.#due.keys()) clearTimeout(timer);
    this.#due.clear();
  }

  #do(timer: NodeJS.Timeout): void {
    const work = this.#due.get(timer);
    clearTimeout(timer);
    this.#due.delete(timer);
    work?.();
  }
}
