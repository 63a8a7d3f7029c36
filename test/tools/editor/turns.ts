/** Things to do, one after the other. */
export class Turns {
  readonly #onChange: () => void;
  #last: Promise<unknown> = Promise.resolve();
  #busy: string | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** What is being done now, e.g. "Polling". */
  get busy(): string | null {
    return this.#busy;
  }

  /** @returns when it has been done in its turn */
  do(what: string, work: () => Promise<void>): Promise<void> {
    const next = this.#last.then(async () => {
      this.#busy = what;
      this.#onChange();
      try {
        await work();
      } finally {
        this.#busy = null;
        this.#onChange();
      }
    });
    this.#last = next.catch(() => {});
    return next;
  }
}
