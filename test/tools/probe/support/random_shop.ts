import { INVENTED_GROUPS, INVENTED_PRODUCTS } from '../../../standins/justclick/invented.ts';
import type { Group } from '../../../standins/justclick/store/contact_types.ts';
import type { Product } from '../../../standins/justclick/store/types.ts';
import { PAY_STATUSES, type RawOrder } from '../../../standins/justclick/store.ts';
import { DAY, HOUR } from '../shop/dates.ts';

export type Random = () => number;

export type RandomShop = {
  /** Unix seconds. */
  now: number;
  orders: RawOrder[];
  products: readonly Product[];
  groups: readonly Group[];
};

const whole = (random: Random, below: number) => Math.floor(random() * below);
const pick = <Item>(random: Random, items: readonly Item[]): Item | undefined =>
  items[whole(random, items.length)];

const MINUTE = 60;
const YEAR_2025 = Date.UTC(2025, 0, 1) / 1000;

/** Far above any count that a report may have, so that a number of an order stands out in it. */
const FIRST_NUMBER = 730_000_000;

/** A name that no report may have. */
export const CUSTOMER = 'Wanda';

const GONE = 'gone-course';

/** A code that a product has no more, and one of a product that is no more. */
export const OLD_CODES = ['photo-basics', GONE];

const PRODUCTS: readonly Product[] = [
  ...INVENTED_PRODUCTS,
  { id: 1100, code: GONE, title: 'Gone', type: 'digital', sum: 100, isDeleted: true },
];

function goods(random: Random): RawOrder['goods'] {
  const drawn = random();
  if (drawn < 0.3) return [{ code: 'checklist' }, { code: 'printed-book' }];
  if (drawn < 0.4) return [{ code: GONE }, { code: 'checklist' }];
  return [{ code: drawn < 0.5 ? 'photo-basics' : 'photo-course' }];
}

function order(random: Random, id: number, now: number, created: number): RawOrder {
  const pay_status = pick(random, PAY_STATUSES) ?? 'paid';
  const wasPaid =
    pay_status === 'paid' || (['sent', 'return'].includes(pay_status) && random() < 0.7);
  const delay = whole(random, [2, 60, HOUR, DAY, 12 * DAY][whole(random, 5)] ?? 1);
  return {
    id,
    email: `${CUSTOMER.toLowerCase()}${id}@customer.example`,
    first_name: CUSTOMER,
    created,
    pay_status,
    paid: wasPaid ? Math.min(now, created + delay) : null,
    domain: random() < 0.3 ? 'own.example' : '',
    kupon: random() < 0.2 ? 'SPRING20' : '',
    is_recurrent: random() < 0.2,
    comment: random() < 0.1 ? '{} & Ünïcode' : '',
    utm: random() < 0.2 ? { utm_medium: 'affiliate', utm_source: 'olga' } : {},
    goods: goods(random),
  };
}

/** Any shop, often one with too few orders to tell much. */
export function randomShop(random: Random): RandomShop {
  const now = YEAR_2025 + whole(random, 730 * DAY);
  const days = [1, 20, 90, 500][whole(random, 4)] ?? 1;
  const count = [0, 1, 4, 20, 120][whole(random, 5)] ?? 0;
  const orders = Array.from({ length: count }, (_, index) =>
    order(random, FIRST_NUMBER + index, now, now - 60 - whole(random, days * DAY)),
  );
  return {
    now,
    orders,
    products: PRODUCTS,
    groups: random() < 0.3 ? [] : INVENTED_GROUPS,
  };
}

/** A shop that tells all that reading can tell: many orders, at every time of the day. */
export function richShop(random: Random): RandomShop {
  const { now, groups, products } = randomShop(random);
  const start = now - 20 * DAY - whole(random, HOUR);
  const everyTime = Array.from({ length: 97 }, (_, index) =>
    order(random, FIRST_NUMBER + index, now, start + index * 15 * MINUTE),
  );
  const late = PAY_STATUSES.map((pay_status, index) => ({
    ...order(random, FIRST_NUMBER + 1000 + index, now, now - 10 * DAY - index),
    kupon: 'SPRING20',
    domain: '',
    utm: { utm_medium: 'affiliate', utm_source: 'olga' },
    goods: [{ code: 'photo-basics' }],
    pay_status,
    paid: ['paid', 'sent', 'return'].includes(pay_status) ? now - DAY : null,
  }));
  return { now, groups, products, orders: [...everyTime, ...late] };
}
