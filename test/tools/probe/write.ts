import type { Client } from './client.ts';
import { Stopped, Unusable } from './errors.ts';
import type { Findings } from './findings.ts';
import { type QuestionId, WRITING_IDS } from './questions.ts';
import type { Say } from './read.ts';
import { findHttp } from './reading/requests.ts';
import { DAY } from './shop/dates.ts';
import { textOf } from './text.ts';
import { findTags, findUnsubscription } from './writing/contacts.ts';
import { findCancel, findDeleteOfPaid, findDeleteTwice } from './writing/ends.ts';
import {
  findAlreadyExists,
  findCreateResult,
  findMiddleName,
  findRepeated,
} from './writing/making.ts';
import { OwnContact, PROBE_TAG } from './writing/own_contact.ts';
import type { OwnOrders } from './writing/own_orders.ts';
import { findByPaidOrder } from './writing/paid.ts';
import { findReturn, findSent } from './writing/statuses.ts';

/** How far back the first order is dated: before any window that is short by mistake. */
const DAYS_BACK = 40;

/** What is made, and whatever is the same for all of it. */
type Writing = {
  /** The code of the product that is ordered. */
  product: string;
  /** A group to add the contact to. */
  group: string | undefined;
  /** Unix seconds. */
  now: number;
  say: Say;
};

/**
 * Finds out what only orders of its own, and a contact, can tell. Puts things right again, whatever
 * happens on the way.
 *
 * @returns what could not be put right, in a sentence each
 */
export async function findByWriting(
  client: Client,
  found: Findings,
  own: OwnOrders,
  writing: Writing,
): Promise<string[]> {
  const { group, say } = writing;
  const contact = new OwnContact(client, own.email, say);
  const part = async (ids: readonly QuestionId[], work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Stopped || error instanceof Unusable)) throw error;
      found.leaveOpen(ids, error.message);
    }
  };
  let left: string[] = [];
  try {
    await part(ABOUT_ORDERS, () => findAll(client, found, own, writing));
    await part(ABOUT_TAGS, async () => {
      say(`The tag ${PROBE_TAG}`);
      await findTags(found, contact);
    });
    await part(['unsubscription'], () => findUnsubscription(found, contact, group));
  } finally {
    left = [...(await own.cleanUp()), ...(await contact.cleanUp())];
    findHttp(client, found);
  }
  return left;
}

const ABOUT_TAGS: readonly QuestionId[] = ['tag-twice', 'tag-removed-twice'];
const ABOUT_ORDERS = WRITING_IDS.filter(
  (id) => id !== 'unsubscription' && !ABOUT_TAGS.includes(id),
);

const open = (found: Findings): QuestionId[] => ABOUT_ORDERS.filter((id) => found.isOpen(id));

async function findAll(
  client: Client,
  found: Findings,
  own: OwnOrders,
  { product, now, say }: Writing,
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
