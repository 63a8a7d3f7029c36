import type { Bundle } from 'zapier-platform-core';
import { AnswerTooBigError } from './justclick/index.ts';
import { limits } from './limits.ts';

/** A span of time in unix seconds, both ends included. */
export type Span = { from: number; to: number };

/**
 * Reads all of a span, in one request if that can be. When an answer is too big or too slow, the span
 * is cut in halves, newest first. The halves share an instant, because nobody knows whether the
 * service includes the ends of its windows; what comes twice counts once.
 *
 * @param smallest seconds below which a part is not cut any more
 * @param ask reads one part and has `timeout` seconds for it
 * @throws what `ask` throws; and a plain error, never a part of the span, when it cannot be read whole
 */
export async function readWhole<Row extends { id: string }>(
  span: Span,
  smallest: number,
  ask: (part: Span, timeout: number) => Promise<Row[]>,
): Promise<Row[]> {
  const deadline = performance.now() + limits.pollSeconds * 1000;
  const rows = new Map<string, Row>();
  const parts = [span];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const left = (deadline - performance.now()) / 1000;
    if (left <= 0) throw new AnswerTooBigError();
    try {
      for (const row of await ask(part, Math.min(left, limits.requestSeconds))) {
        if (!rows.has(row.id)) rows.set(row.id, row);
      }
    } catch (error) {
      const { from, to } = part;
      if (!(error instanceof AnswerTooBigError) || to - from <= smallest) throw error;
      const middle = Math.floor((from + to) / 2);
      parts.push({ from, to: middle }, { from: middle, to });
    }
  }
  return [...rows.values()];
}

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
