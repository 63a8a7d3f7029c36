import type { Bundle, ZObject } from 'zapier-platform-core';
import { goodsFilter } from '../../../../src/orders/input_fields.ts';
import { ordersOf } from '../../../../src/orders/list.ts';
import type { ListedOrder } from '../../../../src/orders/order.ts';
import { listedOrders, type OrderPoll, pollOrders } from '../../../../src/orders/poll.ts';
import { isHoursAgo, waitingSpanOf } from '../../../../src/polling/window.ts';
import { DAY, type Perform, type Row } from './triggers.ts';

type Poll = OrderPoll<ListedOrder, ListedOrder, Row>;

const hoursIn = ({ inputData }: Bundle) => Number(inputData.hours);

const isWaiting = ({ pay_status, paid }: ListedOrder) => pay_status === 'waiting' && paid === null;
const isOld = ({ created }: ListedOrder, bundle: Bundle) =>
  created !== null && isHoursAgo(created, hoursIn(bundle));

const spanFor = (bundle: Bundle) => waitingSpanOf(hoursIn(bundle), bundle.meta);

/** The app's own poll for orders left unpaid, but for one part of it. */
const unpaidOrders = (z: ZObject, bundle: Bundle, wrong: Partial<Poll>): Promise<Row[]> =>
  pollOrders(z, bundle, {
    ...listedOrders,
    sources: [ordersOf(spanFor(bundle), goodsFilter(bundle.inputData))],
    rowsOf: (order) => (isWaiting(order) && isOld(order, bundle) ? [order] : []),
    dateOf: (order) => order.created,
    resultOf: (order) => order,
    ...wrong,
  });

/** Deliberately wrong ways to poll for orders left unpaid. */
export const UNPAID_MISTAKES = {
  'keys of orders that are still too young': () => (z, bundle) =>
    unpaidOrders(z, bundle, {
      rowsOf: (order) => {
        const isEnough = bundle.meta.isPopulatingDedupe || isOld(order, bundle);
        return isWaiting(order) && isEnough ? [order] : [];
      },
    }),
  'orders that were paid or canceled in time': () => (z, bundle) =>
    unpaidOrders(z, bundle, { rowsOf: (order) => (isOld(order, bundle) ? [order] : []) }),
  'an hour too early and more': () => (z, bundle) =>
    unpaidOrders(z, bundle, { rowsOf: (order) => (isWaiting(order) ? [order] : []) }),
  'a window without room for late polls': () => (z, bundle) => {
    const { from, to } = spanFor(bundle);
    const span = { from: from + 2 * DAY, to };
    return unpaidOrders(z, bundle, { sources: [ordersOf(span, goodsFilter(bundle.inputData))] });
  },
} as const satisfies Record<string, () => Perform>;
