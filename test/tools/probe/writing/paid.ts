import { payStatusOf } from '../../../../src/orders/status.ts';
import { readRecord } from '../../../../src/values/output.ts';
import type { Client } from '../client.ts';
import type { Findings } from '../findings.ts';
import { findDaysMeaningBy } from '../reading/days.ts';
import { findEndsBy } from '../reading/windows.ts';
import { dayOf } from '../shop/dates.ts';
import { EASTERNMOST, WESTERNMOST } from '../shop/offsets.ts';
import { isIn, readOrder } from '../shop/orders.ts';
import { statusAfter } from './statuses.ts';

const DATE = { date: { label: '', type: 'datetime', sample: null } } as const;

/** Seconds around a moment, for windows that surely have it. */
const MARGIN = 60;

/**
 * What an order tells that was made on one day and is paid now.
 * @param dates unix seconds
 */
export async function findByPaidOrder(
  client: Client,
  found: Findings,
  id: string,
  { made, now }: { made: number; now: number },
): Promise<void> {
  const after = await statusAfter(client, id, { status: 'paid', date: now });
  if ('refused' in after) {
    found.leaveOpen(['status-after-paid'], after.refused);
    return;
  }
  const { date } = readRecord(DATE, { date: after.details.paid });
  const seconds = date === null ? Number.NaN : Date.parse(date) / 1000;
  // To the minute: a date may come without seconds.
  const isDated = Math.abs(seconds - now) <= MARGIN;
  found.judge(
    'status-after-paid',
    payStatusOf(after.word) === 'paid' && isDated,
    `${after.word}, ${date === null ? 'without a date' : isDated ? 'with the date' : 'with another date'}`,
    'One order, read after the change.',
  );
  const order = readOrder(after.details);
  const byPayment = await isIn(client, order, now - MARGIN, now + MARGIN, true);
  const byCreation = await isIn(client, order, made - MARGIN, made + MARGIN, true);
  const evidence = 'One order, dated 40 days back and paid now, is in one of two windows.';
  if (byPayment !== byCreation) {
    found.confirm('window-meaning', byPayment ? 'paid' : 'created', evidence);
  }
  if (found.isOpen('goods-days-meaning')) {
    const days = (second: number) => ({
      first: dayOf(second, WESTERNMOST),
      last: dayOf(second, EASTERNMOST),
    });
    await findDaysMeaningBy(client, found, { order, created: days(made), payment: days(now) });
  }
  if (found.isOpen('window-ends')) await findEndsBy(client, found, order, made);
}
