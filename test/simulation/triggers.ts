import type { Bundle, ZObject } from 'zapier-platform-core';
import newOrder from '../../src/triggers/new_order.ts';
import newPaidOrder from '../../src/triggers/new_paid_order.ts';
import newPaidOrderItem from '../../src/triggers/new_paid_order_item.ts';
import orderStatusChanged from '../../src/triggers/order_status_changed.ts';
import type { ShopOrder } from './shop.ts';

export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** One result of a poll: an order, or an item beside its order. */
export type Row = { id: string; order?: { id: string }; item?: { id: string | null } };

export type Perform = (z: ZObject, bundle: Bundle) => Promise<Row[]>;

/** What a trigger promises, in the simulation's own words: nothing here asks `src` what is right. */
type Promised = {
  operation: {
    perform: Perform;
    outputFields: readonly { key: string; primary?: boolean }[];
  };
  /** Look-backs that a Zap may be set to, in days. */
  lookBacks: readonly [number, ...number[]];
  /** Tells whether an order is now one that this trigger is about. */
  wants: (order: ShopOrder, status: string) => boolean;
  /** True when the look-back counts from the creation of the order: it may happen too late. */
  fromCreation: boolean;
  /** The step of an order's story whose date the rows are sorted by. */
  datedBy: 'made' | 'paid';
  /**
   * Seconds for which a Zap may stand still and still catch up: two days for polls that come late,
   * without an hour for each of the two clocks; or the whole look-back, where that is promised.
   */
  patience: (lookBack: number) => number;
};

const LATE = 2 * DAY - 2 * HOUR;

/** The money has come and has not gone back. */
const isPaidFor = ({ status, hasPaymentDate }: ShopOrder) =>
  status === 'paid' || (status === 'sent' && hasPaymentDate);

export const PROMISED = {
  new_paid_order: {
    operation: newPaidOrder.operation,
    lookBacks: [1, 2, 7, 14, 30, 30, 60],
    wants: isPaidFor,
    fromCreation: true,
    datedBy: 'paid',
    patience: () => LATE,
  },
  new_order: {
    operation: newOrder.operation,
    lookBacks: [1, 2, 7, 7, 14],
    wants: () => true,
    fromCreation: false,
    datedBy: 'made',
    patience: (lookBack) => lookBack * DAY + LATE,
  },
  order_status_changed: {
    operation: orderStatusChanged.operation,
    lookBacks: [1, 2, 7, 14, 30, 30, 60],
    wants: (order, status) => order.status === status,
    fromCreation: true,
    datedBy: 'made',
    patience: () => LATE,
  },
  new_paid_order_item: {
    operation: newPaidOrderItem.operation,
    lookBacks: [1, 2, 7, 24, 24],
    wants: isPaidFor,
    fromCreation: false,
    datedBy: 'paid',
    patience: (lookBack) => lookBack * DAY,
  },
} as const satisfies Record<string, Promised>;

export type TriggerKey = keyof typeof PROMISED;

export const promisedBy = (key: TriggerKey): Promised => PROMISED[key];
