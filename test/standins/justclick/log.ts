import type { LoggedRequest } from './api.ts';
import { billLink, type Outcome, type PhpValue } from './functions.ts';
import type { Order } from './store.ts';

/** Parameters that tell what a request is about. The rest is the customer's own business. */
const TELLING = [
  'bill_id',
  'status',
  'email',
  'bill_email',
  'lead_email',
  'pay_status',
  'goods',
  'rid',
  'rass_name',
  'group_name',
  'add_to_lists',
  'remove_from_lists',
  'add_tags',
  'remove_tags',
  'partner',
  'date_from',
  'date_to',
  'paid',
  'date_s',
  'date_e',
  'begin_date',
  'end_date',
  'date',
] as const;

const LONGEST = 80;

/** One line of it: whatever came in must not move the cursor of a terminal, or fill its screen. */
export function plain(text: string): string {
  const line = text.replace(/[\p{C}\u2028\u2029]/gu, '·');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** A parameter in short: of products their codes. */
function short(value: PhpValue): string {
  if (typeof value === 'string') return value;
  return Object.values(value)
    .map((part) =>
      typeof part === 'object' && 'good_name' in part ? short(part.good_name ?? '') : short(part),
    )
    .join('+');
}

/** Where a customer of this sandbox pays, whatever domain the order has. */
export function localBillLink(order: Order, url: string): string {
  return url + billLink({ ...order, domain: '' });
}

/**
 * What a request came to, in one line.
 * @param secret the key, which is never shown
 * @param toPay links to the payment page of an order that the answer is about and that is not paid
 */
export function requestLine(
  { function: name, params, error_code, fault }: LoggedRequest,
  { error_text, result }: Outcome,
  secret: string,
  toPay?: string,
): string {
  const show = (text: string) => plain(text.replaceAll(secret || '\0', '(the key)'));
  const about = TELLING.flatMap((key) => {
    const value = params[key];
    return value === undefined ? [] : [`${key}=${show(short(value))}`];
  });
  // A write of API 2.0 has an empty list for a result, which is no list of anything.
  const count = Array.isArray(result) && /^get/i.test(name) ? [result.length] : [];
  const rows = count.map((length) => `${length} ${length === 1 ? 'row' : 'rows'}`);
  const details = [...rows, ...about].join(', ');
  const line = [
    `${name}: ${error_code} ${show(error_text)}`,
    details && ` (${details})`,
    fault && `, spoiled: ${fault}`,
    toPay && `, pay at ${toPay}`,
  ];
  return line.filter(Boolean).join('');
}

const amount = (sum: number) =>
  sum.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** The links to pay at, one line each: of the first few unpaid orders. */
export function paymentLines(orders: readonly Order[], url: string): string[] {
  const unpaid = orders
    .filter(({ pay_status }) => pay_status === 'waiting')
    .sort((a, b) => a.id - b.id);
  const shown = unpaid.slice(0, 5).map((order) => {
    return `Order ${order.id} for ${amount(order.price)}, pay at ${localBillLink(order, url)}`;
  });
  const more = unpaid.length - shown.length;
  return more > 0 ? [...shown, `${more.toLocaleString('en-US')} more orders are unpaid.`] : shown;
}
