import { isRecord, type PhpRecord } from '../../../src/justclick/answer.ts';
import type { Client } from './client.ts';
import { Stopped, Unusable } from './errors.ts';
import type { Findings } from './findings.ts';
import { type QuestionId, READING_IDS } from './questions.ts';
import { ABOUT_API2, findApi2 } from './reading/api2.ts';
import { findItemCodes } from './reading/codes.ts';
import { findDateForm, findUnpaidDate, findZone } from './reading/dates.ts';
import { findDaysMeaning, findDaysZone } from './reading/days.ts';
import { findGroups } from './reading/groups.ts';
import { findEmptyLists, findUnknownOrder } from './reading/nothing.ts';
import {
  findAnswerTime,
  findCouponKey,
  findLinkForm,
  findRecurrentFlag,
  findSentStatus,
  findStatusWords,
} from './reading/orders.ts';
import { findCases, findHttp, findWrongHash } from './reading/requests.ts';
import { findValueTypes } from './reading/values.ts';
import { findWindowEnds, findWindowMeaning } from './reading/windows.ts';
import { isNothing } from './shop/dates.ts';
import { readGoodsOrders, readOldGoodsOrders } from './shop/goods.ts';
import { type Orders, readOrders } from './shop/orders.ts';

/** Tells people what is being done. */
export type Say = (line: string) => void;

const ABOUT_GOODS = ['coupon-key', 'recurrent-flag'] as const;
const ABOUT_ORDERS = READING_IDS.filter(
  (id) =>
    !['groups', 'empty-list', 'empty-record', 'unknown-order-code', 'http-status'].includes(id) &&
    !['compression', 'content-length', ...ABOUT_API2].includes(id) &&
    !['name-case', 'login-case', 'wrong-hash', 'value-types'].includes(id),
);

/**
 * Finds out all that can be by reading. Whatever ends it early, what was found by then stays.
 *
 * @param products those of the account
 * @param now unix seconds
 */
export async function findByReading(
  client: Client,
  found: Findings,
  products: PhpRecord[],
  now: number,
  say: Say,
): Promise<void> {
  const part = async (label: string, ids: readonly QuestionId[], work: () => Promise<void>) => {
    say(label);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Unusable || error instanceof Stopped)) throw error;
      found.leaveOpen(
        ids.filter((id) => found.isOpen(id)),
        error.message,
      );
      if (error instanceof Stopped) throw error;
    }
  };
  try {
    await part('Groups', ['groups'], () => findGroups(client, found));
    await part('What there is when there is nothing', ['empty-list'], () =>
      findEmptyLists(client, found),
    );
    await part('An order that does not exist', ['empty-record', 'unknown-order-code'], () =>
      findUnknownOrder(client, found),
    );
    await part('Orders', ABOUT_ORDERS, async () => {
      await findByOrders(client, found, products, now, part);
    });
    await part('API 2.0', ABOUT_API2, () => findApi2(client, found));
    // Last: whoever refuses a wrong signature may refuse more after it.
    await part('Names in other cases', ['name-case', 'login-case'], () => findCases(client, found));
    await part('A wrong signature', ['wrong-hash'], () => findWrongHash(client, found));
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const open = READING_IDS.filter((id) => found.isOpen(id));
    found.leaveOpen(open, error.message);
  }
  findHttp(client, found);
}

type Part = (label: string, ids: readonly QuestionId[], work: () => Promise<void>) => Promise<void>;

async function findByOrders(
  client: Client,
  found: Findings,
  products: PhpRecord[],
  now: number,
  part: Part,
): Promise<void> {
  found.leaveOpen(['value-types'], 'There are no products.');
  findValueTypes(found, { products, orders: [] });
  const orders = await readOrders(client, now);
  if (orders.all.length === 0) {
    found.leaveOpen(ABOUT_ORDERS, `The shop has no orders of the last ${orders.days} days.`);
    return;
  }
  found.leaveOpen(ABOUT_ORDERS, 'The orders of this shop do not tell.');
  findFacts(client, found, orders);

  const zone = await findZone(client, found, orders);
  await part('Windows of GetOrders', ['window-meaning', 'window-ends'], async () => {
    await findWindowMeaning(client, found, orders, zone);
    await findWindowEnds(client, found, orders, zone);
  });
  let withGoods: PhpRecord[] = [];
  await part('Orders with products', [...ABOUT_GOODS, 'value-types'], async () => {
    const listRows = await readGoodsOrders(client, now, orders);
    withGoods = listRows;
    found.leaveOpen(ABOUT_GOODS, 'There are no orders of the last days.');
    findRecurrentFlag(found, listRows);
    const details = await readDetails(client, listRows, orders);
    findCouponKey(found, listRows, details);
    const rows = orders.all.map(({ raw }) => raw);
    findValueTypes(found, { products, orders: [...rows, ...listRows, ...details] });
  });
  await part('Codes of products in old orders', ['item-codes'], async () => {
    const rows = [...withGoods, ...(await readOldGoodsOrders(client, now, orders))];
    await findItemCodes(client, found, { products, rows });
  });
  await part('Days of GetOrdersWithGoods', ['goods-days-zone', 'goods-days-meaning'], async () => {
    await findDaysZone(client, found, orders, zone);
    await findDaysMeaning(client, found, orders, zone);
  });
}

/** What the list of orders tells by itself. */
function findFacts(client: Client, found: Findings, orders: Orders): void {
  found.leaveOpen(['unpaid-date'], 'All orders are paid.');
  found.leaveOpen(['status-words'], 'No order has a status.');
  found.leaveOpen(['link-form'], 'No order has a link and no domain of its own.');
  findDateForm(found, orders);
  findUnpaidDate(found, orders);
  findStatusWords(found, orders);
  findSentStatus(found, orders);
  findLinkForm(found, orders, client.account.host);
  findAnswerTime(found, orders);
}

/** The details of a few orders, one with a coupon among them if there is one. */
async function readDetails(
  client: Client,
  listRows: PhpRecord[],
  { all }: Orders,
): Promise<PhpRecord[]> {
  const withCoupon = listRows.find(({ kupon, coupon }) => !isNothing(kupon) || !isNothing(coupon));
  const ids = new Set([all[0]?.id, withCoupon && `${withCoupon.id}`]);
  const details: PhpRecord[] = [];
  for (const bill_id of ids) {
    if (bill_id === undefined) continue;
    const { signed, code, result } = await client.ask('getOrderDetails', {
      bill_id,
      good_info: true,
    });
    if (signed && code === 0 && isRecord(result)) details.push(result);
  }
  return details;
}
