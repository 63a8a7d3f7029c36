import type { PhpRecord } from '../../../../src/justclick/answer.ts';
import { dayText } from '../../../../src/polling/spans.ts';
import type { Client } from '../client.ts';
import { textOf } from '../text.ts';
import { DAY, dayOf } from './dates.ts';
import { EASTERNMOST, WESTERNMOST } from './offsets.ts';
import type { Orders, Seen } from './orders.ts';

/** Days of GetOrdersWithGoods, both included, counted from 1970. */
export type Days = { first: number; last: number };

const daysOf = ({ first, last }: Days) => ({
  begin_date: dayText(first * DAY),
  end_date: dayText(last * DAY),
});

/** It takes a month at most, and its rows are the biggest. */
const MOST_DAYS = 28;
const MOST_ROWS = 1500;

/** As many days as make a list of a sensible size. */
function spanOf({ all, days }: Orders): number {
  const perDay = all.length / days;
  return Math.max(1, Math.min(MOST_DAYS, Math.floor(MOST_ROWS / Math.max(perDay, 1))));
}

/** Orders with their products: as many of the last days as make a list of a sensible size. */
export async function readGoodsOrders(
  client: Client,
  now: number,
  orders: Orders,
): Promise<PhpRecord[]> {
  const span = spanOf(orders);
  const last = dayOf(now, EASTERNMOST);
  const asked = daysOf({ first: last - span + 1, last });
  return (await client.list('getOrdersWithGoods', asked)).rows;
}

/** The same of the oldest days of which there are orders; none when those have just been read. */
export async function readOldGoodsOrders(
  client: Client,
  now: number,
  orders: Orders,
): Promise<PhpRecord[]> {
  const seconds = orders.all.flatMap(({ created }) => (created ? [created.seconds] : []));
  if (seconds.length === 0) return [];
  const span = spanOf(orders);
  const first = dayOf(Math.min(...seconds), WESTERNMOST);
  const last = Math.min(first + span - 1, dayOf(now, EASTERNMOST) - span);
  if (last < first) return [];
  return (await client.list('getOrdersWithGoods', daysOf({ first, last }))).rows;
}

/** Whether GetOrdersWithGoods has an order in some days. */
export async function isOnDays(
  client: Client,
  { id }: Seen,
  days: Days,
  paid?: 'true',
): Promise<boolean> {
  const { rows } = await client.list('getOrdersWithGoods', {
    ...daysOf(days),
    ...(paid && { paid }),
  });
  return rows.some((row) => textOf(row.id) === id);
}
