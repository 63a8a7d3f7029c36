import type { Client } from './client.ts';
import { Stopped, Unusable } from './errors.ts';
import type { Findings } from './findings.ts';
import { type QuestionId, WRITING_IDS } from './questions.ts';
import type { Say } from './read.ts';
import { findHttp } from './reading/requests.ts';
import { DAY } from './shop/dates.ts';
import { textOf } from './text.ts';
import { findCancel, findDeleteOfPaid, findDeleteTwice } from './writing/ends.ts';
import {
  findAlreadyExists,
  findCreateResult,
  findMiddleName,
  findRepeated,
} from './writing/making.ts';
import type { OwnOrders } from './writing/own_orders.ts';
import { findByPaidOrder } from './writing/paid.ts';
import { findReturn, findSent } from './writing/statuses.ts';

/** How far back the first order is dated: before any window that is short by mistake. */
const DAYS_BACK = 40;

/**
 * Finds out what only orders of its own can tell. Deletes them again, whatever happens on the way.
 *
 * @param product the code of the product that is ordered
 * @param now unix seconds
 * @returns what could not be deleted, in a sentence each
 */
export async function findByWriting(
  client: Client,
  found: Findings,
  own: OwnOrders,
  { product, now, say }: { product: string; now: number; say: Say },
): Promise<string[]> {
  let left: string[] = [];
  try {
    await findAll(client, found, own, { product, now, say });
  } catch (error) {
    if (!(error instanceof Stopped || error instanceof Unusable)) throw error;
    found.leaveOpen(open(found), error.message);
  } finally {
    left = await own.cleanUp();
    findHttp(client, found);
  }
  return left;
}

const open = (found: Findings): QuestionId[] => WRITING_IDS.filter((id) => found.isOpen(id));

async function findAll(
  client: Client,
  found: Findings,
  own: OwnOrders,
  { product, now, say }: { product: string; now: number; say: Say },
): Promise<void> {
  const middleName = client.account.middleName;
  const params = {
    bill_first_name: 'Probe',
    bill_surname: 'Order',
    [middleName]: 'Middle',
    bill_country: 'RU',
    bill_city: 'Moscow',
    bill_address: 'Red Square 1',
    goods: [{ good_name: product, good_sum: 1 }],
  };
  const old = { ...params, bill_created: now - DAYS_BACK * DAY };

  const { reply, order } = await own.create(old);
  findCreateResult(found, reply);
  if (!order) throw new Unusable('No order was made that can be read as its own.');
  const first = textOf(order.id);
  findMiddleName(found, order, middleName);

  say('The same order again');
  const again = await own.create(old);
  findAlreadyExists(found, again.reply, first);

  say('Paid, shipped and returned');
  await findByPaidOrder(client, found, first, { made: old.bill_created, now });
  await findSent(client, found, first, now);
  await findReturn(client, found, first);
  await own.delete(first);

  say('Canceled and deleted');
  const canceled = again.order ?? (await own.create(params)).order;
  if (canceled) {
    await findCancel(client, found, textOf(canceled.id));
    await findDeleteTwice(found, own, textOf(canceled.id));
  }
  const twice = await own.create({ ...params, goods: [...params.goods, ...params.goods] });
  findRepeated(found, twice.reply, twice.order);
  const paid = twice.order ?? (await own.create(params)).order;
  if (paid) await findDeleteOfPaid(client, found, own, textOf(paid.id), now);
  found.leaveOpen(open(found), 'The service did not make the orders that this takes.');
}
