import type { Bundle, ZObject } from 'zapier-platform-core';
import {
  accountOf,
  callJustClick,
  looseRowsOf,
  type PhpParams,
  type PhpRecord,
  saysNothingFound,
} from '../justclick/index.ts';
import { newBudget, readWhole, type Span } from '../polling/read_whole.ts';
import { Rows } from '../polling/rows.ts';
import { DAY, dayText, HOUR } from '../polling/window.ts';

/** One question for orders, about a span of time. */
export type Source = {
  name: 'GetOrders' | 'getOrdersWithGoods';
  span: Span;
  /** Seconds below which its span is not cut. */
  smallest: number;
  paramsOf: (part: Span) => PhpParams;
  /** True when the poll can do without it if the service refuses it. */
  mayBeRefused?: boolean;
};

/**
 * GetOrders: the orders made within a span. With `paid` nobody knows whether the span is about their
 * making or their payment.
 */
export const ordersOf = (span: Span, filter: PhpParams): Source => ({
  name: 'GetOrders',
  span,
  smallest: HOUR,
  paramsOf: ({ from, to }) => ({ date_s: from, date_e: to, ...filter }),
});

/** GetOrdersWithGoods: the orders paid on the days of a span, however long ago they were made. */
export const ordersPaidOn = (span: Span, filter: PhpParams = {}): Source => ({
  name: 'getOrdersWithGoods',
  span,
  smallest: DAY,
  paramsOf: ({ from, to }) => ({
    begin_date: dayText(from),
    end_date: dayText(to),
    paid: 'true',
    ...filter,
  }),
});

/** What was read of the sources, and the sources that the service refused: `GetOrders (code 3)`. */
export type Reading<Row> = { rows: Rows<Row>; refused: string[] };

/**
 * Reads orders from several sources at once, each order once, in no order that means anything: what
 * several sources tell of one, the first of them says. A shop without orders has none.
 *
 * @param read gives the number of an order and the rows that it comes to; throws when it cannot be read
 * @throws the Zapier error that fits when a source cannot be read whole, or when there are orders and
 * none of them can be read
 */
export async function readOrders<Row>(
  z: ZObject,
  bundle: Bundle,
  sources: readonly Source[],
  read: (raw: PhpRecord, host: string) => { id: string; results: Row[] },
): Promise<Reading<Row>> {
  const { host } = accountOf(bundle.authData);
  const budget = newBudget();
  const newRows = () => new Rows((raw) => read(raw, host));
  const refused: string[] = [];
  const ask = async ({ name, span, smallest, paramsOf, mayBeRefused = false }: Source) => {
    const rows = newRows();
    await readWhole(span, smallest, budget, async (part, timeout) => {
      const answer = await callJustClick(z, bundle, name, paramsOf(part), {
        acceptsNothingFound: true,
        acceptsRefusals: mayBeRefused,
        timeout,
      });
      if (answer.code !== 0 && !saysNothingFound(answer))
        refused.push(`${name} (code ${answer.code})`);
      rows.take(looseRowsOf(answer));
    });
    return rows;
  };
  // All of them end before the run does: a request that outlived it would be lost or misread.
  const asked = await Promise.allSettled(sources.map(ask));
  const rows = newRows();
  for (const result of asked) {
    if (result.status === 'rejected') throw result.reason;
    rows.addAll(result.value);
  }
  rows.check();
  return { rows, refused };
}
