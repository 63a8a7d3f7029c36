import { errors } from 'zapier-platform-core';
import { isRecord, orderNumberIn, type PhpRecord, recordsIn } from '../justclick/index.ts';
import {
  type FieldSpecs,
  outputFields,
  type RecordOf,
  readRecord,
  sampleOf,
} from '../values/output.ts';
import { absoluteLink } from './link.ts';
import { type Partner, partnerOutputFields, partnersSample, readPartners } from './partner.ts';
import { namedStatus, PAY_STATUSES } from './status.ts';

/**
 * What an order is: its fields in the order people see them, under the names of the API.
 * Everything else about orders follows from here: normalization, output fields and samples.
 */
const ORDER = {
  id: { label: 'Order Number', type: 'string', sample: '102937' },
  pay_status: { label: 'Payment Status', type: 'string', sample: 'paid' },
  pay_status_name: { label: 'Payment Status Name', type: 'string', sample: PAY_STATUSES.paid },
  price: { label: 'Order Total', type: 'number', sample: 1500 },
  created: { label: 'Created At', type: 'datetime', sample: '2026-03-02T09:15:00Z' },
  paid: { label: 'Paid At', type: 'datetime', sample: '2026-03-02T09:21:30Z' },
  link: {
    label: 'Payment Link',
    type: 'string',
    sample: 'https://myshop.justclick.io/bill/102937/5f2a9c',
  },
  email: { label: 'Customer Email', type: 'string', sample: 'anna.petrova@example.com' },
  first_name: { label: 'Customer First Name', type: 'string', sample: 'Anna' },
  last_name: { label: 'Customer Last Name', type: 'string', sample: 'Petrova' },
  middle_name: { label: 'Customer Middle Name', type: 'string', sample: 'Sergeevna' },
  phone: { label: 'Customer Phone', type: 'string', sample: '+79161234567' },
  country: { label: 'Customer Country', type: 'string', sample: 'Russia' },
  region: { label: 'Customer Region', type: 'string', sample: 'Tatarstan' },
  city: { label: 'Customer City', type: 'string', sample: 'Kazan' },
  address: { label: 'Customer Address', type: 'string', sample: 'Bauman St. 5, apt. 12' },
  postalcode: { label: 'Customer Postal Code', type: 'string', sample: '420111' },
  payway: { label: 'Payment Method', type: 'string', sample: 'card' },
  type: { label: 'Order Type', type: 'string', sample: 'order' },
  is_recurrent: { label: 'Recurring Payment', type: 'boolean', sample: false },
  comment: { label: 'Comment', type: 'string', sample: 'Please call before delivery' },
  domain: { label: 'Shop Domain', type: 'string', sample: 'myshop.justclick.io' },
} as const satisfies FieldSpecs;

const UTM = {
  medium: { label: 'UTM Medium', type: 'string', sample: 'email' },
  source: { label: 'UTM Source', type: 'string', sample: 'newsletter' },
  campaign: { label: 'UTM Campaign', type: 'string', sample: 'spring' },
  content: { label: 'UTM Content', type: 'string', sample: 'button' },
  term: { label: 'UTM Term', type: 'string', sample: 'course' },
} as const satisfies FieldSpecs;

/** What only GetOrderDetails and GetOrdersWithGoods tell of an order. */
const DETAILS = {
  good_names: { label: 'Product Names', type: 'string', sample: 'Photography from Scratch' },
  good_ids: { label: 'Product IDs', type: 'string', sample: '1201' },
  good_count: { label: 'Number of Products', type: 'number', sample: 1 },
  bill_sum_topay: { label: 'Amount Due', type: 'number', sample: 0 },
  prepayment_enabled: { label: 'Prepayment Allowed', type: 'boolean', sample: false },
  prepayment_minsum: { label: 'Minimum Prepayment', type: 'number', sample: 0 },
  tag: { label: 'Tag', type: 'string', sample: 'course' },
  kupon: { label: 'Coupon', type: 'string', sample: 'SPRING20', aliases: ['coupon'] },
} as const satisfies FieldSpecs;

const ITEM = {
  id: { label: 'Product Code', type: 'string', sample: 'photo-course' },
  title: { label: 'Product Name', type: 'string', sample: 'Photography from Scratch' },
  sum: { label: 'Price Paid', type: 'number', sample: 1500 },
  price: { label: 'List Price', type: 'number', sample: 1875 },
  pincode: { label: 'Product Pin Code', type: 'string', sample: 'PIN-4821' },
  partner_name: { label: 'Affiliate Login', type: 'string', sample: 'olga' },
  partner_fee: { label: 'Affiliate Fee', type: 'number', sample: 150 },
} as const satisfies FieldSpecs;

/** The fields of an order that every list of orders has. Dates are ISO 8601 in UTC. */
export type ListedOrder = Omit<RecordOf<typeof ORDER>, 'id'> & {
  id: string;
  utm: RecordOf<typeof UTM>;
};

/** One product of an order. */
export type Item = RecordOf<typeof ITEM>;
export type ItemWithPartners = Item & { partners: Partner[] };

export type OrderDetails = RecordOf<typeof DETAILS> & { items: Item[]; partners: Partner[] };

export type OrderWithDetails = ListedOrder & { details: OrderDetails };

/**
 * An order as every trigger, action and search gives it. In the results of a poll `details` is what
 * `z.dehydrate` made: Zapier puts the details in its place when a Zap uses the order.
 */
export type Order = ListedOrder & { details: OrderDetails | string };

const itemOutputFields = (prefix: string) => outputFields(ITEM, prefix);

