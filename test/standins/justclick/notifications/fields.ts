import type { Settings } from '../functions/outcome.ts';
import { amounts, itemRows, orderRow, pinCode } from '../functions/rows.ts';
import { date, money } from '../functions/values.ts';
import type { Order, OrderEvent, Store } from '../store.ts';

type Fields = Record<string, unknown>;

/** When the order was paid, written as everywhere; nothing while it is not. */
const paidAt = ({ paid }: Order, { dateForm, timeZone }: Settings) =>
  paid === null ? '' : date(dateForm, paid, timeZone);

/** Always all five marks: an empty array would not be in a form at all. */
function marksOf({ utm }: Order): Record<string, string> {
  const names = ['medium', 'source', 'campaign', 'content', 'term'];
  return Object.fromEntries(names.map((name) => [name, utm[`utm_${name}`] ?? '']));
}

/** The items of an order: of one with a payment, with pin codes and partners. */
function itemsOf(store: Store, order: Order, settings: Settings, isWhole: boolean): Fields[] {
  return itemRows(store, order, settings).map(({ partners, ...item }) =>
    isWhole ? { ...item, pincode: pinCode(store, order, item.id), partners } : item,
  );
}

/** What an event has beside what all of them have, as the vendor's article lists it. */
function moreOf(event: OrderEvent, order: Order, settings: Settings): Fields {
  const { address, comment, link, domain, type, payway } = orderRow(order, settings);
  const { tag } = amounts(order, settings);
  const { kupon, is_recurrent, prepaid = 0, price } = order;
  const repeats = { is_recurrent: is_recurrent ? 1 : 0 };
  const sum = (roubles: number) => money(settings, 'price', roubles);
  switch (event) {
    case 'created':
      return { status: settings.createdStatus, address, comment, tag, kupon, domain, link };
    case 'paid':
      return {
        address,
        paid: paidAt(order, settings),
        last_payment_sum: sum(price - prepaid),
        comment,
        tag,
        coupon: kupon,
        type,
        payway,
        domain,
        ...repeats,
      };
    case 'prepaid':
      return { prepayment_sum: sum(prepaid), tag, coupon: kupon, domain, link, ...repeats };
    case 'canceled':
      return { status: 'cancel_order', comment };
    case 'refunded':
      return { status: 'moneyback', comment, ...repeats };
  }
}

/** The fields of a notification but for its hash, in the order in which they are sent. */
export function notificationFields(
  store: Store,
  event: OrderEvent,
  order: Order,
  settings: Settings,
): Fields {
  const row = orderRow(order, settings);
  const isWhole = event === 'paid' || event === 'prepaid';
  return {
    id: row.id,
    first_name: row.first_name,
    last_name: row.last_name,
    middle_name: row.middle_name,
    email: row.email,
    phone: row.phone,
    city: row.city,
    country: row.country,
    region: row.region,
    postalcode: row.postalcode,
    created: row.created,
    ...(settings.notificationsHavePaid && { paid: paidAt(order, settings) }),
    ...moreOf(event, order, settings),
    utm: marksOf(order),
    items: itemsOf(store, order, settings, isWhole),
  };
}

/** The time that is in the hash of a notification, as it would be written in its fields. */
export function signedTime(event: OrderEvent, order: Order, settings: Settings): string {
  const { dateForm, timeZone, notificationTime } = settings;
  const which = notificationTime[event];
  if (which === 'none') return '';
  if (which === 'paid') return String(paidAt(order, settings));
  return String(date(dateForm, order.created, timeZone));
}
