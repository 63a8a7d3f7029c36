import type { Bundle, ZObject } from 'zapier-platform-core';
import type { PhpRecord } from '../justclick/index.ts';
import { type Handing, handOver } from '../polling/hand_over.ts';
import { type Reading, readOrders, type Source } from './list.ts';
import { type ListedOrder, readListedOrder } from './order.ts';

/** The primary keys of a result: `id`, and what else its trigger declares as primary. */
type Key = { id: string };

/** What makes one polling trigger of orders another one. */
export type OrderPoll<Order, Row, Result> = Handing<Row, Result> & {
  sources: readonly Source[];
  /** Reads an order; throws when it cannot be read. */
  read: (raw: PhpRecord, host: string) => Order;
  /**
   * What an order comes to: one row or several, none when the trigger is not about it. Throws when that
   * cannot be told: the order is left out then, and comes with the first poll that can tell.
   */
  rowsOf: (order: Order) => Row[];
  /** The fields of a row by which Zapier tells it from others: all that it remembers. */
  keyOf: (row: Row) => Key;
};

/** For triggers that hand over orders as they are listed, one row each. */
export const listedOrders = {
  read: readListedOrder,
  numberOf: ({ id }: ListedOrder): string => id,
  keyOf: ({ id }: ListedOrder): Key => ({ id }),
};

/**
 * One run of a polling trigger: reads the orders of its sources, and gives what Zapier is handed. When a
 * Zap is turned on that is the keys of all rows, and nothing else of them. It leaves one line in
 * Zapier's log, in which the only thing about a customer is the number of an order that was left out.
 *
 * @throws the Zapier error that fits; then nothing is handed over and nothing is lost
 */
export async function pollOrders<Order extends { id: string }, Row, Result>(
  z: ZObject,
  bundle: Bundle,
  { sources, read, rowsOf, keyOf, ...handing }: OrderPoll<Order, Row, Result>,
): Promise<(Result | Key)[]> {
  const meta: Partial<Bundle['meta']> = bundle.meta ?? {};
  const readAs = <Kept>(keep: (row: Row) => Kept) =>
    readOrders(z, bundle, sources, (raw, host) => {
      const order = read(raw, host);
      return { id: order.id, results: rowsOf(order).map(keep) };
    });

  if (meta.isPopulatingDedupe) {
    const reading = await readAs(keyOf);
    z.console.log(reportOf(sources, reading, `${reading.rows.kept.length} keys`));
    return reading.rows.kept;
  }
  const reading = await readAs((row) => row);
  const results = handOver(reading.rows.kept, meta, handing);
  z.console.log(
    reportOf(sources, reading, `${results.length} of ${reading.rows.kept.length} rows`),
  );
  return results;
}

/** Orders that the log names one by one; of more it only has the number. */
const MOST_NAMED = 20;

/** `Poll of GetOrders from 2026-… to 2026-…: 310 orders read, 280 of 280 rows handed over, 0 left out.` */
function reportOf(
  sources: readonly Source[],
  { rows, refused }: Reading<unknown>,
  handed: string,
): string {
  const asked = sources.map(
    ({ name, span }) => `${name} from ${iso(span.from)} to ${iso(span.to)}`,
  );
  const { leftOut } = rows;
  const more = leftOut.length > MOST_NAMED ? ', …' : '';
  const named = leftOut.length > 0 ? `: ${leftOut.slice(0, MOST_NAMED).join(', ')}${more}` : '';
  const without = refused.length > 0 ? ` Refused: ${refused.join(', ')}.` : '';
  return `Poll of ${asked.join(' and ')}: ${rows.count} orders read, ${handed} handed over, ${leftOut.length} left out for now${named}.${without}`;
}

const iso = (unixSeconds: number) => new Date(unixSeconds * 1000).toISOString();
