import type { PhpRecord, Shop } from '../justclick/index.ts';
import { fetchRecord } from '../orders/fetch.ts';
import { type OrderHead, readHead } from '../orders/order.ts';
import type { Named } from '../products/names.ts';
import { handOver } from './hand_over.ts';
import { type Orders, type Reading, readOrders } from './read.ts';
import type { Source } from './sources.ts';

/** The primary keys of a result: `id`, and what else its trigger declares as primary. */
export type Key = { id: string; pay_status?: string };

/** One row of a trigger: what Zapier tells it from others by, and all of it, made when it is handed over. */
export type Row<Result> = { key: Key; result: () => Result; product?: Named | undefined };

/** What makes one polling trigger of orders another one. */
export type OrderTrigger<Result> = {
  /** None when the Zap is about no product that the shop has. */
  sources: readonly Source[];
  /**
   * What an order comes to: one row or several, none when the trigger is not about it. Throws when that
   * cannot be told: the order is left out then, and comes with the first poll that can tell.
   */
  rowsOf: (order: OrderHead, raw: PhpRecord) => Row<Result>[];
  /** When the event happened that the trigger is about, ISO 8601 in UTC; null when it is not known. */
  dateOf: (order: OrderHead) => string | null;
  /** Leaves out rows of products that the Zap is not about; it may have to ask for products. */
  only?: <Some extends { product?: Named | undefined }>(rows: Some[]) => Promise<Some[]>;
};

/**
 * One run of a polling trigger: reads the orders of its sources, and gives what Zapier is handed. When a
 * Zap is turned on that is the keys of all rows, and nothing else of them. It leaves one line in
 * Zapier's log, in which the only thing about a customer is the number of an order that was left out.
 *
 * @throws the Zapier error that fits; then nothing is handed over and nothing is lost
 */
export async function poll<Result>(
  shop: Shop,
  { sources, rowsOf, dateOf, only }: OrderTrigger<Result>,
): Promise<(Result | Key)[]> {
  const read = <Kept>(keep: (row: Row<Result>, order: OrderHead) => Kept, enough?: number) =>
    readOrders(
      shop,
      sources,
      (raw) => {
        const order = readHead(raw);
        return { order, rows: rowsOf(order, raw).map((row) => keep(row, order)) };
      },
      enough,
    );

  if (shop.run === 'turning on') {
    // Of 40,000 orders, the keys are a thirtieth of what they are made of.
    const reading = await read(({ key, product }) => ({ key, product }));
    await lookAtLeftOut(shop, reading.orders);
    const rows = await (only?.(reading.orders.rows) ?? reading.orders.rows);
    shop.log(reportOf(sources, reading, `${rows.length} keys`));
    return rows.map(({ key }) => key);
  }
  const enough = shop.run === 'test' && !only ? shop.bounds.rowsPerSample : undefined;
  const reading = await read(
    (row, order) => ({ ...row, date: dateOf(order), number: order.id }),
    enough,
  );
  const rows = await (only?.(reading.orders.rows) ?? reading.orders.rows);
  const results = handOver(rows, shop);
  shop.log(reportOf(sources, reading, `${results.length} of ${rows.length} records`));
  return results;
}

/** Orders that are looked at one by one when a Zap is turned on, and how many of them at a time. */
const MOST_LOOKED_AT = 20;
const AT_A_TIME = 5;

/**
 * Asks for the details of the orders that a list had in a form that cannot be read: what is left out when a
 * Zap is turned on fires as new when it can be read. What cannot be read there either stays left out.
 */
async function lookAtLeftOut(shop: Shop, orders: Orders<unknown>): Promise<void> {
  const numbers = orders.leftOut.map(([number]) => number).slice(0, MOST_LOOKED_AT);
  for (let at = 0; at < numbers.length && shop.secondsLeft > 0; at += AT_A_TIME) {
    const looks = numbers.slice(at, at + AT_A_TIME).map((number) => fetchRecord(shop, number));
    const found = await Promise.allSettled(looks);
    orders.take(found.flatMap((look) => (look.status === 'fulfilled' ? look.value : [])));
  }
}

/** Orders that the log names one by one; of more it only has the number. */
const MOST_NAMED = 20;

/** `Poll of GetOrders from 2026-… to 2026-…: read 310 orders, gave Zapier 280 of 280 records, 0 left out for now.` */
function reportOf(
  sources: readonly Source[],
  { orders, refused }: Reading<unknown>,
  handed: string,
): string {
  const asked = sources.map(
    ({ name, span }) => `${name} from ${iso(span.from)} to ${iso(span.to)}`,
  );
  const { leftOut, unnamed } = orders;
  const count = leftOut.length + unnamed;
  const names = [
    ...leftOut.slice(0, MOST_NAMED).map(([number, reason]) => `${number} (${reason})`),
    ...Array<string>(Math.min(unnamed, MOST_NAMED)).fill('one without a number'),
  ].slice(0, MOST_NAMED);
  const named = count > 0 ? `: ${names.join(', ')}${count > MOST_NAMED ? ', …' : ''}` : '';
  const without = refused.length > 0 ? ` Refused: ${refused.join(', ')}.` : '';
  return `Poll of ${asked.join(' and ') || 'nothing'}: read ${orders.count} orders, gave Zapier ${handed}, ${count} left out for now${named}.${without}`;
}

const iso = (unixSeconds: number) => new Date(unixSeconds * 1000).toISOString();