/** The output fields of one item by itself. */
export const ownItemOutputFields = (prefix: string) => [
  ...itemOutputFields(prefix),
  ...partnerOutputFields(prefix),
];

/** @param prefix the path to the order in a result, e.g. `order__` */
export const orderFieldsAt = (prefix: string) => [
  ...outputFields(ORDER, prefix),
  ...outputFields(UTM, `${prefix}utm__`),
  ...outputFields(DETAILS, `${prefix}details__`),
  ...itemOutputFields(`${prefix}details__items[]`),
  ...partnerOutputFields(`${prefix}details__`),
];

/** The output fields of an order, one array for all that give one. */
const OUTPUT_FIELDS = orderFieldsAt('');
export const orderOutputFields = () => OUTPUT_FIELDS;

export const itemSample: Item = sampleOf(ITEM);
export const ownItemSample: ItemWithPartners = { ...itemSample, partners: partnersSample };

export const orderSample: OrderWithDetails = {
  ...sampleOf(ORDER),
  id: ORDER.id.sample,
  utm: sampleOf(UTM),
  details: { ...sampleOf(DETAILS), items: [itemSample], partners: partnersSample },
};

/** The sample of an unpaid order: no way to pay is chosen yet, and all of it is due. */
export const unpaidOrderSample: OrderWithDetails = {
  ...orderSample,
  ...namedStatus('waiting'),
  paid: null,
  payway: null,
  details: {
    ...orderSample.details,
    bill_sum_topay: orderSample.price,
    items: [{ ...itemSample, pincode: null }],
  },
};

/** What a poll has to know of every order. The rest is read of those only that it hands over. */
const HEAD = {
  id: ORDER.id,
  pay_status: ORDER.pay_status,
  created: ORDER.created,
  paid: ORDER.paid,
};

export type OrderHead = Pick<ListedOrder, 'id' | 'pay_status' | 'created' | 'paid'>;

/** @throws as `readListedOrder` does */
export function readHead(raw: PhpRecord): OrderHead {
  const { id, pay_status, ...dates } = readRecord(HEAD, raw);
  return { id: numberOf(id), pay_status: namedStatus(pay_status).pay_status, ...dates };
}

/** Any other text could not be asked for again, and would be too long for a pointer (12,000 characters). */
function numberOf(id: string | null): string {
  const number = orderNumberIn(id);
  if (number === undefined) throw new IncompleteOrderError('number');
  return number;
}

/**
 * Normalizes an order of any list of the API.
 *
 * @param host where a payment link that is only a path begins, e.g. `myshop.justclick.io`
 * @throws a plain error when the order has no number: Zapier could not tell it from others
 */
export function readListedOrder(raw: PhpRecord, host: string): ListedOrder {
  const fields = readRecord(ORDER, raw);
  return {
    ...fields,
    id: numberOf(fields.id),
    ...namedStatus(fields.pay_status),
    link: absoluteLink(fields.link, host),
    utm: readRecord(UTM, isRecord(raw.utm) ? raw.utm : {}),
  };
}

/** An order that the service sent without something that every trigger needs. */
export class IncompleteOrderError extends errors.Error {
  /** For the log: `without status`. */
  readonly reason: string;

  constructor(missing: string) {
    super(
      `Your shop sent orders without a ${missing}, so this Zap can't start. No orders are lost: it gets them all once this is fixed. Contact your shop's support.`,
      'row_odd',
    );
    this.reason = `without ${missing}`;
  }
}

/**
 * Normalizes what GetOrderDetails or GetOrdersWithGoods adds to an order. One with null in place of its
 * items has none.
 *
 * @throws a plain error when the products cannot be read: without them a Zap would do too little
 */
export function readDetails(raw: PhpRecord): OrderDetails {
  const rows = itemRowsIn(raw);
  const items = rows.map(readItem);
  const details = readRecord(DETAILS, raw);
  const names = items.flatMap(({ title, id }) => title ?? id ?? []);
  return {
    ...details,
    good_names: names.join(', ') || null,
    good_ids: productIds(raw.good_ids),
    good_count: details.good_count ?? items.length,
    items,
    partners: rows.flatMap(readPartners),
  };
}

/** The service's articles do not say whether the ids come as a list or as one text with commas. */
function productIds(ids: unknown): string | null {
  const list = Array.isArray(ids) || isRecord(ids) ? Object.values(ids) : [ids];
  const texts = list.flatMap((id) => (typeof id === 'number' ? `${id}` : id));
  return (
    texts
      .flatMap((text) => (typeof text === 'string' ? text.split(',') : []))
      .flatMap((text) => text.trim() || [])
      .join(', ') || null
  );
}

/** One product of an order, with the partner of the lowest level, who brought the sale. */
function readItem(raw: PhpRecord): Item {
  const [{ partner_name, partner_fee } = NO_PARTNER] = readPartners(raw);
  return { ...readRecord(ITEM, raw), partner_name, partner_fee };
}

const NO_PARTNER = { partner_name: null, partner_fee: null };

/** A record without the key is not whole. That is not the same as an order without items. */
const itemRowsIn = ({ items }: PhpRecord) => recordsIn(items === null ? [] : items);

/** The items of an order of GetOrdersWithGoods, each with its own partners of all levels. */
export const readItems = (raw: PhpRecord): ItemWithPartners[] =>
  itemRowsIn(raw).map((item) => ({ ...readItem(item), partners: readPartners(item) }));

/** Normalizes an order together with its details: see `readListedOrder` and `readDetails`. */
export const readOrder = (raw: PhpRecord, host: string): OrderWithDetails => ({
  ...readListedOrder(raw, host),
  details: readDetails(raw),
});
