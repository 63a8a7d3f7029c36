import { errors } from 'zapier-platform-core';
import { type FieldSpecs, outputFields, type RecordOf, readRecord, sampleOf } from './fields.ts';
import { isRecord, type PhpRecord } from './justclick/index.ts';

/**
 * What an order is: its fields in the order people see them, under the names of the API (GetOrders).
 * Everything else about orders follows from here: normalisation, output fields and samples.
 */
const ORDER = {
  id: { label: 'Order Number', type: 'string', sample: '102937' },
  pay_status: { label: 'Payment Status', type: 'string', sample: 'paid' },
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

/** An order as every trigger, action and search gives it. Dates are ISO 8601 in UTC. */
export type Order = Omit<RecordOf<typeof ORDER>, 'id'> & { id: string; utm: RecordOf<typeof UTM> };

export const orderOutputFields = [...outputFields(ORDER), ...outputFields(UTM, 'utm__')];

export const orderSample: Order = { ...sampleOf(ORDER), id: ORDER.id.sample, utm: sampleOf(UTM) };

/**
 * Normalises an order of any function of the API.
 *
 * @param host where a payment link that is only a path begins, e.g. `myshop.justclick.io`
 * @throws a plain error when the order has no number: Zapier could not tell it from others
 */
export function readOrder(raw: PhpRecord, host: string): Order {
  const fields = readRecord(ORDER, raw);
  if (fields.id === null) {
    throw new errors.Error(
      'JustClick sent an order without its number. Nothing is lost: try again later, and contact support if it happens again.',
      'order_without_number',
    );
  }
  return {
    ...fields,
    id: fields.id,
    link: absoluteLink(fields.link, host),
    utm: readRecord(UTM, isRecord(raw.utm) ? raw.utm : {}),
  };
}

/** A link is absolute only for orders made with `bill_domain`; others begin at the path. */
function absoluteLink(link: string | null, host: string): string | null {
  const url = link === null ? null : URL.parse(link, `https://${host}/`);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}

/**
 * Tells whether an order counts as paid. A shipped order may still be unpaid (cash on delivery), and
 * a returned or cancelled one keeps its payment date, so neither the status nor the date is enough.
 */
export function isPaid(order: Pick<Order, 'pay_status' | 'paid'>): boolean {
  if (order.pay_status === 'paid') return true;
  return order.paid !== null && !['waiting', 'cancel', 'return'].includes(order.pay_status ?? '');
}

/** Sorts newest payment first; orders paid in the same second, newest number first. */
export function byPaymentDesc(a: Order, b: Order): number {
  const [paidA, paidB] = [a.paid ?? '', b.paid ?? ''];
  if (paidA !== paidB) return paidA < paidB ? 1 : -1;
  return b.id.localeCompare(a.id, 'en', { numeric: true });
}
