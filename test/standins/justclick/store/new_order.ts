import type { OrderToInsert } from './order_table.ts';
import { type Coupon, ORDER_TEXTS, type OrderGood, type Product, type RawOrder } from './types.ts';

/** What a partner gets of a sale, in hundredths. */
const PARTNER_PERCENT = 10;

/** A number that is always the same for a partner's login, and looks like an id. */
function partnerId(login: string): number {
  let hash = 0;
  for (const character of login) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 90_000;
  return 10_000 + hash;
}

function roubles(sum: number): number {
  return Math.round(sum * 100) / 100;
}

const isFor =
  (code: string) =>
  ({ goods }: Coupon) =>
    goods?.includes(code) ?? true;

/**
 * An order with all that the shop fills in: prices, the coupon's discount, the partner's fee, the tag.
 * @param productOf finds a product by its code, or throws
 * @param coupons those of the shop, beside the products' own
 * @param now unix seconds
 */
export function fillIn(
  order: RawOrder,
  productOf: (code: string) => Product,
  coupons: readonly Coupon[],
  now: number,
): OrderToInsert {
  // PHP's json_decode() refuses half a surrogate pair, so none is let in.
  const texts = Object.fromEntries(
    ORDER_TEXTS.map((name) => [name, (order[name] ?? '').toWellFormed()]),
  ) as Record<(typeof ORDER_TEXTS)[number], string>;
  const utm: Record<string, string> = Object.fromEntries(
    Object.entries(order.utm ?? {}).map(([name, mark]) => [name, mark.toWellFormed()]),
  );
  const partner = utm.utm_medium === 'affiliate' ? utm.utm_source : undefined;
  const goods = order.goods.map(({ code, sum: asked, partners: given }): OrderGood => {
    const { id, title, sum: price, coupon: own } = productOf(code);
    const coupon = [...(own ? [own] : []), ...coupons.filter(isFor(code))].find(
      (known) => known.code === order.kupon,
    );
    const off = coupon?.percent ?? 0;
    const sum = roubles(asked ?? (price * (100 - off)) / 100);
    const fee = roubles((sum * PARTNER_PERCENT) / 100);
    const partners = partner ? [{ level: 1, id: partnerId(partner), name: partner, fee }] : [];
    return { id, code, title, price, sum, partners: [...(given ?? partners)] };
  });
  const created = order.created ?? now;
  const pay_status = order.pay_status ?? 'waiting';
  const paid = pay_status === 'paid' ? created : null;
  return {
    ...texts,
    id: order.id,
    created,
    pay_status,
    paid: order.paid === undefined ? paid : order.paid,
    kill_at: order.kill_at ?? null,
    type: texts.type || 'api',
    tag: texts.tag || (goods.map(({ code }) => productOf(code).tag).find(Boolean) ?? ''),
    is_recurrent: order.is_recurrent ?? false,
    price: order.price ?? roubles(goods.reduce((total, { sum }) => total + sum, 0)),
    utm,
    goods,
  };
}
