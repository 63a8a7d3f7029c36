import type { Order, Store } from '../store.ts';
import type { Settings } from './outcome.ts';
import { date, money, number, paidDate, statusOf } from './values.ts';

/** The secret end of a payment page's path: the same for ever, and not the same for two orders. */
export function billToken({ id, created }: Pick<Order, 'id' | 'created'>): string {
  return (Math.imul(id ^ created, 0x9e3779b1) >>> 0).toString(36).padStart(7, '0');
}

/** The payment page: a path or, for an order made with a domain of its own, a whole address. */
export function billLink(order: Order): string {
  const path = `/bill/${order.id}/${billToken(order)}`;
  return order.domain ? `https://${order.domain}${path}` : path;
}

/** The same as an answer has it. */
export function linkOf(order: Order, { link, login, brand }: Settings): string {
  const isAbsolute = link === 'absolute' && order.domain === '';
  return isAbsolute ? `https://${login}.${brand}${billLink(order)}` : billLink(order);
}

export function orderRow(order: Order, settings: Settings) {
  const { medium, source, campaign, content, term } = Object.fromEntries(
    Object.entries(order.utm).map(([name, value]) => [name.replace(/^utm_/, ''), value]),
  );
  const utm = { medium, source, campaign, content, term };
  return {
    id: number(settings, 'id', order.id),
    first_name: order.first_name,
    last_name: order.last_name,
    middle_name: order.middle_name,
    email: order.email,
    phone: order.phone,
    city: order.city,
    country: order.country,
    address: order.address,
    region: order.region,
    postalcode: order.postalcode,
    created: date(settings.dateForm, order.created, settings.timeZone),
    pay_status: settings.statusWords[statusOf(order, settings)],
    paid: paidDate(order, settings),
    type: order.type,
    payway: order.payway,
    comment: order.comment,
    domain: order.domain,
    link: linkOf(order, settings),
    utm: Object.values(utm).some(Boolean)
      ? Object.fromEntries(Object.entries(utm).map(([name, value]) => [name, value ?? '']))
      : [],
    price: money(settings, 'price', order.price),
  };
}

/** The pin code of an item: a product that has them gives one with payment. */
export function pinCode(store: Store, order: Order, code: string): string {
  return order.paid !== null && store.productSoldAs(code)?.pins ? `PIN-${order.id}` : '';
}

export function amounts(order: Order, settings: Settings) {
  const left = order.paid === null ? order.price - (order.prepaid ?? 0) : 0;
  return {
    good_count: number(settings, 'good_count', order.goods.length),
    bill_sum_topay: money(settings, 'bill_sum_topay', left),
    tag: order.tag,
  };
}

/** The code of a product in an order. */
export function itemCode(store: Store, code: string, { itemCodes }: Settings): string {
  return itemCodes === 'as it was' ? code : (store.productSoldAs(code)?.code ?? code);
}

export function itemRows(store: Store, order: Order, settings: Settings) {
  return order.goods.map((good) => ({
    id: itemCode(store, good.code, settings),
    title: good.title,
    sum: money(settings, 'items.sum', good.sum),
    price: money(settings, 'items.price', good.price),
    partners: good.partners.map(({ level, id, name, fee }) => ({
      partner_lvl: number(settings, 'partner_lvl', level),
      partner_id: number(settings, 'partner_id', id),
      partner_name: name,
      partner_fee: money(settings, 'partner_fee', fee),
    })),
  }));
}
