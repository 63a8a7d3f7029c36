import type { PhpRecord } from '../../../../src/justclick/answer.ts';
import type { Client } from '../client.ts';
import { Unusable } from '../errors.ts';
import { textOf } from '../text.ts';
import { DAY, HOUR, isNothing, type Shown, shownDate } from './dates.ts';

/** An order of a list, with what the probe goes by. */
export type Seen = {
  id: string;
  raw: PhpRecord;
  created: Shown | undefined;
  paid: Shown | undefined;
};

/** What a shop's lists of orders gave. */
export type Orders = {
  all: Seen[];
  /** Those that the service lists as paid, by the same window. */
  paid: Seen[];
  /** Those that it does not. */
  unpaid: Seen[];
  days: number;
  milliseconds: number;
};

/** Days that are asked for, one after the other, until there are enough orders. */
const SPANS = [3, 30, 120, 400];
const ENOUGH = 400;
/** An answer that would be bigger than this is not asked for. */
const MOST_BYTES = 8 * 1024 * 1024;

export const readOrder = (raw: PhpRecord): Seen => ({
  id: textOf(raw.id),
  raw,
  created: isNothing(raw.created) ? undefined : shownDate(raw.created),
  paid: isNothing(raw.paid) ? undefined : shownDate(raw.paid),
});

/** One without a number cannot be told from others. */
const readAll = (rows: PhpRecord[]) => rows.map(readOrder).filter(({ id }) => id !== '');

export const windowOf = (from: number, to: number) => ({ date_s: from, date_e: to });

/**
 * Reads the orders of as many days as it takes, all of them and the paid ones.
 * @throws {Unusable} when not even a few days come
 */
export async function readOrders(client: Client, now: number): Promise<Orders> {
  let read: Omit<Orders, 'paid' | 'unpaid'> | undefined;
  let bytesPerDay = 0;
  for (const days of SPANS) {
    if (read && (read.all.length >= ENOUGH || bytesPerDay * days > MOST_BYTES)) break;
    try {
      const { rows, reply } = await client.list('GetOrders', spanOfDays(days, now));
      read = { all: readAll(rows), days, milliseconds: reply.milliseconds };
      bytesPerDay = reply.bytes / days;
    } catch (error) {
      if (!(error instanceof Unusable) || !read) throw error;
      break;
    }
  }
  if (!read) throw new Unusable('No orders could be read.');
  const { rows } = await client.list('GetOrders', { ...spanOfDays(read.days, now), paid: true });
  const paid = readAll(rows);
  const paidIds = new Set(paid.map(({ id }) => id));
  return { ...read, paid, unpaid: read.all.filter(({ id }) => !paidIds.has(id)) };
}

const spanOfDays = (days: number, now: number) => windowOf(now - days * DAY, now + 3 * HOUR);

/** Whether GetOrders has an order in a window. */
export async function isIn(
  client: Client,
  { id }: Seen,
  from: number,
  to: number,
  paid?: true,
): Promise<boolean> {
  const { rows } = await client.list('GetOrders', { ...windowOf(from, to), ...(paid && { paid }) });
  return rows.some((row) => textOf(row.id) === id);
}
