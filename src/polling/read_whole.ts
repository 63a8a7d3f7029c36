import { AnswerTooBigError } from '../justclick/index.ts';
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
