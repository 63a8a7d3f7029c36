import type { Bundle, ZObject } from 'zapier-platform-core';
import { goodsFilter } from '../../src/orders/input_fields.ts';
import { listOrders } from '../../src/orders/list.ts';
import type { ListedOrder } from '../../src/orders/order.ts';
import { isPaid } from '../../src/orders/status.ts';
import { limits } from '../../src/polling/limits.ts';
import { compareNumbersDesc, newestFirst } from '../../src/polling/newest_first.ts';
import type { Span } from '../../src/polling/read_whole.ts';
import { paymentLookBack, spanOf } from '../../src/polling/window.ts';
import newPaidOrder from '../../src/triggers/new_paid_order.ts';
import { DAY, HOUR, type Perform } from './triggers.ts';

/**
 * Deliberately wrong ways to poll for paid orders: each is the app's own but for one usual mistake.
 * Each makes the perform of one shop's Zap.
 */
export const MISTAKES = {
  'a window that starts at the last poll': () => {
    let last: number | undefined;
    return async (z, bundle) => {
      const span = spanFor(bundle);
      const from = bundle.meta.isPopulatingDedupe ? span.from : (last ?? span.from);
      const orders = await paidOrders(z, bundle, { ...span, from });
      last = Math.floor(Date.now() / 1000);
      return usual(orders, bundle);
    };
  },
  'a memory that is filled with no more than a usual poll gives': () => async (z, bundle) =>
    (await newPaidOrder.operation.perform(z, bundle)).slice(0, limits.rowsPerPoll),
  // The bound is drawn as small as the design allows: this proves that it is no larger.
  'one row too few': () => async (z, bundle) => {
    const rows = await newPaidOrder.operation.perform(z, bundle);
    return bundle.meta.isPopulatingDedupe ? rows : rows.slice(0, limits.rowsPerPoll - 1);
  },
  'the highest order numbers, not the newest payments': () => async (z, bundle) => {
    const orders = await paidOrders(z, bundle, spanFor(bundle));
    const sorted = orders.sort((a, b) => compareNumbersDesc(a.id, b.id));
    return bundle.meta.isPopulatingDedupe ? sorted : sorted.slice(0, limits.rowsPerPoll);
  },
  'a memory that is filled from no further back than usual polls look': () => async (z, bundle) => {
    const span = spanOf(paymentLookBack.daysIn(bundle.inputData), {});
    return usual(await paidOrders(z, bundle, span), bundle);
  },
  'a window without room for late polls and clocks that differ': () => async (z, bundle) => {
    const { from, to } = spanFor(bundle);
    const span = { from: from + 2 * DAY, to: to - 3 * HOUR };
    return usual(await paidOrders(z, bundle, span), bundle);
  },
  'shipped orders left out': () => async (z, bundle) => {
    const orders = await paidOrders(z, bundle, spanFor(bundle));
    return usual(
      orders.filter((order) => order.pay_status === 'paid'),
      bundle,
    );
  },
  'orders with a payment date, returned ones too': () => async (z, bundle) =>
    usual(await listOrders(z, bundle, spanFor(bundle), filterOf(bundle)), bundle),
  'an id that changes with the status': () => async (z, bundle) => {
    const orders = await newPaidOrder.operation.perform(z, bundle);
    return orders.map((order) => ({ id: `${order.id}-${order.pay_status}`, order }));
  },
  'an empty list when the service fails': () => async (z, bundle) => {
    try {
      return await newPaidOrder.operation.perform(z, bundle);
    } catch {
      return [];
    }
  },
} as const satisfies Record<string, () => Perform>;

const spanFor = ({ inputData, meta }: Bundle): Span =>
  spanOf(paymentLookBack.daysIn(inputData), meta);

const paidOrders = async (z: ZObject, bundle: Bundle, span: Span): Promise<ListedOrder[]> =>
  (await listOrders(z, bundle, span, filterOf(bundle))).filter(isPaid);

const filterOf = ({ inputData }: Bundle) => ({ paid: true, ...goodsFilter(inputData) });

const usual = (orders: ListedOrder[], { meta }: Bundle): ListedOrder[] =>
  newestFirst(orders, meta, (order) => order.paid);
