import { BOUNDS } from '../../../../src/bounds.ts';
import { readDetails, readItems, readListedOrder } from '../../../../src/orders/order.ts';
import {
  creationLookBack,
  itemLookBack,
  paymentLookBack,
  RECENT_PAYMENT_DAYS,
  statusLookBack,
  unpaidLookBack,
} from '../../../../src/polling/sources.ts';
import {
  DAY,
  daySpanOf,
  type Look,
  PERIOD,
  type Span,
  spanOf,
  waitingSpanOf,
} from '../../../../src/polling/spans.ts';
import { goodsOf, orderRow, phpJson } from '../orders.ts';
import { ASSUMED, type TriggerKey, type Zap } from './zaps.ts';

/** Bytes of one order, in the bench's own shop. */
const SIZE = sizes();

function sizes() {
  const raw = { ...orderRow(1000, 1_767_225_600), ...goodsOf(1000) };
  const order = readListedOrder(raw, 'myshop.justclick.io');
  const promise =
    'hydrate|||{"type":"method","method":"hydrators.orderDetails","bundle":{"bill_id":"102937"}}|||hydrate';
  const [item] = readItems(raw);
  const json = (value: unknown) => Buffer.byteLength(JSON.stringify(value)) + 1;
  return {
    GetOrders: phpJson(orderRow(1000, 1_767_225_600)).length + 1,
    getOrdersWithGoods: phpJson(raw).length + 1,
    result: json({ ...order, details: promise }),
    itemResult: json({
      id: '102937-photo-course-1',
      item,
      order: { ...order, details: readDetails(raw) },
    }),
    /** What an answer has without any order. */
    envelope: 90,
  };
}

/** One list that a poll asks for: how many days of orders it reads, and whether of paid ones only. */
type List = { name: 'GetOrders' | 'getOrdersWithGoods'; days: number; paidOnly: boolean };

type PollPlan = {
  lists: readonly List[];
  /** Days of orders of which rows go to Zapier, and the bytes of one, and of all at most. */
  handed: { days: number; paidOnly: boolean; bytes: number; most: number };
};

const daysOf = ({ from }: Span) => Math.round((Date.now() / 1000 - from) / (DAY / 10)) / 10;
/** GetOrdersWithGoods reads whole days, so half a day more on average. */
const wholeDaysOf = (span: Span) => daysOf(span) + 0.5;
const missing = ({ read }: { read: (input: { data: Record<string, unknown> }) => number }) =>
  read({ data: {} });

const order = (days: number, paidOnly: boolean, most = BOUNDS.pollBytes) => ({
  days,
  paidOnly,
  bytes: SIZE.result,
  most,
});

const single = (days: number, paidOnly: boolean): PollPlan => ({
  lists: [{ name: 'GetOrders', days, paidOnly }],
  handed: order(days, paidOnly),
});

/** Of all polls, those that look all the way; see `lookOf`. */
const WHOLE = BOUNDS.wholePollSeconds / PERIOD;

/** Days that the polls of a trigger ask for in the middle, most of them quick. */
const averaged = (days: (look: Look) => number): number =>
  WHOLE * days('poll') + (1 - WHOLE) * days('quick poll');

const UNPAID_LOOK_BACK = unpaidLookBack.read({
  data: { look_back_days: unpaidLookBack.field.default },
});

/** Days of each trigger's own list, for polls that look so. */
const DAYS = {
  payment: (look: Look) => daysOf(spanOf(missing(paymentLookBack), look)),
  recent: (look: Look) => wholeDaysOf(daySpanOf(RECENT_PAYMENT_DAYS, look)),
  creation: (look: Look) => daysOf(spanOf(missing(creationLookBack), look)),
  unpaid: (look: Look) => daysOf(waitingSpanOf(0, UNPAID_LOOK_BACK, look)),
  items: (look: Look) => wholeDaysOf(daySpanOf(missing(itemLookBack), look)),
};

type Plans = Readonly<Record<TriggerKey, PollPlan>>;

