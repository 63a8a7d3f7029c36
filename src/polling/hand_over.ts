import { errors } from 'zapier-platform-core';
import type { Bounds } from '../bounds.ts';
import type { Shop } from '../justclick/index.ts';
import { compareDesc, compareNumbersDesc } from '../orders/compare.ts';

/** A row of a trigger, by the date of its event (ISO 8601 in UTC, or null) and the number of its order. */
type DatedRow<Result> = { date: string | null; number: string; result: () => Result };

/**
 * What a poll hands to Zapier of its rows, newest event first.
 *
 * A usual poll hands over the newest rows that fit into `bounds.pollBytes`, so that a run stays short
 * however large the shop is; never fewer than `bounds.rowsPerPoll`, unless Zapier takes fewer. Rows
 * without a date are never left out, because their turn is unknown. The editor gets a few rows.
 *
 * Nothing may be left out when a Zap is turned on: an old row would move up when a newer one is
 * deleted, and fire as new. So that poll gets all rows, but of each
 * the key only, and does not come here.
 *
 * @throws a plain error when there are more rows without a date than Zapier takes
 */
export function handOver<Result>(
  rows: readonly DatedRow<Result>[],
  { run, bounds }: Pick<Shop, 'run' | 'bounds'>,
): Result[] {
  const handed: Result[] = [];
  let bytes = 0;
  let dated = { rows: 0, bytes: 0 };
  for (const row of newestFirst(rows)) {
    const result = row.result();
    const size = Buffer.byteLength(JSON.stringify(result)) + 1;
    bytes += size;
    if (run === 'test') {
      if (isSampleFull(handed.length, bytes, bounds)) break;
    } else if (row.date === null) {
      if (bytes > bounds.zapierBytes) throw tooManyRows();
    } else {
      dated = { rows: dated.rows + 1, bytes: dated.bytes + size };
      const isFull = dated.rows > bounds.rowsPerPoll && dated.bytes > bounds.pollBytes;
      if (isFull || bytes > bounds.zapierBytes) break;
    }
    handed.push(result);
  }
  return handed;
}

/** The editor shows three rows, and must get one however large it is. */
const isSampleFull = (rows: number, bytes: number, bounds: Bounds): boolean =>
  rows >= bounds.rowsPerSample || (rows > 0 && bytes > bounds.sampleBytes);

const tooManyRows = () =>
  new errors.Error(
    'There are more orders than Zapier takes at once. Choose fewer days in Look Back, or choose some products in Products.',
    'too_many_orders',
  );

/** The same rows, by the date of their event and then by the number of their order, newest first. */
export const newestFirst = <Row extends { date: string | null; number: string }>(
  rows: readonly Row[],
): Row[] =>
  [...rows].sort(
    (a, b) =>
      compareDesc(a.date ?? UNDATED, b.date ?? UNDATED) || compareNumbersDesc(a.number, b.number),
  );

/** Later than any date, so that it sorts first: the turn of a row without a date is unknown. */
const UNDATED = '~';
