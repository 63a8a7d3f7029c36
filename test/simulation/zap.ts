import type { Bundle } from 'zapier-platform-core';
import type { Row } from './triggers.ts';

/**
 * Zapier's side of one Zap: what it remembers, and which rows of a poll it lets through.
 *
 * Assumed: of more new rows than are let through at a time, the rest stays unseen and comes on a later
 * poll. (Zapier may hold them for the person to release instead; that loses nothing either.)
 */
export class Zap {
  readonly #memory = new Set<string>();
  readonly #primary: readonly string[];
  readonly #newPerPoll: number;
  readonly #letsThrough: 'newest' | 'oldest';

  constructor(
    outputFields: readonly { key: string; primary?: boolean }[],
    rules: { newPerPoll: number; letsThrough: 'newest' | 'oldest' },
  ) {
    const primary = outputFields.filter((field) => field.primary).map((field) => field.key);
    this.#primary = primary.length > 0 ? primary : ['id'];
    this.#newPerPoll = rules.newPerPoll;
    this.#letsThrough = rules.letsThrough;
  }

  forget(): void {
    this.#memory.clear();
  }

  /** Takes the rows of the poll with which a Zap is switched on: nothing fires from them. */
  fill(rows: Row[]): void {
    for (const row of rows) this.#memory.add(this.#keyOf(row));
  }

  /** Takes the rows of a usual poll, newest first. */
  take(rows: Row[]): { fired: Row[]; held: Row[] } {
    const unseen = new Map<string, Row>();
    for (const row of rows) {
      const key = this.#keyOf(row);
      if (!this.#memory.has(key) && !unseen.has(key)) unseen.set(key, row);
    }
    const fresh = [...unseen.values()];
    if (this.#letsThrough === 'oldest') fresh.reverse();
    const fired = fresh.slice(0, this.#newPerPoll);
    this.fill(fired);
    return { fired, held: fresh.slice(this.#newPerPoll) };
  }

  #keyOf(row: Row): string {
    const values: Record<string, unknown> = row;
    return JSON.stringify(this.#primary.map((key) => values[key]));
  }
}

/** What Zapier tells a perform about its run. */
export const metaOf = (isPopulatingDedupe: boolean): Bundle['meta'] => ({
  isBulkRead: false,
  isFillingDynamicDropdown: false,
  isLoadingSample: false,
  isPopulatingDedupe,
  isTestingAuth: false,
  limit: -1,
  page: 0,
  timezone: null,
  inputFields: {},
});
