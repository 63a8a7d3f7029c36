import type { Clock } from './clock.ts';
import { LIMITS } from './limits.ts';

/**
 * What hydrators gave lately. Zapier keeps it for five minutes, by the hydrator and its input, and gives
 * it to other runs of the account as well: an order that has changed meanwhile comes back as it was.
 */
export class Hydrated {
  readonly #clock: Clock;
  readonly #isKept: boolean;
  readonly #kept = new Map<string, { value: unknown; until: number }>();

  /** @param isKept whether anything is kept; tests show what they would come to without */
  constructor(clock: Clock, isKept = true) {
    this.#clock = clock;
    this.#isKept = isKept;
  }

  find(key: string): { value: unknown } | undefined {
    const found = this.#kept.get(key);
    return found !== undefined && this.#clock.now() < found.until ? found : undefined;
  }

  /** @param seconds the third argument of `z.dehydrate`; assumed to be seconds */
  keep(key: string, value: unknown, seconds: number = LIMITS.hydratedSeconds): void {
    if (!this.#isKept) return;
    this.#kept.set(key, { value, until: this.#clock.now() + seconds * 1000 });
  }
}
