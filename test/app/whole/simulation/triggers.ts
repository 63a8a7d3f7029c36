import type { Bundle, ZObject } from 'zapier-platform-core';
import type { Bounds } from '../../../../src/bounds.ts';
import newOrder from '../../../../src/triggers/new_order.ts';
import newPaidOrder from '../../../../src/triggers/new_paid_order.ts';
import newPaidOrderItem from '../../../../src/triggers/new_paid_order_item.ts';
import orderCanceled from '../../../../src/triggers/order_canceled.ts';
import orderLeftUnpaid from '../../../../src/triggers/order_left_unpaid.ts';
import orderRefunded from '../../../../src/triggers/order_refunded.ts';
import orderStatusChanged from '../../../../src/triggers/order_status_changed.ts';
import type { OddKind } from './odd.ts';
import type { ShopOrder } from './shop.ts';

export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** One result of a poll: an order, or an item beside its order; of a filling poll only its keys. */
export type Row = { id: string; order?: { id: string }; item?: { id: string | null } };

export type Perform = (z: ZObject, bundle: Bundle, bounds?: Bounds) => Promise<Row[]>;

/**
 * A poll that succeeded, at a true unix second. `isWhole` when it asked for all of its Look Back; and when polls
 * have succeeded for two hours without a pause, because one of them had to.
 */
export type PollFacts = { now: number; lookBack: number; hasRefused: boolean; isWhole: boolean };

/** What a trigger promises, in the simulation's own words: nothing here asks `src` what is right. */
type Promised = {
  operation: {
    perform: Perform;
    outputFields: readonly { key: string; primary?: boolean }[];
  };
  /** Look-backs that a Zap may be set to, in days; for Order Left Unpaid the time to wait. */
  lookBacks: readonly [number, ...number[]];
  /** True when a Zap has the same one for as long as it lives. */
  keepsLookBack?: true;
  inputOf: (lookBack: number, status: string) => Record<string, unknown>;
  /** Tells whether an order is now one that this trigger is about. */
  wants: (order: ShopOrder, status: string) => boolean;
  /** Kinds of odd rows in which the trigger cannot see what it is about. */
  blindTo: readonly OddKind[];
  /** The step of an order's story whose date the rows are sorted by. */
  datedBy: 'made' | 'paid';
  /** Seconds for which a Zap may stand still and still catch up on everything. */
  patience: (lookBack: number) => number;
  /**
   * Tells whether a poll has to bring what the trigger has been about since a true unix second: not what
   * has waited for longer than polls may be late, or happened later than the look-back says.
   */
  sees: (order: ShopOrder, since: number, poll: PollFacts) => boolean;
  /** The same for a poll that is not whole: it has to bring what is of the last day. Without it all polls are. */
  seesAtOnce?: (order: ShopOrder, since: number, poll: PollFacts) => boolean;
  /** Seconds that a poll has to ask for to be whole. Default: the Look Back, for polls that are late, too. */
  reach?: (lookBack: number) => number;
  /** Seconds by which clocks may differ about when the trigger came to be about an order. */
  slack?: number;
};

/** Two days for polls that come late, without an hour for each of the two clocks. */
export const LATE = 2 * DAY - 2 * HOUR;
/** Days for which payments are promised however old their order is. */
const RECENT = 4 * DAY;
/** The Look Back of Order Left Unpaid: for so long a Zap may stand still. */
const UNPAID_DAYS = 7;
/** Two clocks, an hour each. */
const CLOCKS = 2 * HOUR;

/** The money has come and has not gone back. */
const isPaidFor = ({ status, hasPaymentDate }: ShopOrder) =>
  status === 'paid' || (status === 'sent' && hasPaymentDate);

const inLookBack = (order: ShopOrder, since: number, { now, lookBack }: PollFacts) =>
  since >= now - LATE && since <= order.made + lookBack * DAY;

