import { readRecord } from '../../../../src/values/output.ts';
import type { Client } from '../client.ts';
import { counted, type Findings, listed } from '../findings.ts';
import { formOf, HOUR, isNothing, shapeOf } from '../shop/dates.ts';
import { MOSCOW, OFFSETS, offsetText } from '../shop/offsets.ts';
import { isIn, type Orders, type Seen } from '../shop/orders.ts';
import type { Zone } from '../shop/zone.ts';

const DATE = { date: { label: '', type: 'datetime', sample: null } } as const;

/** Whether the app makes a date of a value. */
const isReadable = (date: unknown) => readRecord(DATE, { date }).date !== null;

export function findDateForm(found: Findings, { all }: Orders): void {
  const dates = all
    .flatMap(({ raw }) => [raw.created, raw.paid])
    .filter((value) => !isNothing(value) && !isAlmostNothing(value));
  if (dates.length === 0) return;
  const unreadable = dates.filter((date) => !isReadable(date));
  const seen = counted(dates.length, 'date');
  found.judge(
    'date-form',
    unreadable.length === 0,
    listed(dates.map(formOf)),
    unreadable.length === 0
      ? `${seen}, all of them read by the app.`
      : `${seen}, of which the app cannot read ${unreadable.length}.`,
  );
}

/** `0000-00-00`, which MySQL has for no date. */
const isAlmostNothing = (value: unknown) => typeof value === 'string' && /^[0 .:-]+$/.test(value);

/** How unpaid orders write that. */
export function findUnpaidDate(found: Findings, { unpaid }: Orders): void {
  // A real date among them: a payment that was entered with a date before the window, for example.
  const values = unpaid.map(({ raw }) => raw.paid).filter((value) => !isReadable(value));
  const forms = values.map((value) => {
    if (value === undefined) return 'missing';
    return isNothing(value) ? JSON.stringify(value) : `a text like ${shapeOf(value)}`;
  });
  const most = constantDate(unpaid);
  if (most) {
    const evidence = `${counted(most, 'unpaid order')} with one and the same date, which the app takes for one.`;
    found.contradict('unpaid-date', 'a date', evidence);
  } else if (forms.length > 0) {
    const evidence = `${counted(forms.length, 'unpaid order')}, all of them read as unpaid.`;
    found.confirm('unpaid-date', listed(forms), evidence);
  }
}

/** How many of the orders have the same date of payment, if that is too many to be chance. */
function constantDate(unpaid: Seen[]): number | undefined {
  const counts = new Map<unknown, number>();
  for (const { raw } of unpaid) {
    if (isReadable(raw.paid)) counts.set(raw.paid, (counts.get(raw.paid) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return most >= 3 && most > unpaid.length / 2 ? most : undefined;
}

/**
 * Finds out the zone of dates that come as text: a window of GetOrders, in unix seconds, has an order or
 * does not, so that each question halves the zones that are possible.
 */
export async function findZone(
  client: Client,
  found: Findings,
  { all }: Orders,
): Promise<Zone | undefined> {
  const dated = all.flatMap((order) => (order.created ? [{ order, ...order.created }] : []));
  const local = dated.filter(({ isLocal }) => isLocal).sort((a, b) => b.seconds - a.seconds);
  const [newest] = local;
  if (!newest) {
    if (dated.length > 0) {
      found.confirm('date-zone', 'none', `${counted(dated.length, 'date')} in unix seconds.`);
    }
    return undefined;
  }
  const offset = await offsetOf(client, newest);
  if (offset === undefined) {
    found.leaveOpen(['date-zone'], 'GetOrders does not find an order by its date.');
    return undefined;
  }
  const others = [local.at(-1), local[Math.floor(local.length / 2)]];
  let isSteady = true;
  for (const other of others) {
    if (!other || other.order === newest.order || !isSteady) continue;
    isSteady = await hasOffset(client, other, offset);
  }
  found.judge(
    'date-zone',
    isSteady && offset === MOSCOW,
    isSteady ? offsetText(offset) : `${offsetText(offset)} now, another in other seasons`,
    `Windows of GetOrders around the dates of ${counted(Math.min(3, local.length), 'order')}.`,
  );
  return { offset, isSteady };
}

type Local = { order: Seen; seconds: number; blur: number };

async function offsetOf(client: Client, date: Local): Promise<number | undefined> {
  let possible = [...OFFSETS];
  while (possible.length > 1) {
    const half = possible.length >> 1;
    const middle = ((possible[half - 1] ?? 0) + (possible[half] ?? 0)) / 2;
    const latest = date.seconds + date.blur + 13 * HOUR;
    // At or after this moment only if its clock is not ahead of the middle.
    const isBehind = await isIn(client, date.order, date.seconds - middle, latest);
    possible = isBehind ? possible.slice(0, half) : possible.slice(half);
  }
  const [offset] = possible;
  return offset !== undefined && (await hasOffset(client, date, offset)) ? offset : undefined;
}

const hasOffset = (client: Client, { order, seconds, blur }: Local, offset: number) =>
  isIn(client, order, seconds - offset - 60, seconds - offset + blur + 60);
