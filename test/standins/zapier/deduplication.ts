import type { Field } from './definition.ts';
import { LIMITS } from './limits.ts';

/** The fields by which Zapier tells records apart: those marked `primary`, else `id`. */
export function primaryKeysOf(outputFields: readonly Pick<Field, 'key' | 'primary'>[]): string[] {
  const primary = outputFields.filter((field) => field.primary).map(({ key }) => key);
  return primary.length > 0 ? primary : ['id'];
}

export type DeduplicationRules = {
  /** How many new records of one poll are let through. Default: 100. */
  newPerPoll?: number;
  /** Which of them, when there are more. Default: the oldest. */
  letsThrough?: 'oldest' | 'newest';
};

/**
 * What Zapier remembers of one Zap: which records it has seen, by their primary keys.
 *
 * Assumed: of more new records than are let through at a time, the rest stays unseen and comes on a
 * later poll. (Zapier may hold them for the person to release instead; that loses nothing either.)
 * Zapier keeps about 105,000 records per Zap; here nothing is ever pushed out.
 */
export class Deduplication<Row extends object = Record<string, unknown>> {
  readonly #seen = new Set<string>();
  readonly #primaryKeys: readonly string[];
  readonly #newPerPoll: number;
  readonly #letsThrough: 'oldest' | 'newest';

  constructor(
    outputFields: readonly Pick<Field, 'key' | 'primary'>[],
    { newPerPoll = LIMITS.newPerPoll, letsThrough = 'oldest' }: DeduplicationRules = {},
  ) {
    this.#primaryKeys = primaryKeysOf(outputFields);
    this.#newPerPoll = newPerPoll;
    this.#letsThrough = letsThrough;
  }

  /** How many records are remembered. */
  get size(): number {
    return this.#seen.size;
  }

  /** Zapier does this when a Zap is turned off. */
  forget(): void {
    this.#seen.clear();
  }

  /** Takes the records with which a Zap is turned on: nothing fires from them. */
  fill(rows: readonly Row[]): void {
    for (const row of rows) this.#seen.add(this.keyOf(row));
  }

  /**
   * Takes the records of a poll, newest first as an app hands them over.
   *
   * @returns those that fire now, in the order in which they do, and those held back for a later poll
   */
  take(rows: readonly Row[]): { fired: Row[]; held: Row[] } {
    const unseen = new Map<string, Row>();
    for (const row of rows) {
      const key = this.keyOf(row);
      if (!this.#seen.has(key) && !unseen.has(key)) unseen.set(key, row);
    }
    const fresh = [...unseen.values()];
    if (this.#letsThrough === 'oldest') fresh.reverse();
    const fired = fresh.slice(0, this.#newPerPoll);
    this.fill(fired);
    return { fired, held: fresh.slice(this.#newPerPoll) };
  }

  /** The values of the primary keys, as one text. */
  keyOf(row: Row): string {
    return JSON.stringify(this.#primaryKeys.map((key) => Reflect.get(row, key)));
  }
}