/** Made within a day, without an hour for each of the two clocks. */
const isNew = ({ made }: ShopOrder, { now }: PollFacts) => made >= now - DAY + CLOCKS;

const days = (lookBack: number) => ({ look_back_days: lookBack });

/** What the triggers that are about a status have in common. */
const OF_STATUS = {
  lookBacks: [1, 2, 7, 14, 30, 30, 60],
  blindTo: ['row', 'number', 'status'],
  datedBy: 'made',
  patience: () => LATE,
  sees: inLookBack,
} as const;

export const PROMISED = {
  new_paid_order: {
    operation: newPaidOrder.operation,
    lookBacks: [1, 2, 7, 14, 30, 30, 60],
    inputOf: days,
    wants: isPaidFor,
    blindTo: ['row', 'number', 'status'],
    datedBy: 'paid',
    patience: () => RECENT,
    sees: (order, since, poll) =>
      inLookBack(order, since, poll) ||
      (!poll.hasRefused && !order.isDatedBack && since >= poll.now - RECENT),
    seesAtOnce: (order, since, poll) =>
      isNew(order, poll) ||
      (!poll.hasRefused && !order.isDatedBack && since >= poll.now - DAY + CLOCKS),
  },
  new_order: {
    operation: newOrder.operation,
    lookBacks: [1, 2, 7, 7, 14],
    inputOf: days,
    wants: () => true,
    blindTo: ['row', 'number'],
    datedBy: 'made',
    patience: (lookBack) => lookBack * DAY + LATE,
    sees: () => true,
    seesAtOnce: (order, _since, poll) => isNew(order, poll),
  },
  order_status_changed: {
    operation: orderStatusChanged.operation,
    inputOf: (lookBack, status) => ({ ...days(lookBack), pay_status: status }),
    wants: (order, status) => order.status === status,
    ...OF_STATUS,
  },
  order_refunded: {
    operation: orderRefunded.operation,
    inputOf: days,
    wants: ({ status }) => status === 'return',
    ...OF_STATUS,
  },
  order_canceled: {
    operation: orderCanceled.operation,
    inputOf: days,
    wants: ({ status }) => status === 'cancel',
    ...OF_STATUS,
  },
  new_paid_order_item: {
    operation: newPaidOrderItem.operation,
    lookBacks: [1, 2, 7, 24, 24],
    inputOf: days,
    wants: isPaidFor,
    blindTo: ['row', 'number', 'status', 'items'],
    datedBy: 'paid',
    patience: (lookBack) => lookBack * DAY,
    sees: () => true,
    seesAtOnce: (order, since, poll) =>
      isNew(order, poll) || (!order.isDatedBack && since >= poll.now - DAY + CLOCKS),
    reach: (lookBack) => (lookBack + 1) * DAY,
  },
  order_left_unpaid: {
    operation: orderLeftUnpaid.operation,
    lookBacks: [1 / 24, 2 / 24, 1, 1, 3, 21],
    keepsLookBack: true,
    inputOf: (lookBack) => ({ hours: Math.round(lookBack * 24), ...days(UNPAID_DAYS) }),
    wants: ({ status, hasPaymentDate, hasWaited }) =>
      status === 'waiting' && !hasPaymentDate && hasWaited,
    blindTo: ['row', 'number', 'status'],
    datedBy: 'made',
    patience: () => UNPAID_DAYS * DAY + LATE,
    sees: (_order, since, { now }) => since <= now - CLOCKS,
    seesAtOnce: (_order, since, { now }) => since <= now - CLOCKS && since >= now - DAY + CLOCKS,
    reach: (lookBack) => (UNPAID_DAYS + lookBack) * DAY + LATE,
    slack: CLOCKS,
  },
} as const satisfies Record<string, Promised>;

export type TriggerKey = keyof typeof PROMISED;
export const TRIGGER_KEYS = Object.keys(PROMISED) as TriggerKey[];

export const promisedBy = (key: TriggerKey): Promised => PROMISED[key];
