import { AnswerTooBigError } from '../justclick/index.ts';
import { limits } from './limits.ts';

/** A span of time in unix seconds, both ends included. */
export type Span = { from: number; to: number };

/** What the requests of one poll may cost; the lists that it reads share it. */
export type Budget = {
  /** When they have to be done, as `performance.now()` counts. */
  deadline: number;
  /** How many are left. */
  requests: number;
};

export const newBudget = (): Budget => ({
  deadline: performance.now() + limits.pollSeconds * 1000,
  requests: limits.requestsPerPoll,
});

/**
 * Reads all of a span, in one request if that can be, which gets all the time there is. Only when an
 * answer is too big, or the gateway gave up on it, is the span cut in halves, newest first. The halves
 * overlap by a second, because nobody knows whether the service includes the ends of its windows: what
 * comes twice has to count once.
 *
 * @param smallest seconds below which a part is not cut any more: 3 or more
 * @param read reads one part and has `timeout` seconds for it
 * @throws what `read` throws; and a plain error when the span cannot be read whole. What was read by
 * then is a part of it, and must not be used.
 */
export async function readWhole(
  span: Span,
  smallest: number,
  budget: Budget,
  read: (part: Span, timeout: number) => Promise<void>,
): Promise<void> {
  const parts = [span];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const left = (budget.deadline - performance.now()) / 1000;
    if (left <= 0 || budget.requests <= 0) throw new AnswerTooBigError();
    budget.requests -= 1;
    try {
      await read(part, left);
    } catch (error) {
      const { from, to } = part;
      if (!(error instanceof AnswerTooBigError) || to - from <= smallest) throw error;
      const middle = Math.floor((from + to) / 2);
      parts.push({ from, to: middle + 1 }, { from: middle, to });
    }
  }
}
