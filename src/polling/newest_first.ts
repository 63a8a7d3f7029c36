import type { Bundle } from 'zapier-platform-core';
import { limits } from './limits.ts';

/**
 * What a poll hands to Zapier, newest event first.
 *
 * A usual poll hands over the newest `limits.rowsPerPoll`. The poll that fills Zapier's memory when a
 * Zap is switched on hands over everything: otherwise an old row would move up when a newer one is
 * deleted, and fire as new. Rows without a date are never left out, because their turn is unknown.
 *
 * @param dateOf when the event of a row happened, ISO 8601 in UTC
 */
export function newestFirst<Row extends { id: string }>(
  rows: Row[],
  meta: Partial<Bundle['meta']> = {},
  dateOf: (row: Row) => string | null,
): Row[] {
  const dated = rows.map((row) => ({ row, date: dateOf(row) ?? UNDATED }));
  dated.sort((a, b) => compareDesc(a.date, b.date) || compareNumbersDesc(a.row.id, b.row.id));
  const undated = dated.findIndex(({ date }) => date !== UNDATED);
  return dated.slice(0, mostRows(meta, undated)).map(({ row }) => row);
}

/** Later than any date, so that it sorts first. */
const UNDATED = '~';

function mostRows(meta: Partial<Bundle['meta']>, undated: number): number {
  if (meta.isPopulatingDedupe) return Number.POSITIVE_INFINITY;
  if (meta.isLoadingSample) return limits.rowsPerSample;
  return undated === -1 ? Number.POSITIVE_INFINITY : undated + limits.rowsPerPoll;
}

const compareDesc = (a: string, b: string) => (a === b ? 0 : a < b ? 1 : -1);

/** A longer number is a greater one, so text of digits compares without becoming a float. */
export const compareNumbersDesc = (a: string, b: string): number =>
  b.length - a.length || compareDesc(a, b);
