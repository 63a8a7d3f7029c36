import type { Day } from './days.ts';

export const PAY_STATUSES = ['waiting', 'paid', 'sent', 'return', 'cancel'] as const;
export type PayStatus = (typeof PAY_STATUSES)[number];

/** What can happen to an order that a shop is told of at once. */
export const ORDER_EVENTS = ['created', 'paid', 'prepaid', 'canceled', 'refunded'] as const;
export type OrderEvent = (typeof ORDER_EVENTS)[number];

/** Statuses UpdateOrderStatus can set. */
export type NewStatus = Exclude<PayStatus, 'waiting'>;

export interface Product {
  /** The numeric id, which filters take. */
  id: number;
  /** The product's code, which CreateOrder takes. */
  code: string;
  title: string;
  type: 'digital' | 'physical';
  /** List price in roubles. */
  sum: number;
  /** A coupon takes this many per cent off the list price. */
  coupon?: { code: string; percent: number };
  /** What an order of this product is tagged with unless it brings its own tag. */
  tag?: string;
  /** The least prepayment in roubles; without it there is no prepayment. */
  prepaymentMin?: number;
  /** Every paid copy comes with a pin code. */
  pins?: true;
  /** Codes under which it was sold before. */
  formerCodes?: readonly string[];
  /** It was deleted: only orders of it are left. */
  isDeleted?: true;
}

/** What a buyer types for a discount. */
export interface Coupon {
  /** The numeric id, which only API 2.0 knows. */
  id: number;
  code: string;
  percent: number;
  /** Codes of the products that it is for. Default: all. */
  goods?: readonly string[];
}

/** Somebody of the shop who looks after customers. */
export interface Manager {
  id: number;
  name: string;
}

/** What a partner has beside the orders that name it. */
export interface Affiliate {
  /** The partner's login. */
  login: string;
  /** How often its links were followed. */
  clicks: number;
  /** How many contacts came of that. */
  leads: number;
  /** How many other partners it has brought. */
  partners: number;
  /** Roubles of what it has earned that it was given. */
  paidOut: number;
}

export interface Partner {
  level: number;
  id: number;
  name: string;
  /** Roubles. */
  fee: number;
}

/** One product of an order, as it was when ordered. */
export interface OrderGood {
  id: number;
  code: string;
  title: string;
  /** List price in roubles. */
  price: number;
  /** Actual price in roubles. */
  sum: number;
  partners: Partner[];
}

/** The text fields of an order, by their names in the API where they have one. */
export const ORDER_TEXTS = [
  'email',
  'first_name',
  'last_name',
  'middle_name',
  'phone',
  'city',
  'country',
  'address',
  'region',
  'postalcode',
  'type',
  'payway',
  'comment',
  'domain',
  'kupon',
  'tag',
  'ip',
  'rpo',
] as const;
type OrderTexts = Record<(typeof ORDER_TEXTS)[number], string>;

/** Dates are unix seconds, sums are roubles. */
export interface Order extends OrderTexts {
  id: number;
  created: number;
  pay_status: PayStatus;
  /** When it was paid; null while it is not. Kept when a paid order is shipped or returned. */
  paid: number | null;
  /** When it is cancelled if still unpaid; null = never. */
  kill_at: number | null;
  is_recurrent: boolean;
  price: number;
  /** What a customer has paid of it in advance, if anything. */
  prepaid?: number;
  /** `utm_medium` … `aff_term`, without the empty ones. */
  utm: Record<string, string>;
  goods: OrderGood[];
}

export interface NewOrder extends Partial<OrderTexts> {
  email: string;
  /** Product codes, each with the sum it is sold for if not the list price. */
  goods: readonly { code: string; sum?: number }[];
  created?: number;
  kill_at?: number | null;
  is_recurrent?: boolean;
  utm?: Record<string, string>;
}

/** An order as it could have become, for filling a shop: nothing of it is checked. */
export interface RawOrder extends Omit<NewOrder, 'goods'> {
  /** `partners` overrides what follows from the order's utm marks. */
  goods: readonly { code: string; sum?: number; partners?: readonly Partner[] }[];
  id?: number;
  pay_status?: PayStatus;
  paid?: number | null;
  /** Overrides the sum of the goods. */
  price?: number;
}

export interface OrderFilter {
  /** First unix second of the window. */
  from?: number;
  /** Last unix second of the window. */
  to?: number;
  /** Only orders with a date of payment: those since returned or cancelled are among them. */
  paid?: boolean;
  /** Numeric ids of products: orders with at least one of them. */
  goods?: readonly number[];
}

export interface DayFilter {
  /** Default: the same day as `end`. */
  begin?: Day;
  /** Default: today. */
  end?: Day;
  /** Only orders paid within the days, instead of created within them. */
  paid?: boolean;
  goods?: readonly number[];
}
