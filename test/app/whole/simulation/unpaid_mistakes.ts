import type { Run, Shop } from '../../../../src/justclick/index.ts';
import { goods } from '../../../../src/orders/input_fields.ts';
import type { OrderHead } from '../../../../src/orders/order.ts';
import { withShop } from '../../../../src/perform.ts';
import { type OrderTrigger, poll } from '../../../../src/polling/poll.ts';
import { ordersOf, unpaidLookBack } from '../../../../src/polling/sources.ts';
import { isHoursAgo, waitingSpanOf } from '../../../../src/polling/spans.ts';
import type { Input } from '../../../../src/values/field.ts';
import { rowOf } from './mistakes.ts';
import { DAY, type Perform, type Row } from './triggers.ts';

type Wrong = (shop: Shop, input: Input) => Partial<OrderTrigger<Row>>;

const hoursIn = ({ data }: Input) => Number(data.hours);
const spanIn = (input: Input, run: Run) =>
  waitingSpanOf(hoursIn(input), unpaidLookBack.read(input), run);

const isWaiting = ({ pay_status, paid }: OrderHead) => pay_status === 'waiting' && paid === null;
const isOld = ({ created }: OrderHead, input: Input) =>
  created !== null && isHoursAgo(created, hoursIn(input));

/** The app's own poll for orders left unpaid, but for one part of it. */
const unpaidOrders = (wrong: Wrong): Perform =>
  withShop('poll', (shop, input) =>
    poll<Row>(shop, {
      sources: [ordersOf(spanIn(input, shop.run), { goods: goods.read(input) })],
      rowsOf: (order, raw) => (isWaiting(order) && isOld(order, input) ? [rowOf(order, raw)] : []),
      dateOf: ({ created }) => created,
      ...wrong(shop, input),
    }),
  );

/** Deliberately wrong ways to poll for orders left unpaid. */
export const UNPAID_MISTAKES = {
  'keys of orders that are still too young': () =>
    unpaidOrders((shop, input) => ({
      rowsOf: (order, raw) => {
        const isEnough = shop.run === 'turning on' || isOld(order, input);
        return isWaiting(order) && isEnough ? [rowOf(order, raw)] : [];
      },
    })),
  'orders that were paid or canceled in time': () =>
    unpaidOrders((_shop, input) => ({
      rowsOf: (order, raw) => (isOld(order, input) ? [rowOf(order, raw)] : []),
    })),
  'an hour too early and more': () =>
    unpaidOrders(() => ({
      rowsOf: (order, raw) => (isWaiting(order) ? [rowOf(order, raw)] : []),
    })),
  'a window of two days, whatever the Look Back says': () =>
    unpaidOrders((shop, input) => ({
      sources: [ordersOf(waitingSpanOf(hoursIn(input), 0, shop.run), { goods: goods.read(input) })],
    })),
  'a window without room for late polls': () =>
    unpaidOrders((shop, input) => {
      const { from, to } = spanIn(input, shop.run);
      const span = { from: from + 2 * DAY, to };
      return { sources: [ordersOf(span, { goods: goods.read(input) })] };
    }),
} as const satisfies Record<string, () => Perform>;
