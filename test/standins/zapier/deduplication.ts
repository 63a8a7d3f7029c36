import type { Field } from './definition.ts';
import { RecordLimitError } from './errors.ts';
import { LIMITS } from './limits.ts';

/** The fields by which Zapier tells records apart: those marked `primary`, else `id`. */
export function primaryKeysOf(outputFields: readonly Pick<Field, 'key' | 'primary'>[]): string[] {
  const primary = outputFields.filter((field) => field.primary).map(({ key }) => key);
  return primary.length > 0 ? primary : ['id'];
}

export type DeduplicationRules = {
  /**
   * From how many new records in one poll on their runs are held: the flood protection limit of the
   * Zap, which paid plans can raise. Default: 100.
   */
  floodLimit?: number;
};

/** The new records of a poll, oldest first: either all of them fire, or all of them are held. */
export type Taken<Row> = { fired: Row[]; held: Row[] };

/**
 * What Zapier remembers of one Zap: which records it has seen, by their primary keys.
 *
 * A flood of new records does not fire: Zapier holds the runs, and mails the owner, who releases or
 * deletes them. They are remembered like all others, so no later poll brings them again.
 *
 * Assumed: all new records of such a poll are held, not only those above the limit. Zapier keeps about
 * 105,000 records per Zap; here nothing is ever pushed out.
 */
export class Deduplication<Row extends object = Record<string, unknown>> {
  readonly #seen = new Set<string>();
  readonly #primaryKeys: readonly string[];
  readonly #floodLimit: number;

  constructor(
    outputFields: readonly Pick<Field, 'key' | 'primary'>[],
    { floodLimit = LIMITS.flood }: DeduplicationRules = {},
  ) {
    this.#primaryKeys = primaryKeysOf(outputFields);
    this.#floodLimit = floodLimit;
  }

  /** How many records are remembered. */
  get size(): number {
    return this.#seen.size;
  }

  /** Zapier does this when a Zap is turned off. */
  forget(): void {
    this.#seen.clear();
  }

  /**
   * Takes the records with which a Zap is turned on: nothing fires from them.
   *
   * @throws {RecordLimitError} when there are more than Zapier compares
   */
  fill(rows: readonly Row[]): void {
    refuseTooMany(rows);
    for (const row of rows) this.#seen.add(this.keyOf(row));
  }

  /**
   * Takes the records of a poll, newest first as an app hands them over.
   *
   * @throws {RecordLimitError} when there are more than Zapier compares; none is remembered then
   */
  take(rows: readonly Row[]): Taken<Row> {
    refuseTooMany(rows);
    const unseen = new Map<string, Row>();
    for (const row of rows) {
      const key = this.keyOf(row);
      if (!this.#seen.has(key) && !unseen.has(key)) unseen.set(key, row);
    }
    for (const key of unseen.keys()) this.#seen.add(key);
    const fresh = [...unseen.values()].reverse();
    return fresh.length < this.#floodLimit
      ? { fired: fresh, held: [] }
      : { fired: [], held: fresh };
  }

  /** The values of the primary keys, as one text. */
  keyOf(row: Row): string {
    return JSON.stringify(this.#primaryKeys.map((key) => Reflect.get(row, key)));
  }
}

function refuseTooMany({ length }: readonly object[]): void {
  if (length > LIMITS.records) throw new RecordLimitError(length, LIMITS.records);
}
