import { setTimeout } from 'node:timers/promises';
import type { DoubtError, Shop } from '../justclick/index.ts';
import { fetchOrder } from './fetch.ts';
import type { Order } from './order.ts';

/**
 * Looks at the shop to end the doubt about a write, in the time that is left of a run. The service may
 * still finish a write after the connection broke, so a look never proves that it was not done, or won't
 * be.
 *
 * @param look gives what was done, for the Zap; undefined while it does not show
 * @throws the doubt, when no look shows that the write was done
 */
export async function resolveDoubt<Result>(
  shop: Shop,
  doubt: DoubtError,
  look: () => Promise<Result | undefined>,
): Promise<Result> {
  let waited = 0;
  for (const seconds of shop.bounds.looksAfter) {
    if (shop.secondsLeft < seconds - waited + 1) break;
    await setTimeout((seconds - waited) * 1000);
    waited = seconds;
    try {
      const done = await look();
      if (done !== undefined) return done;
    } catch (error) {
      shop.log(`We couldn't see whether this step worked: ${error}`);
    }
  }
  throw doubt;
}

/**
 * The same for a write to one order.
 *
 * @param judge gets the order as it is now, undefined when there is none; gives what was done
 */
export const resolveByOrder = <Result>(
  shop: Shop,
  doubt: DoubtError,
  number: string,
  judge: (order: Order | undefined) => Result | undefined,
): Promise<Result> =>
  resolveDoubt(shop, doubt.about(`order ${number}`), async () =>
    judge(await fetchOrder(shop, number, shop.bounds.lookSeconds)),
  );
