import type { PhpRecord, Run, Shop } from '../../../../src/justclick/index.ts';
import { goods } from '../../../../src/orders/input_fields.ts';
import {
  IncompleteOrderError,
  type OrderHead,
  readListedOrder,
} from '../../../../src/orders/order.ts';
import { ifPaid } from '../../../../src/orders/payment.ts';
import { withShop } from '../../../../src/perform.ts';
import { type OrderTrigger, poll } from '../../../../src/polling/poll.ts';
import {
  ordersOf,
  ordersPaidOn,
  paymentLookBack,
  type Source,
} from '../../../../src/polling/sources.ts';
import { daySpanOf, spanOf } from '../../../../src/polling/spans.ts';
import newPaidOrder from '../../../../src/triggers/new_paid_order.ts';
import type { Input } from '../../../../src/values/field.ts';
import { bytesPerEvent } from './room.ts';
import { DAY, HOUR, type Perform, type Row } from './triggers.ts';

type Part = Partial<OrderTrigger<Row>>;

/** New Paid Order's two questions, for the windows of a poll of this kind: what was paid, and when it was made. */
function sourcesOf(input: Input, run: Run): [Source, Source] {
  const filter = { goods: goods.read(input) };
  const span = spanOf(paymentLookBack.read(input), run);
  const second = ordersPaidOn(daySpanOf(4, run), filter);
  return [{ ...second, mayBeRefused: true }, ordersOf(span, { paid: true, ...filter })];
}

const isFiltered = (input: Input) => goods.read(input).length > 0;

type RowsOf = OrderTrigger<Row>['rowsOf'];

/** As large as the app's own rows but for the promise of details: their size is what a poll is bounded by. */
export const rowOf = ({ id }: OrderHead, raw: PhpRecord) => ({
  key: { id },
  result: () => readListedOrder(raw, 'myshop.justclick.io'),
});
const rowsOf: RowsOf = (order, raw) => ifPaid(order).map((paid) => rowOf(paid, raw));

const pollWith = (shop: Shop, input: Input, wrong: Part): Promise<Row[]> =>
  poll<Row>(shop, {
    sources: sourcesOf(input, shop.run),
    rowsOf,
    dateOf: ({ paid }) => paid,
    ...wrong,
  });

/** The app's own poll for paid orders, but for one part of it. */
const paidOrders = (wrong: (shop: Shop, input: Input) => Part): Perform =>
  withShop('poll', (shop, input) => pollWith(shop, input, wrong(shop, input)));

const { perform } = newPaidOrder.operation;

/**
 * Deliberately wrong ways to poll for paid orders: each is the app's own but for one usual mistake.
 * Each makes the perform of one shop's Zap.
 */
