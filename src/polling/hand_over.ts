import { type Bundle, errors } from 'zapier-platform-core';
import { limits } from './limits.ts';
import { newestFirst } from './newest_first.ts';

/** How the rows of a trigger are handed to Zapier. */
export type Handing<Row, Result> = {
  /** When the event of a row happened, ISO 8601 in UTC; null when nobody knows. */
  dateOf: (row: Row) => string | null;
  /** The number of the order that a row is about. */
  numberOf: (row: Row) => string;
  /** What Zapier gets of a row. */
  resultOf: (row: Row) => Result;
};

/**
 * What a poll hands to Zapier of its rows, newest event first.
 *
 * A usual poll hands over the newest rows that fit into `limits.pollBytes`, so that a run stays short
 * however large the shop is; never fewer than `limits.rowsPerPoll`, unless Zapier takes fewer. Rows
 * without a date are never left out, because their turn is unknown. The editor gets a few rows.
 *
 * Nothing may be left out when a Zap is turned on: an old row would move up when a newer one is
 * deleted, and fire as new. So that poll gets all rows, but of each
 * the key only, and does not come here.
 *
 * @throws a plain error when there are more rows without a date than Zapier takes
 */
export function handOver<Row, Result>(
  rows: readonly Row[],
  meta: Partial<Bundle['meta']>,
  { dateOf, numberOf, resultOf }: Handing<Row, Result>,
): Result[] {
  const handed: Result[] = [];
  let bytes = 0;
  let dated = { rows: 0, bytes: 0 };
  for (const { row, date } of newestFirst(rows, { dateOf, numberOf })) {
    const result = resultOf(row);
    const size = Buffer.byteLength(JSON.stringify(result)) + 1;
    bytes += size;
    if (meta.isLoadingSample) {
      if (isSampleFull(handed.length, bytes)) break;
    } else if (date === null) {
      if (bytes > limits.zapierBytes) throw tooManyRows();
    } else {
      dated = { rows: dated.rows + 1, bytes: dated.bytes + size };
      const isFull = dated.rows > limits.rowsPerPoll && dated.bytes > limits.pollBytes;
      if (isFull || bytes > limits.zapierBytes) break;
    }
    handed.push(result);
  }
  return handed;
}

/** The editor shows three rows, and must get one however large it is. */
const isSampleFull = (rows: number, bytes: number): boolean =>
  rows >= limits.rowsPerSample || (rows > 0 && bytes > limits.sampleBytes);

const tooManyRows = () =>
  new errors.Error(
    'There are more orders than Zapier takes at once. Choose fewer days in the Look Back field, or choose some products in the Products field.',
    'too_many_orders',
  );
