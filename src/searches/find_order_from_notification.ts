import { errors, type Search } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { isNotificationHash, orderNumberIn, type Shop, unreadable } from '../justclick/index.ts';
import { fetchOrder } from '../orders/fetch.ts';
import { type OrderWithDetails, orderOutputFields, orderSample } from '../orders/order.ts';
import { isPaid } from '../orders/payment.ts';
import { withShop } from '../perform.ts';
import { LONGEST_EMAIL, sameEmail } from '../values/email.ts';
import { type Definition, definitionsOf, fieldsRead } from '../values/field.ts';

/**
 * A value of a notification as it came, byte for byte: it is in the hash. Only numbers become text.
 */
const asItCame = fieldsRead((value): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : '',
);

const field = (key: string, label: string, helpText: string, required = false) =>
  asItCame({ key, label, type: 'string', required, helpText } satisfies Definition);

const numberField = field('id', 'Order Number', "Map the notification's `id` here.", true);
const picked = { dynamic: 'recent_order.id.label', resource: 'order.id' } as const;
const id = { ...numberField, field: { ...numberField.field, ...picked } };
const email = field('email', 'Customer Email', "Map the notification's `email` here.", true);
const created = field('created', 'Created', "Map the notification's `created` here.");
const paid = field('paid', 'Paid', "Map the notification's `paid` here, if it has one.");
const status = field('status', 'Status', "Map the notification's `status` here, if it has one.");
const hash = field(
  'hash',
  'Hash',
  "Map the notification's `hash` here. It proves who sent it.",
  true,
);

/** What a notification tells of, by our keys, with what people see. */
const EVENTS = {
  created: 'Created',
  paid: 'Paid',
  prepaid: 'Prepaid',
  canceled: 'Canceled',
  refunded: 'Refunded',
} as const;

type Event = keyof typeof EVENTS;

const EVENT_OF_STATUS: ReadonlyMap<string, Event> = new Map([
  ['new_order', 'created'],
  ['new order', 'created'],
  ['cancel_order', 'canceled'],
  ['moneyback', 'refunded'],
]);

/** Only orders that are paid in whole or in part come without a status; only paid ones have a date of it. */
export const eventOf = (said: string, paidAt: string): Event =>
  EVENT_OF_STATUS.get(said.trim().toLowerCase()) ?? (paidAt.trim() === '' ? 'prepaid' : 'paid');

type Found = OrderWithDetails & { event: Event; event_name: string; is_current: boolean };

/**
 * Learns from a notification which order to look at, and gives the order as the shop itself tells it. The
 * hash covers the order's number, the customer's email and a time, and nothing else: amounts, products and
 * the status can be changed on the way, and an old notification can be sent again. So nothing else of it
 * is used, and `is_current` says whether the order is still in the state that it tells of.
 */
const perform = withShop('step', async (shop, input): Promise<Found[]> => {
  const [number, address, paidAt] = [id.read(input), email.read(input), paid.read(input)];
  const said = status.read(input);
  const times = [...new Set([paidAt, created.read(input), ''])];
  if (
    !isNotificationHash(
      hash.read(input),
      { id: number, email: address, times },
      shop.account.rpsKey,
    )
  ) {
    throw notGenuine(shop);
  }
  const known = orderNumberIn(number);
  if (known === undefined) throw notGenuine(shop);
  const order = await fetchOrder(shop, known, shop.bounds.readSeconds);
  if (order === undefined) return [];
  if (order.email === null || order.email.length > LONGEST_EMAIL) throw unreadable();
  // The pieces of the hash are written one after another, so a digit may be moved from one to the other.
  if (!sameEmail(order.email, address)) throw notGenuine(shop);
  const event = eventOf(said, paidAt);
  return [{ ...order, event, event_name: EVENTS[event], is_current: isCurrent(order, event) }];
});

const notGenuine = ({ account: { brand, login } }: Shop) =>
  new errors.HaltedError(
    `This notification isn't from ${brand}, isn't for your account "${login}", or was changed on the way. Map id, email, created, paid and hash exactly as the notification has them.`,
  );

/** Whether an order is in the state that an event tells of. */
function isCurrent(order: OrderWithDetails, event: Event): boolean {
  const { pay_status, price, details } = order;
  switch (event) {
    case 'created':
      return pay_status === 'waiting';
    case 'paid':
      return isPaid(order);
    case 'prepaid':
      return (
        pay_status === 'waiting' &&
        details.bill_sum_topay !== null &&
        details.bill_sum_topay > 0 &&
        details.bill_sum_topay < (price ?? 0)
      );
    case 'canceled':
      return pay_status === 'cancel';
    case 'refunded':
      return pay_status === 'return';
  }
}

export default {
  key: 'find_order_from_notification',
  noun: 'Order',
  display: {
    label: 'Find Order from Notification',
    description:
      'Checks that a notification caught by "Webhooks by Zapier" is from your shop, and finds its order. Stops if it is not, and finds nothing if the order is gone.',
  },
  operation: {
    inputFields: definitionsOf([id, email, created, paid, status, hash]),
    perform,
    throttle: THROTTLE,
    sample: { ...orderSample, event: 'paid', event_name: EVENTS.paid, is_current: true },
    outputFields: [
      ...orderOutputFields(),
      { key: 'event', label: 'Event', type: 'string' },
      { key: 'event_name', label: 'Event Name', type: 'string' },
      { key: 'is_current', label: 'Still Current', type: 'boolean' },
    ],
  },
} satisfies Search;
