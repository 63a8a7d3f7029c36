import { setTimeout } from 'node:timers/promises';
import { errors } from 'zapier-platform-core';
import { DoubtError, type Shop } from '../justclick/index.ts';
import { fetchOrder } from './fetch.ts';
import type { Order } from './order.ts';

/** Waits until what is seen of a write that is over is all that will be seen. */
export const waitForService = ({ bounds }: Shop, { isOver }: DoubtError): Promise<void> =>
  setTimeout(isOver ? bounds.pauseSeconds * 1000 : 0);

/** What an order says of a write to it: that it was done, with the result for the Zap; or not; or nothing. */
export type Verdict<Result> = { done: Result } | 'not done' | undefined;

/**
 * Ends the doubt about a write to one order by a look at the order, in the time that is left of a run.
 *
 * @param error what the write ended in
 * @param judge gets the order as it is now, undefined when there is none
 * @returns the result, when the write was done
 * @throws a plain error, after which the step can run again, when it was not; else the doubt, with the
 * number of the order. Any other error than a doubt as it is
 */
export async function resolveDoubt<Result>(
  shop: Shop,
  number: string,
  error: unknown,
  judge: (order: Order | undefined) => Verdict<Result>,
): Promise<Result> {
  if (!(error instanceof DoubtError)) throw error;
  const { brand, reason, isOver } = error;
  await waitForService(shop, error);
  const verdict = await fetchOrder(shop, number, shop.bounds.lookSeconds).then(judge, (failure) => {
    shop.log(`Order ${number} could not be looked at: ${failure}`);
    return undefined;
  });
  if (typeof verdict === 'object') return verdict.done;
  if (verdict === 'not done' && isOver) {
    throw new errors.Error(
      `${reason}. Order ${number} shows that ${brand} did not carry out this step: you can run it again.`,
      'not_carried_out',
    );
  }
  throw error.about(`order ${number}`);
}
