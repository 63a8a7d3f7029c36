import type { Bundle, ZObject } from 'zapier-platform-core';
import { goodsFilter } from '../../../../src/orders/input_fields.ts';
import { ordersOf, ordersPaidOn, type Source } from '../../../../src/orders/list.ts';
import type { ListedOrder } from '../../../../src/orders/order.ts';
import { ifPaid } from '../../../../src/orders/payment.ts';
import { listedOrders, type OrderPoll, pollOrders } from '../../../../src/orders/poll.ts';
import { limits } from '../../../../src/polling/limits.ts';
import { daySpanOf, paymentLookBack, spanOf } from '../../../../src/polling/window.ts';
import newPaidOrder from '../../../../src/triggers/new_paid_order.ts';
import { bytesPerEvent } from './room.ts';
import { DAY, HOUR, type Perform, type Row } from './triggers.ts';

type Poll = OrderPoll<ListedOrder, ListedOrder, Row>;
type Meta = Partial<Bundle['meta']>;

/** New Paid Order's two questions, for the windows of a poll of this kind: what was paid, and when it was made. */
function sourcesOf({ inputData }: Bundle, meta: Meta): [Source, Source] {
  const filter = goodsFilter(inputData);
  const span = spanOf(paymentLookBack.daysIn(inputData), meta);
  const second = ordersPaidOn(daySpanOf(4, meta), filter);
  return [{ ...second, mayBeRefused: true }, ordersOf(span, { paid: true, ...filter })];
}

/** The app's own poll for paid orders, but for one part of it. */
const paidOrders = (z: ZObject, bundle: Bundle, wrong: Partial<Poll>): Promise<Row[]> =>
  pollOrders(z, bundle, {
    ...listedOrders,
    sources: sourcesOf(bundle, bundle.meta),
    rowsOf: ifPaid,
    dateOf: (order) => order.paid,
    resultOf: (order) => order,
    ...wrong,
  });

const { perform } = newPaidOrder.operation;

/**
 * Deliberately wrong ways to poll for paid orders: each is the app's own but for one usual mistake.
 * Each makes the perform of one shop's Zap.
 */
export const MISTAKES = {
  'a window that starts at the last poll': () => {
    let last: number | undefined;
    return async (z, bundle) => {
      const sources = sourcesOf(bundle, bundle.meta).map((source) => {
        const from = bundle.meta.isPopulatingDedupe ? source.span.from : last;
        return { ...source, span: { ...source.span, from: from ?? source.span.from } };
      });
      const rows = await paidOrders(z, bundle, { sources });
      last = Math.floor(Date.now() / 1000);
      return rows;
    };
  },
  'a memory that is filled with no more than a usual poll gives': () => (z, bundle) => {
    const meta = { ...bundle.meta, isPopulatingDedupe: false };
    return paidOrders(z, { ...bundle, meta }, { sources: sourcesOf(bundle, bundle.meta) });
  },
  // The bound is drawn as small as the design allows: this proves that it is no larger.
  'one row too few': () => async (z, bundle) => {
    limits.pollBytes -= await bytesPerEvent('new_paid_order');
    try {
      return await perform(z, bundle);
    } finally {
      limits.pollBytes += await bytesPerEvent('new_paid_order');
    }
  },
  'a bound by rows': () => async (z, bundle) => {
    const rows = await perform(z, bundle);
    return bundle.meta.isPopulatingDedupe ? rows : rows.slice(0, 2);
  },
  'the highest order numbers, not the newest payments': () => (z, bundle) =>
    paidOrders(z, bundle, { dateOf: ({ id }) => id.padStart(20, '0') }),
  'a memory that is filled from no further back than usual polls look': () => (z, bundle) =>
    paidOrders(z, bundle, { sources: sourcesOf(bundle, {}) }),
  'keys without the second window': () => (z, bundle) => {
    const [paid, made] = sourcesOf(bundle, bundle.meta);
    return paidOrders(z, bundle, {
      sources: bundle.meta.isPopulatingDedupe ? [made] : [paid, made],
    });
  },
  'no second source': () => (z, bundle) =>
    paidOrders(z, bundle, { sources: sourcesOf(bundle, bundle.meta).slice(1) }),
  'an empty list when the second source fails': () => async (z, bundle) => {
    const [paid, made] = sourcesOf(bundle, bundle.meta);
    try {
      return await paidOrders(z, bundle, { sources: [paid, made] });
    } catch {
      return await paidOrders(z, bundle, { sources: [made] });
    }
  },
  'windows without room for late polls and clocks that differ': () => (z, bundle) => {
    const sources = sourcesOf(bundle, bundle.meta).map((source) => {
      const { from, to } = source.span;
      return { ...source, span: { from: from + 2 * DAY, to: to - 3 * HOUR } };
    });
    return paidOrders(z, bundle, { sources });
  },
  'an odd row that stops the poll': () => async (z, bundle) => {
    let odd: unknown;
    const strictly =
      <Args extends unknown[], Result>(read: (...args: Args) => Result) =>
      (...args: Args): Result => {
        try {
          return read(...args);
        } catch (error) {
          odd ??= error;
          throw error;
        }
      };
    const rows = await paidOrders(z, bundle, {
      read: strictly(listedOrders.read),
      rowsOf: strictly(ifPaid),
    });
    if (odd !== undefined) throw odd;
    return rows;
  },
  'shipped orders left out': () => (z, bundle) =>
    paidOrders(z, bundle, {
      rowsOf: (order) => ifPaid(order).filter(({ pay_status }) => pay_status === 'paid'),
    }),
  'orders with a payment date, returned ones too': () => (z, bundle) =>
    paidOrders(z, bundle, { rowsOf: (order) => [order] }),
  'an id that changes with the status': () => (z, bundle) => {
    const idOf = (order: ListedOrder) => `${order.id}-${order.pay_status}`;
    return paidOrders(z, bundle, {
      keyOf: (order) => ({ id: idOf(order) }),
      resultOf: (order) => ({ id: idOf(order), order }),
    });
  },
  'an empty list when the service fails': () => async (z, bundle) => {
    try {
      return await perform(z, bundle);
    } catch {
      return [];
    }
  },
} as const satisfies Record<string, () => Perform>;
