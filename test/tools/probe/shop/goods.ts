import type { PhpRecord } from '../../../../src/justclick/answer.ts';
import { dayText } from '../../../../src/polling/spans.ts';
import type { Client } from '../client.ts';
import { textOf } from '../text.ts';
import { DAY, dayOf } from './dates.ts';
import { EASTERNMOST } from './offsets.ts';
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

/** Orders with their products: as many of the last days as make a list of a sensible size. */
export async function readGoodsOrders(
  client: Client,
  now: number,
  { all, days }: Orders,
): Promise<PhpRecord[]> {
  const perDay = all.length / days;
  const span = Math.max(1, Math.min(MOST_DAYS, Math.floor(MOST_ROWS / Math.max(perDay, 1))));
  const last = dayOf(now, EASTERNMOST);
  const asked = daysOf({ first: last - span + 1, last });
  return (await client.list('getOrdersWithGoods', asked)).rows;
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
