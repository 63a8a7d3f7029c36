import type { Product, RawOrder } from '../../../standins/justclick/store.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** What the shop beside the editor sells. */
export const PRODUCTS: readonly Product[] = [
  {
    id: 1201,
    code: 'photo-course',
    title: 'Photography from Scratch',
    type: 'digital',
    sum: 1500,
    coupon: { code: 'SPRING20', percent: 20 },
    tag: 'course',
  },
  {
    id: 1202,
    code: 'light-course',
    title: 'Light and Shadow',
    type: 'digital',
    sum: 2490,
    tag: 'course',
  },
  {
    id: 1203,
    code: 'checklist',
    title: 'Checklist: 12 Steps to a First Sale',
    type: 'digital',
    sum: 290,
  },
  {
    id: 1307,
    code: 'printed-book',
    title: 'The Frame (printed book)',
    type: 'physical',
    sum: 1850,
  },
];

type Known = [
  first: string,
  last: string,
  email: string,
  goods: string[],
  status: NonNullable<RawOrder['pay_status']>,
  /** How long ago it was made, in seconds. */
  age: number,
  more?: Partial<RawOrder>,
];

const ORDERS: readonly Known[] = [
  ['James', 'Miller', 'james.miller@example.com', ['checklist'], 'cancel', 21 * DAY],
  ['Olga', 'Fischer', 'olga.fischer@example.com', ['photo-course'], 'return', 15 * DAY],
  [
    'Мария',
    'Кузнецова',
    'maria.kuznetsova@example.com',
    ['photo-course', 'checklist'],
    'paid',
    9 * DAY,
  ],
  ['Maria', "O'Neill", 'maria.oneill@example.com', ['printed-book'], 'sent', 6 * DAY],
  ['Emma', 'Brown', 'emma.brown@example.com', ['light-course'], 'paid', 3 * DAY],
  [
    'Anna',
    'Petrova',
    'anna.petrova@example.com',
    ['photo-course', 'checklist'],
    'paid',
    5 * HOUR,
    {
      comment: 'Please call <before> 6 p.m.',
      utm: { utm_medium: 'affiliate', utm_source: 'olga' },
    },
  ],
  ['Peter', 'Novak', 'peter.novak@example.com', ['photo-course'], 'waiting', 2 * HOUR],
];

/**
 * The orders with which the shop begins, the oldest first.
 * @param now unix seconds
 */
export const ordersAt = (now: number): RawOrder[] =>
  ORDERS.map(([first_name, last_name, email, codes, pay_status, age, more]) => ({
    first_name,
    last_name,
    email,
    goods: codes.map((code) => ({ code })),
    pay_status,
    created: now - age,
    paid: ['paid', 'sent', 'return'].includes(pay_status) ? now - age + 600 : null,
    phone: '+15550100',
    country: 'United States',
    city: 'Portland',
    address: '12 Main St.',
    postalcode: '97201',
    payway: pay_status === 'waiting' || pay_status === 'cancel' ? '' : 'card',
    ...more,
  }));
