import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { noPause } from '../support/no_pause.ts';
import { useService } from '../support/use_service.ts';

noPause();
const used = useService();

/** An order as the lists of the service tell it. No two of its fields have the same value. */
const LISTED = {
  id: '700001',
  first_name: 'Anna',
  last_name: 'Petrova',
  middle_name: 'Sergeevna',
  email: 'anna@example.com',
  phone: '+79161234567',
  city: 'Kazan',
  country: 'Russia',
  address: 'Bauman St. 5',
  region: 'Tatarstan',
  postalcode: '420111',
  created: '1772442900',
  pay_status: 'paid',
  paid: '1772443290',
  type: 'subscription',
  payway: 'card',
  comment: 'Ring twice',
  domain: 'shop.example.com',
  link: 'https://shop.example.com/bill/700001/5f2a9c',
  utm: { medium: 'cpc', source: 'yandex', campaign: 'spring', content: 'banner', term: 'photo' },
  price: '1511.00',
};

/** What the details add to it; the products are counted in pieces. */
const DETAILS = {
  good_ids: '1201,1202',
  good_count: '7',
  bill_sum_topay: '311.00',
  prepayment_enabled: '1',
  prepayment_minsum: '211.00',
  tag: 'vip',
  kupon: 'SPRING20',
};
const ITEMS = [
  {
    id: 'photo-course',
    title: 'Photography',
    sum: '1101.00',
    price: '1875.00',
    pincode: 'PIN-1',
    partners: [
      { partner_lvl: '2', partner_id: '118', partner_name: 'ivan', partner_fee: '75.00' },
      { partner_lvl: '1', partner_id: '311', partner_name: 'olga', partner_fee: '150.00' },
    ],
  },
  {
    id: 'checklist',
    title: 'Twelve Steps',
    sum: '410.00',
    price: '520.00',
    pincode: 'PIN-2',
    partners: [{ partner_lvl: '1', partner_id: '57', partner_name: 'vera', partner_fee: '41.00' }],
  },
];

/** The same order as a Zap gets it. */
const ORDER = {
  id: '700001',
  pay_status: 'paid',
  pay_status_name: 'Paid',
  price: 1511,
  created: '2026-03-02T09:15:00Z',
  paid: '2026-03-02T09:21:30Z',
  link: 'https://shop.example.com/bill/700001/5f2a9c',
  email: 'anna@example.com',
  first_name: 'Anna',
  last_name: 'Petrova',
  middle_name: 'Sergeevna',
  phone: '+79161234567',
  country: 'Russia',
  region: 'Tatarstan',
  city: 'Kazan',
  address: 'Bauman St. 5',
  postalcode: '420111',
  payway: 'card',
  type: 'subscription',
  is_recurrent: null,
  comment: 'Ring twice',
  domain: 'shop.example.com',
  utm: { medium: 'cpc', source: 'yandex', campaign: 'spring', content: 'banner', term: 'photo' },
};
const OLGA = { partner_lvl: 1, partner_id: '311', partner_name: 'olga', partner_fee: 150 };
const IVAN = { partner_lvl: 2, partner_id: '118', partner_name: 'ivan', partner_fee: 75 };
const VERA = { partner_lvl: 1, partner_id: '57', partner_name: 'vera', partner_fee: 41 };
const OF_COURSE = { good_name: 'photo-course', good_title: 'Photography' };
const OF_CHECKLIST = { good_name: 'checklist', good_title: 'Twelve Steps' };

const COURSE = {
  id: 'photo-course',
  title: 'Photography',
  sum: 1101,
  price: 1875,
  pincode: 'PIN-1',
  partner_name: 'olga',
  partner_fee: 150,
};
const CHECKLIST = {
  id: 'checklist',
  title: 'Twelve Steps',
  sum: 410,
  price: 520,
  pincode: 'PIN-2',
  partner_name: 'vera',
  partner_fee: 41,
};
const WHOLE = {
  good_names: 'Photography, Twelve Steps',
  good_ids: '1201, 1202',
  good_count: 7,
  bill_sum_topay: 311,
  prepayment_enabled: true,
  prepayment_minsum: 211,
  tag: 'vip',
  kupon: 'SPRING20',
  items: [COURSE, CHECKLIST],
  partners: [
    { ...OLGA, ...OF_COURSE },
    { ...IVAN, ...OF_COURSE },
    { ...VERA, ...OF_CHECKLIST },
  ],
};

/** Every field of Create Order, no two with the same value. */
const FORM = {
  bill_email: 'anna@example.com',
  bill_first_name: 'Anna',
  bill_surname: 'Petrova',
  bill_middle_name: 'Sergeevna',
  bill_phone: '+79161234567',
  bill_country: 'Russia',
  bill_region: 'Tatarstan',
  bill_city: 'Kazan',
  bill_address: 'Bauman St. 5',
  bill_postal_code: '420111',
  bill_kupon: 'SPRING20',
  bill_tag: 'vip',
  bill_comment: 'Ring twice',
  bill_ip: '192.0.2.7',
  bill_domain: 'shop.example.com',
};
const UTM = {
  utm_medium: 'cpc',
  utm_source: 'yandex',
  utm_campaign: 'spring',
  utm_content: 'banner',
  utm_term: 'photo',
  aff_medium: 'blog',
  aff_source: 'olga',
  aff_campaign: 'autumn',
  aff_content: 'link',
  aff_term: 'lens',
};

