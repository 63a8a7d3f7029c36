import { randomFrom } from '../../support/random.ts';
import type { Group } from './store/contact_types.ts';
import type { Coupon, Manager, Partner, PayStatus, Product, RawOrder } from './store/types.ts';

const DAY = 86_400;

/** What the sandbox's shop sells. */
export const INVENTED_PRODUCTS: readonly Product[] = [
  {
    id: 1201,
    code: 'photo-course',
    title: 'Курс «Фотография с нуля»',
    type: 'digital',
    sum: 4900,
    coupon: { code: 'SPRING20', percent: 20 },
    tag: 'course',
    formerCodes: ['photo-basics'],
  },
  {
    id: 1202,
    code: 'checklist',
    title: 'Checklist: 12 steps to a first sale',
    type: 'digital',
    sum: 290,
  },
  {
    id: 1203,
    code: 'webinar_2024',
    title: 'Вебинар «Свет & тень»',
    type: 'digital',
    sum: 1490.5,
    pins: true,
  },
  {
    id: 1307,
    code: 'printed-book',
    title: 'Книга «Кадр» (printed)',
    type: 'physical',
    sum: 1850,
    prepaymentMin: 500,
  },
];

/** The groups of its contacts. */
export const INVENTED_GROUPS: readonly Group[] = [
  { name: 'super', title: 'Клуб «Кадр»' },
  { name: '1605189997.0025174394', title: 'Blog: 12 letters about light' },
  { name: 'double-opt-in', title: 'News, to be confirmed', confirms: true },
  { name: 'allleads', title: 'Все контакты', automatic: true },
];

/** Its coupons: the first is that of the product which has one. */
export const INVENTED_COUPONS: readonly Coupon[] = [
  { id: 311, code: 'SPRING20', percent: 20, goods: ['photo-course'] },
  { id: 312, code: 'ПЕРВЫЙ 10%', percent: 10, goods: ['webinar_2024', 'printed-book'] },
];

/** Who looks after its customers. */
export const INVENTED_MANAGERS: readonly Manager[] = [
  { id: 41, name: 'Ольга Смирнова' },
  { id: 57, name: "Conor O'Brien" },
];

/** First and last name, middle name, country, city, address. */
export const PEOPLE = [
  ['Анна', 'Иванова', 'Сергеевна', 'RU', 'Москва', 'ул. Тверская, д. 1, кв. 7'],
  ['Пётр', 'Щёголев', '', 'RU', 'Санкт-Петербург', 'Невский пр., 28'],
  ['Олена', 'Їжак', '', 'UA', 'Київ', 'вул. Хрещатик, 10'],
  ['Maria', "O'Neill", '', 'IE', 'Dublin', '4 St. Stephen’s Green'],
  ['Jürgen', 'Müller', '', 'DE', 'Köln', 'Domstraße 5'],
  ['Айгүл', 'Сейітқызы', '', 'KZ', 'Алматы', 'Абай даңғылы, 52'],
  ['John', 'Smith', 'B.', 'US', 'Portland', '12 Main St. <rear>'],
  ['Мария', 'Кузнецова', 'Андреевна', 'RU', 'Казань', 'ул. Баумана, 15'],
] as const;

const SOURCES: readonly Record<string, string>[] = [
  {},
  {},
  { utm_medium: 'cpc', utm_source: 'yandex', utm_campaign: 'весна 2024', utm_term: 'курс фото' },
  { utm_medium: 'affiliate', utm_source: 'partner-olga' },
  { utm_medium: 'email', utm_source: 'newsletter', utm_content: 'button+top' },
];

/** Who gets something of such a sale: who brought the customer, and who had brought him. */
function partnersOf(sum: number): Partner[] {
  return [
    { level: 1, id: 10_482, name: 'partner-olga', fee: Math.round(sum * 10) / 100 },
    { level: 2, id: 10_017, name: 'partner-igor', fee: Math.round(sum * 3) / 100 },
  ];
}

/**
 * Orders of the last 60 days, in every status; some were paid days after they were made. The same
 * count, moment and products always give the same orders.
 * @param now unix seconds
 */
export function inventOrders(
  count: number,
  now: number,
  products: readonly Product[] = INVENTED_PRODUCTS,
): RawOrder[] {
  const random = randomFrom(1);
  function pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }
  return Array.from({ length: count }, (_, index): RawOrder => {
    const [first_name, last_name, middle_name, country, city, address] = pick(PEOPLE);
    const created = now - Math.floor(random() * 60 * DAY);
    const delay = Math.floor(random() * (random() < 0.3 ? 10 * DAY : 3600));
    const wanted = pick<PayStatus>([
      'waiting',
      'waiting',
      'paid',
      'paid',
      'paid',
      'sent',
      'return',
      'cancel',
    ]);
    const pay_status =
      created + delay > now && wanted !== 'waiting' && wanted !== 'cancel' ? 'waiting' : wanted;
    // A cancelled order never was paid, and some are shipped to be paid on delivery.
    const paid =
      pay_status === 'paid' || pay_status === 'return' || (pay_status === 'sent' && random() < 0.7);
    const first = pick(products);
    const second = pick(products);
    const goods = random() < 0.3 && second !== first ? [first, second] : [first];
    const order = {
      email: `customer${index + 1}@example.com`,
      first_name,
      last_name,
      middle_name,
      phone: `+7900${String(1_000_000 + Math.floor(random() * 8_999_999))}`,
      country,
      city,
      address,
      region: '',
      postalcode: String(100_000 + Math.floor(random() * 899_999)),
      type: 'form',
      payway: paid ? pick(['card', 'sbp', 'invoice']) : '',
      comment: random() < 0.2 ? 'Позвоните, пожалуйста, заранее / call me & write' : '',
      domain: random() < 0.2 ? 'shop.example.com' : '',
      kupon: random() < 0.2 ? 'SPRING20' : '',
      rpo: pay_status === 'sent' ? `RA${100_000_000 + index}RU` : '',
      created,
      pay_status,
      paid: paid ? created + delay : null,
      is_recurrent: random() < 0.1,
      utm: { ...pick(SOURCES) },
    };
    // Some partners were brought by another one, who gets something as well.
    const hasTwo = order.utm.utm_medium === 'affiliate' && index % 2 === 0;
    return {
      ...order,
      goods: goods.map(({ code, sum }) => ({
        code,
        ...(hasTwo && { partners: partnersOf(sum) }),
      })),
    };
  });
}
