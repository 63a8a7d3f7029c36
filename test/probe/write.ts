import type { PhpParams } from '../../src/justclick/query.ts';
import { isRecord, type PhpRecord } from '../../src/justclick/record.ts';
import type { Client } from './client.ts';
import { Stopped, Unusable } from './errors.ts';
import type { Findings } from './findings.ts';
import { type QuestionId, WRITING_IDS } from './questions.ts';
import type { Say } from './read.ts';
import { findHttpStatus } from './reading/requests.ts';
import { DAY } from './shop/dates.ts';
import { findCancel, findDeleteOfPaid, findDeleteTwice } from './writing/ends.ts';
import { findAlreadyExists, findCreateResult, findMiddleName } from './writing/making.ts';
import { numberIn, type OwnOrders } from './writing/own_orders.ts';
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
    findHttpStatus(client, found);
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
    bill_comment: 'Made by the probe of the Zapier integration. It may be deleted.',
    goods: [{ good_name: product, good_sum: 1 }],
  };
  const old = { ...params, bill_created: now - DAYS_BACK * DAY };

  const made = await own.create(old);
  findCreateResult(found, made);
  const first = made.code === 0 ? numberIn(made) : undefined;
  if (first === undefined) throw new Unusable('No order could be made.');
  findMiddleName(found, await detailsOf(client, first), middleName);

  say('The same order again');
  const again = await own.create(old);
  findAlreadyExists(found, again, first);
  const second = again.code === 0 ? numberIn(again) : undefined;

  say('Paid, shipped and returned');
  await findByPaidOrder(client, found, first, { made: old.bill_created, now });
  await findSent(client, found, first, now);
  await findReturn(client, found, first);
  await own.delete(first);

  say('Canceled and deleted');
  const canceled = second ?? (await newOrder(own, params));
  if (canceled !== undefined) {
    await findCancel(client, found, canceled);
    await findDeleteTwice(found, own, canceled);
  }
  const paid = await newOrder(own, params);
  if (paid !== undefined) await findDeleteOfPaid(client, found, own, paid, now);
  found.leaveOpen(open(found), 'The service did not make the orders that this takes.');
}

/** Another order; undefined when the service takes it for one that is there. */
async function newOrder(own: OwnOrders, params: PhpParams): Promise<string | undefined> {
  const reply = await own.create(params);
  return reply.code === 0 ? numberIn(reply) : undefined;
}

/** The details of an order; undefined when they cannot be read. */
export async function detailsOf(client: Client, id: string): Promise<PhpRecord | undefined> {
  const { signed, code, result } = await client.ask('getOrderDetails', { bill_id: id });
  return signed && code === 0 && isRecord(result) && `${result.id}` === id ? result : undefined;
}
