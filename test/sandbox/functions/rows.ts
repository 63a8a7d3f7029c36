import type { Order } from '../store.ts';

export function money(sum: number): string {
  return sum.toFixed(2);
}

/** The secret end of a payment page's path: the same for ever, and not the same for two orders. */
export function billToken({ id, created }: Pick<Order, 'id' | 'created'>): string {
  return (Math.imul(id ^ created, 0x9e3779b1) >>> 0).toString(36).padStart(7, '0');
}

/** The payment page: a path or, for an order made with a domain of its own, a whole address. */
export function billLink(order: Order): string {
  const path = `/bill/${order.id}/${billToken(order)}`;
  return order.domain ? `https://${order.domain}${path}` : path;
}

/** The date of payment; an unpaid order has one of the four nothings seen in answers. */
function paidDate({ id, paid }: Order): unknown {
  return paid === null ? ['', '0', 0, null][id % 4] : String(paid);
}

export function orderRow(order: Order) {
  const { medium, source, campaign, content, term } = Object.fromEntries(
    Object.entries(order.utm).map(([name, value]) => [name.replace(/^utm_/, ''), value]),
  );
  const utm = { medium, source, campaign, content, term };
  return {
    id: String(order.id),
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
    created: String(order.created),
    pay_status: order.pay_status,
    paid: paidDate(order),
    type: order.type,
    payway: order.payway,
    comment: order.comment,
    domain: order.domain,
    link: billLink(order),
    utm: Object.values(utm).some(Boolean)
      ? Object.fromEntries(Object.entries(utm).map(([name, value]) => [name, value ?? '']))
      : [],
    price: money(order.price),
  };
}

export function amounts(order: Order) {
  return {
    good_count: order.goods.length,
    bill_sum_topay: money(order.paid === null ? order.price : 0),
    tag: order.tag,
  };
}

export function itemRows(order: Order) {
  return order.goods.map((good) => ({
    id: good.code,
    title: good.title,
    sum: money(good.sum),
    price: money(good.price),
    partners: good.partners.map(({ level, id, name, fee }) => ({
      partner_lvl: String(level),
      partner_id: String(id),
      partner_name: name,
      partner_fee: money(fee),
    })),
  }));
}
