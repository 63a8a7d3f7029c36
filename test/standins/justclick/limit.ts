/** How many requests the service takes, and what it says to more. No rate is published. */
export interface Limit {
  requests: number;
  /** Within so many seconds, which move on with the clock. */
  seconds: number;
  /** Default `code-8`: one of the two faults that say so. */
  answer?: 'code-8' | 'http-429';
}

/** Counts requests by the service's clock. What is refused does not count. */
export class RequestCounter {
  #limit: Limit | undefined;
  #taken: number[] = [];

  /** Begins to count anew. Without a limit everything is taken. */
  set(limit: Limit | undefined): void {
    this.#limit = limit;
    this.#taken = [];
  }

  /**
   * @param now unix seconds
   * @returns how a request that has just come in is refused, and how long the next one should wait;
   *   undefined when it is taken
   */
  refuse(now: number): { answer: Required<Limit>['answer']; wait: number } | undefined {
    const limit = this.#limit;
    if (!limit) return undefined;
    this.#taken = this.#taken.filter((time) => time > now - limit.seconds);
    if (this.#taken.length >= limit.requests) {
      const [oldest = now] = this.#taken;
      return { answer: limit.answer ?? 'code-8', wait: oldest + limit.seconds - now };
    }
    this.#taken.push(now);
    return undefined;
  }
}
