import type { Client } from '../client.ts';
import { counted, type Findings } from '../findings.ts';
import { dayOf, type Shown } from '../shop/dates.ts';
import { type Days, isOnDays } from '../shop/goods.ts';
import { EASTERNMOST, OFFSETS, offsetText, WESTERNMOST } from '../shop/offsets.ts';
import type { Orders, Seen } from '../shop/orders.ts';
import type { Zone } from '../shop/zone.ts';

/** Questions about the zone of days; each halves the zones that are possible. */
const MOST_QUESTIONS = 9;

/**
 * Finds out in which zone the days of GetOrdersWithGoods are. For dates that come as text that is done by
 * what they show: their days are most likely the same days.
 */
export async function findDaysZone(
  client: Client,
  found: Findings,
  { all }: Orders,
  zone: Zone | undefined,
): Promise<void> {
  const dated = all.flatMap((order) => (order.created ? [{ order, ...order.created }] : []));
  const [newest] = dated.toSorted((a, b) => b.seconds - a.seconds);
  if (!newest) return;
  if (newest.isLocal && !zone) {
    found.leaveOpen(['goods-days-zone'], 'The zone of dates is unknown.');
    return;
  }
  const shift = newest.isLocal && zone ? zone.offset : 0;
  const usable = dated.filter(({ isLocal }) => isLocal === newest.isLocal);
  if (!(await isOnDays(client, newest.order, around(newest, shift)))) {
    found.leaveOpen(['goods-days-zone'], 'GetOrdersWithGoods does not find an order by its day.');
    return;
  }
  const { possible, asked } = await narrowDown(
    client,
    usable,
    OFFSETS.map((offset) => offset - shift),
  );
  const [first, second] = possible;
  if (first === undefined) {
    const evidence = 'Days that begin at one hour for some orders, and at another for others.';
    found.confirm('goods-days-zone', 'no fixed one', evidence);
  } else if (second === undefined) {
    const evidence = `${counted(asked, 'day')} with or without an order that was made at a known time.`;
    found.confirm('goods-days-zone', offsetText(first + shift), evidence);
  } else {
    const [west, east] = [first, possible.at(-1) ?? first].map((one) => offsetText(one + shift));
    found.leaveOpen(['goods-days-zone'], `It is between ${west} and ${east}.`);
  }
}

type Dated = Shown & { order: Seen };

/** All days that a date can be on, wherever that is. */
const around = ({ seconds, blur }: Shown, shift: number): Days => ({
  first: dayOf(seconds - shift, WESTERNMOST),
  last: dayOf(seconds + blur - shift, EASTERNMOST),
});

/** A day of which some of the possible offsets say that it has an order, and others that it has not. */
type Question = {
  order: Seen;
  day: number;
  isOn: (offset: number) => boolean | undefined;
  worth: number;
};

function bestQuestion(dates: Dated[], possible: readonly number[]): Question | undefined {
  let best: Question | undefined;
  const [west = 0] = possible;
  const east = possible.at(-1) ?? west;
  for (const { order, seconds, blur } of dates) {
    for (let day = dayOf(seconds, west); day <= dayOf(seconds + blur, east); day++) {
      const isOn = (offset: number) => {
        const [first, last] = [dayOf(seconds, offset), dayOf(seconds + blur, offset)];
        return first === last ? first === day : day < first || day > last ? false : undefined;
      };
      let yes = 0;
      let no = 0;
      for (const offset of possible) {
        const is = isOn(offset);
        if (is === true) yes += 1;
        if (is === false) no += 1;
      }
      const worth = Math.min(yes, no);
      if (worth > (best?.worth ?? 0)) best = { order, day, isOn, worth };
    }
  }
  return best;
}

/** Of the offsets those that are left when nothing more can be asked about. */
async function narrowDown(client: Client, dates: Dated[], offsets: readonly number[]) {
  let possible = offsets;
  let asked = 0;
  for (; asked < MOST_QUESTIONS && possible.length > 1; asked++) {
    const question = bestQuestion(dates, possible);
    if (!question) break;
    const { order, day, isOn } = question;
    const was = await isOnDays(client, order, { first: day, last: day });
    possible = possible.filter((offset) => (isOn(offset) ?? was) === was);
  }
  return { possible, asked };
}

/** Whether the days of GetOrdersWithGoods mean payment, by an order that was paid days after it was made. */
export async function findDaysMeaning(
  client: Client,
  found: Findings,
  { paid }: Orders,
  zone: Zone | undefined,
): Promise<void> {
  const late = paid.flatMap((order) => {
    if (!order.created || !order.paid) return [];
    const shift = order.created.isLocal ? (zone?.offset ?? 0) : 0;
    const [created, payment] = [around(order.created, shift), around(order.paid, shift)];
    // Text may lack its zone; the days around it are wide enough for an hour of summer time, and not more.
    const isPlaced = !order.created.isLocal || zone !== undefined;
    return isPlaced && payment.first - created.last >= 1 ? [{ order, created, payment }] : [];
  });
  const [one] = late.sort(
    (a, b) => a.payment.first - b.payment.first - (a.created.last - b.created.last),
  );
  if (!one) {
    found.leaveOpen(['goods-days-meaning'], 'No order was surely paid days after it was made.');
    return;
  }
  await findDaysMeaningBy(client, found, one);
}

/** The same by one order, of which it is known on which days it was made and paid. */
export async function findDaysMeaningBy(
  client: Client,
  found: Findings,
  { order, created, payment }: { order: Seen; created: Days; payment: Days },
): Promise<void> {
  const byPayment = await isOnDays(client, order, payment, 'true');
  const byCreation = await isOnDays(client, order, created, 'true');
  if (byPayment === byCreation) {
    found.leaveOpen(['goods-days-meaning'], 'An order paid later is on both days, or on neither.');
    return;
  }
  const days = payment.first - created.last;
  found.judge(
    'goods-days-meaning',
    byPayment,
    byPayment ? 'paid' : 'created',
    `One order, paid at least ${counted(days, 'day')} after its creation: listed on the ${byPayment ? 'second' : 'first'} day only.`,
  );
}
