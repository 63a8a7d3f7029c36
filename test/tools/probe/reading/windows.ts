import type { Client } from '../client.ts';
import { counted, type Findings } from '../findings.ts';
import { isIn, type Orders, type Seen } from '../shop/orders.ts';
import { secondOf, spanOf, type Zone } from '../shop/zone.ts';

/** Seconds around a moment, for windows that surely have it. */
const MARGIN = 60;

/** An order that was surely made before it was paid, with a moment in between. */
type Late = { order: Seen; made: number; between: number; paid: number; gap: number };

/** At least so many seconds have to be between, so that the ends of windows do not matter. */
const LEAST_GAP = 4;
/** From here on, the shorter the better: the answers are smaller. */
const GOOD_GAP = 600;

function lateOrders({ paid }: Orders, zone: Zone | undefined): Late[] {
  const late = paid.flatMap((order): Late[] => {
    if (!order.created || !order.paid) return [];
    const created = spanOf(order.created, zone);
    const payment = spanOf(order.paid, zone);
    const gap = payment.from - created.to;
    if (gap < LEAST_GAP) return [];
    const between = Math.floor((created.to + payment.from) / 2);
    return [{ order, made: created.from, between, paid: payment.to, gap }];
  });
  const isGood = ({ gap }: Late) => gap >= GOOD_GAP;
  return late.sort((a, b) =>
    isGood(a) && isGood(b) ? a.gap - b.gap : Number(isGood(b)) - Number(isGood(a)) || b.gap - a.gap,
  );
}

/** Whether the dates of GetOrders mean creation or payment, by orders that were paid later. */
export async function findWindowMeaning(
  client: Client,
  found: Findings,
  orders: Orders,
  zone: Zone | undefined,
): Promise<void> {
  const late = lateOrders(orders, zone).slice(0, 2);
  if (late.length === 0) {
    found.leaveOpen(['window-meaning'], 'No order was surely paid after it was made.');
    return;
  }
  const meanings: (string | undefined)[] = [];
  for (const { order, made, between, paid } of late) {
    const byPayment = await isIn(client, order, between, paid + MARGIN, true);
    const byCreation = await isIn(client, order, made - MARGIN, between, true);
    meanings.push(meaningOf(byPayment, byCreation));
  }
  const [meaning] = meanings;
  if (meaning !== undefined && meanings.every((other) => other === meaning)) {
    const seen = `${counted(late.length, 'order')} paid after creation`;
    found.confirm(
      'window-meaning',
      meaning,
      `${seen}: listed in the window of the ${meaning === 'paid' ? 'payment' : 'creation'} only.`,
    );
  } else {
    found.leaveOpen(
      ['window-meaning'],
      `${counted(late.length, 'order')} paid after creation, in windows that do not agree.`,
    );
  }
}

const meaningOf = (byPayment: boolean, byCreation: boolean) =>
  byPayment === byCreation ? undefined : byPayment ? 'paid' : 'created';

/** Whether a window that begins, or ends, at the very second of an order has it. */
export async function findWindowEnds(
  client: Client,
  found: Findings,
  { all }: Orders,
  zone: Zone | undefined,
): Promise<void> {
  // The newest first: in its season the zone is surely known.
  const age = ({ created }: Seen) => -(created?.seconds ?? 0);
  for (const order of all.toSorted((a, b) => age(a) - age(b)).slice(0, 2)) {
    const second = order.created && secondOf(order.created, zone);
    if (second !== undefined && (await findEndsBy(client, found, order, second))) return;
  }
  found.leaveOpen(['window-ends'], 'No order was found by the very second of its creation.');
}

/** @returns whether it could be told */
export async function findEndsBy(
  client: Client,
  found: Findings,
  order: Seen,
  second: number,
): Promise<boolean> {
  if (!(await isIn(client, order, second - MARGIN, second + MARGIN))) return false;
  const first = (await isIn(client, order, second, second + MARGIN)) ? 'in' : 'out';
  const last = (await isIn(client, order, second - MARGIN, second)) ? 'in' : 'out';
  const value = `first second ${first}, last second ${last}`;
  found.confirm('window-ends', value, 'Windows that begin and end at the second of one order.');
  return true;
}