export const MISTAKES = {
  'a window that starts at the last poll': () => {
    let last: number | undefined;
    return withShop('poll', async (shop, input) => {
      const sources = sourcesOf(input, shop.run).map((source) => {
        const from = shop.run === 'turning on' ? source.span.from : last;
        return { ...source, span: { ...source.span, from: from ?? source.span.from } };
      });
      const rows = await pollWith(shop, input, { sources });
      last = Math.floor(Date.now() / 1000);
      return rows;
    });
  },
  'a memory that is filled with no more than a usual poll gives': () => (z, bundle, bounds) => {
    const { meta } = bundle;
    const usual = paidOrders((_shop, input) => ({
      sources: sourcesOf(input, meta.isPopulatingDedupe ? 'turning on' : 'poll'),
    }));
    return usual(z, { ...bundle, meta: { ...meta, isPopulatingDedupe: false } }, bounds);
  },
  // The bound is drawn as small as the design allows: this proves that it is no larger.
  'one row too few': () => async (z, bundle, bounds) => {
    const pollBytes = (bounds?.pollBytes ?? 0) - (await bytesPerEvent('new_paid_order'));
    return perform(z, bundle, bounds && { ...bounds, pollBytes });
  },
  'a bound by rows': () => async (z, bundle, bounds) => {
    const rows = await perform(z, bundle, bounds);
    return bundle.meta.isPopulatingDedupe ? rows : rows.slice(0, 2);
  },
  'the highest order numbers, not the newest payments': () =>
    paidOrders(() => ({ dateOf: ({ id }) => id.padStart(20, '0') })),
  'a memory that is filled from no further back than usual polls look': () =>
    paidOrders((_shop, input) => ({ sources: sourcesOf(input, 'poll') })),
  'keys without the second window': () =>
    paidOrders((shop, input) => {
      const [paid, made] = sourcesOf(input, shop.run);
      return { sources: shop.run === 'turning on' ? [made] : [paid, made] };
    }),
  'the first source always right': () =>
    withShop('poll', async (shop, input) => {
      const [paid, made] = sourcesOf(input, shop.run);
      const told = new Set<string>();
      const first = await pollWith(shop, input, {
        sources: [paid],
        rowsOf: (order, raw) => {
          told.add(order.id);
          return rowsOf(order, raw);
        },
      });
      const second = await pollWith(shop, input, {
        sources: [made],
        rowsOf: (order, raw) => (told.has(order.id) ? [] : rowsOf(order, raw)),
      });
      return [...first, ...second];
    }),
  'no poll that looks all the way back': () => (z, bundle, bounds) =>
    perform(z, bundle, bounds && { ...bounds, wholePollSeconds: 0 }),
  // Five minutes at the same place in each hour, between two polls of a Zap that polls every 15 minutes.
  'a time for such polls that an interval can miss': () => (z, bundle, bounds) => {
    const isTime = Date.now() % 3_600_000 < 300_000;
    return perform(z, bundle, bounds && { ...bounds, wholePollSeconds: isTime ? HOUR : 0 });
  },
  'no second source': () =>
    paidOrders((shop, input) => ({ sources: sourcesOf(input, shop.run).slice(1) })),
  'an empty list when the second source fails': () =>
    withShop('poll', async (shop, input) => {
      const [paid, made] = sourcesOf(input, shop.run);
      try {
        return await pollWith(shop, input, { sources: [paid, made] });
      } catch {
        return await pollWith(shop, input, { sources: [made] });
      }
    }),
  'windows without room for late polls and clocks that differ': () =>
    paidOrders((shop, input) => ({
      sources: sourcesOf(input, shop.run).map((source) => {
        const { from, to } = source.span;
        return { ...source, span: { from: from + 2 * DAY, to: to - 3 * HOUR } };
      }),
    })),
  'an odd row that stops the poll': () =>
    withShop('poll', async (shop, input) => {
      let odd: unknown;
      const rows = await pollWith(shop, input, {
        rowsOf: (order, raw) => {
          try {
            return rowsOf(order, raw);
          } catch (error) {
            odd ??= error;
            throw error;
          }
        },
      });
      if (odd instanceof IncompleteOrderError) throw odd;
      return rows;
    }),
  'a poll that fails when the second source is refused': () =>
    paidOrders((shop, input) => ({
      sources: sourcesOf(input, shop.run).map((source) => ({ ...source, mayBeRefused: false })),
    })),
  'a day window in a fixed zone, Moscow': () =>
    paidOrders((shop, input) => {
      const [paid, made] = sourcesOf(input, shop.run);
      const [from, to] = [paid.span.from, paid.span.to].map((at) => at - 11 * HOUR) as [
        number,
        number,
      ];
      return { sources: [{ ...paid, span: { from, to } }, made] };
    }),
  'the product filter on one source only': () =>
    paidOrders((shop, input) => {
      const [paid] = sourcesOf(input, shop.run);
      const [, made] = sourcesOf({ ...input, data: { ...input.data, goods: [] } }, shop.run);
      return { sources: [paid, made] };
    }),
  'a filter for the first product of the shop, whatever is chosen': () =>
    paidOrders((shop, input) => ({
      sources: sourcesOf(
        isFiltered(input) ? { ...input, data: { ...input.data, goods: ['1201'] } } : input,
        shop.run,
      ),
    })),
  'shipped orders left out': () =>
    paidOrders(() => ({
      rowsOf: (order, raw) =>
        ifPaid(order)
          .filter(({ pay_status }) => pay_status === 'paid')
          .map((paid) => rowOf(paid, raw)),
    })),
  'orders with a payment date, returned ones too': () =>
    paidOrders(() => ({ rowsOf: (order, raw) => [rowOf(order, raw)] })),
  'an id that changes with the status': () => {
    const idOf = (order: OrderHead) => `${order.id}-${order.pay_status}`;
    return paidOrders(() => ({
      rowsOf: (order) =>
        ifPaid(order).map((paid) => ({
          key: { id: idOf(paid) },
          result: () => ({ id: idOf(paid), order: paid }),
        })),
    }));
  },
  'an empty list when the service fails': () => async (z, bundle, bounds) => {
    try {
      return await perform(z, bundle, bounds);
    } catch {
      return [];
    }
  },
} as const satisfies Record<string, () => Perform>;