describe('an order in which every field has a value of its own', () => {
  let details: unknown;
  beforeEach(() => {
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** A shop with that order, paid lately so far as its lists say. */
  const shop = () => {
    details = signed(0, 'ok', { ...LISTED, ...DETAILS, items: ITEMS });
    used.service.answer = ({ url }) => {
      if (url.endsWith('/GetOrders')) return signed(0, 'ok', [LISTED]);
      if (url.endsWith('/getOrderDetails')) return details;
      if (url.endsWith('/GetBills')) return signed(0, 'ok', { 700001: {} });
      if (url.endsWith('/CreateOrder')) {
        return signed(0, 'order created', { bill_id: 700001, link: LISTED.link });
      }
      const { good_ids, prepayment_enabled, prepayment_minsum, ...more } = DETAILS;
      const items = ITEMS.map(({ pincode, ...item }) => item);
      return signed(0, 'ok', [{ ...LISTED, ...more, is_recurrent: '1', items }]);
    };
    return used.shop;
  };

  test.each(['new_order', 'order_status_changed', 'new_paid_order'])(
    'comes through %s field by field, and so do its details',
    async (key) => {
      const [row = {}] = await shop().trigger(key, { pay_status: 'paid' });
      const { details: promise, ...order } = row;
      // Only the list that New Paid Order asks beside tells whether a payment is a repeated one.
      const is_recurrent = key === 'new_paid_order' ? true : null;
      expect(order).toStrictEqual({ ...ORDER, is_recurrent });
      expect(await used.shop.hydrate(promise)).toStrictEqual(WHOLE);
    },
  );

  test('comes through New Paid Order Item, each item with what is its own', async () => {
    const rows = await shop().trigger('new_paid_order_item');
    const untold = { good_ids: null, prepayment_enabled: null, prepayment_minsum: null };
    const rowOf = (item: typeof COURSE, partners: object[]) => {
      const own = { ...item, pincode: null };
      const order = { ...ORDER, is_recurrent: true };
      return {
        id: `700001-${item.id}-1`,
        item: { ...own, partners },
        order: { ...order, details: { ...WHOLE, ...untold, items: [own], partners } },
      };
    };
    const [olga, ivan, vera] = WHOLE.partners;
    expect(rows).toStrictEqual([
      rowOf(COURSE, [olga, ivan] as object[]),
      rowOf(CHECKLIST, [vera] as object[]),
    ]);
  });

  test.each([{ bill_id: '700001' }, { email: 'anna@example.com' }])(
    'comes through Find Order by %j',
    async (input) => {
      expect(await shop().search('find_order', input)).toStrictEqual([
        { ...ORDER, details: WHOLE, already_existed: true },
      ]);
    },
  );

  test('is sent by Create Order under the names of the service, and comes back whole', async () => {
    const goods = [{ good_name: 'photo-course', good_sum: '1101' }];
    const order = await shop().create('create_order', { ...FORM, ...UTM, goods });
    expect(order).toStrictEqual({ ...ORDER, details: WHOLE, already_existed: false });
    const { hash, ...sent } = Object.fromEntries(
      new URLSearchParams(used.service.received[0]?.body),
    );
    const utm = Object.entries(UTM).map(([name, value]) => [`utm[${name}]`, value]);
    expect(sent).toStrictEqual({
      ...FORM,
      ...Object.fromEntries(utm),
      'goods[0][good_name]': 'photo-course',
      'goods[0][good_sum]': '1101',
    });
  });

  test('is told from the form, field by field, where it cannot be read back', async () => {
    shop();
    details = signed(400, 'order not found');
    const goods = [{ good_name: 'photo-course' }];
    const order = await used.shop.create('create_order', { ...FORM, ...UTM, goods });
    const nothing = { pay_status: null, pay_status_name: null, price: null, created: null };
    expect(order).toStrictEqual({
      ...ORDER,
      ...nothing,
      ...{ paid: null, payway: null, type: null },
      utm: { medium: null, source: null, campaign: null, content: null, term: null },
      details: {
        ...Object.fromEntries(Object.keys(WHOLE).map((key) => [key, null])),
        ...{ tag: 'vip', kupon: 'SPRING20', items: [], partners: [] },
      },
      already_existed: false,
    });
  });

  test('has no two fields alike, or a swap could not be seen', () => {
    const own = (record: object) => Object.values(record).filter((value) => value !== null);
    for (const record of [ORDER, ORDER.utm, COURSE, CHECKLIST, WHOLE, FORM, UTM]) {
      expect(new Set(own(record)).size).toBe(own(record).length);
    }
  });
});