/** What the app's triggers ask for, with the Look Back that a new Zap has, given how the days of a list come about. */
const plansOf = (daysAsked: (days: (look: Look) => number) => number): Plans => {
  const [payment, items] = [daysAsked(DAYS.payment), daysAsked(DAYS.items)];
  const unpaid = daysAsked(DAYS.unpaid);
  return {
    new_paid_order: {
      lists: [
        {
          name: 'getOrdersWithGoods',
          days: daysAsked(DAYS.recent),
          paidOnly: true,
        },
        { name: 'GetOrders', days: payment, paidOnly: true },
      ],
      handed: order(payment, true),
    },
    new_order: single(daysAsked(DAYS.creation), false),
    new_paid_order_item: {
      lists: [{ name: 'getOrdersWithGoods', days: items, paidOnly: true }],
      handed: { days: items, paidOnly: true, bytes: SIZE.itemResult, most: BOUNDS.pollBytes },
    },
    // It has no dates, so it hands over all of its rows; here those with the status Paid.
    order_status_changed: {
      lists: [
        {
          name: 'GetOrders',
          days: daysOf(spanOf(missing(statusLookBack), 'poll')),
          paidOnly: false,
        },
      ],
      handed: order(daysOf(spanOf(missing(statusLookBack), 'poll')), true, BOUNDS.zapierBytes),
    },
    order_left_unpaid: {
      lists: [{ name: 'GetOrders', days: unpaid, paidOnly: false }],
      handed: order(unpaid * (1 - ASSUMED.paid), false),
    },
  };
};

export const TODAY: Plans = plansOf(averaged);

/** If every poll read its whole Look Back. */
export const IF_ALL_WERE_WHOLE: Plans = plansOf((days) => days('poll'));

/** How many requests a poll of a Zap makes. */
export const requestsOf = ({ trigger }: Zap): number => TODAY[trigger].lists.length;

/**
 * If GetOrders' dates with `paid` are about the making of orders, it is asked only for what an interruption
 * missed: the other list tells late payments.
 */
export const IF_WINDOW_IS_CREATION: Plans = {
  ...TODAY,
  new_paid_order: {
    lists: TODAY.new_paid_order.lists.map((list) =>
      list.name === 'GetOrders' ? { ...list, days: averaged(DAYS.creation) } : list,
    ),
    handed: order(averaged(DAYS.creation), true),
  },
};

/** If GetOrders' dates with `paid` are about payment, that list alone finds every payment. */
export const IF_WINDOW_IS_PAYMENT: Plans = {
  ...TODAY,
  new_paid_order: single(averaged(DAYS.creation), true),
};

/** If it is certain that GetOrdersWithGoods' days with `paid` are, the other list does. */
const GOODS_DAYS = wholeDaysOf(daySpanOf(missing(creationLookBack), 'poll'));
export const IF_GOODS_DAYS_ARE_PAYMENT: Plans = {
  ...TODAY,
  new_paid_order: {
    lists: [{ name: 'getOrdersWithGoods', days: GOODS_DAYS, paidOnly: true }],
    handed: order(GOODS_DAYS, true),
  },
};

export type Traffic = {
  polls: number;
  requests: number;
  /** From the service to the app, and from the app to Zapier. */
  serviceBytes: number;
  zapierBytes: number;
};

const ordersIn = (zap: Zap, { days, paidOnly }: { days: number; paidOnly: boolean }) =>
  zap.ordersPerDay * days * (paidOnly ? ASSUMED.paid : 1);

/** What one poll of a Zap costs. */
export function trafficOfPoll(zap: Zap, plans: Plans): Traffic {
  const { lists, handed } = plans[zap.trigger];
  const serviceBytes = lists.reduce(
    (total, list) => total + SIZE.envelope + ordersIn(zap, list) * SIZE[list.name],
    0,
  );
  const zapierBytes = Math.min(ordersIn(zap, handed) * handed.bytes, handed.most);
  return { polls: 1, requests: lists.length, serviceBytes, zapierBytes };
}

/** What all polls of a fleet cost in a day. */
export function trafficOfDay(zaps: readonly Zap[], plans: Plans): Traffic {
  const total: Traffic = { polls: 0, requests: 0, serviceBytes: 0, zapierBytes: 0 };
  for (const zap of zaps) {
    const polls = DAY / zap.interval;
    const poll = trafficOfPoll(zap, plans);
    for (const key of Object.keys(total) as (keyof Traffic)[]) total[key] += polls * poll[key];
  }
  return total;
}

/**
 * What a day would cost if the service could be told where to post what happens: one delivery to Zapier
 * for each event, and one signed request by which the app reads what the delivery, unsigned, is about.
 * Order Left Unpaid goes on polling: that nothing has happened is no event.
 */
export function trafficOfSubscriptions(zaps: readonly Zap[]): Traffic & { deliveries: number } {
  const polling = zaps.filter(({ trigger }) => trigger === 'order_left_unpaid');
  const total = { ...trafficOfDay(polling, TODAY), deliveries: 0 };
  for (const { trigger, ordersPerDay } of zaps) {
    if (trigger === 'order_left_unpaid') continue;
    const events = ordersPerDay * (trigger === 'new_order' ? 1 : ASSUMED.paid);
    total.deliveries += events;
    total.requests += events;
    total.serviceBytes += events * (SIZE.getOrdersWithGoods + SIZE.envelope);
    total.zapierBytes += events * SIZE.result;
  }
  return total;
}
