import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { orderSample } from '../../src/orders/order.ts';
import { connect } from '../support/app.ts';
import { signed, startService } from '../support/service.ts';
import { useShop } from '../support/shop.ts';

const FORM = { bill_email: 'anna@example.com', goods: [{ good_name: 'checklist' }] };

describe('creating an order', () => {
  const shop = useShop({ login: 'myshop' });

  const create = (more: object = {}) => shop.create('create_order', { ...FORM, ...more });
  /** Also what Zapier's conversion would turn into something else. */
  const createRaw = (more: object) => shop.raw.create('create_order', { ...FORM, ...more });
  const sent = () => shop.sandbox.requests[0]?.params;

  test('gives the whole new order with its payment link, in two requests', async () => {
    const order = await create({ bill_first_name: 'Анна', bill_comment: 'Звоните 📞' });
    expect(Object.keys(order)).toEqual([...Object.keys(orderSample), 'already_existed']);
    expect(order).toMatchObject({
      pay_status: 'waiting',
      paid: null,
      price: 290,
      email: 'anna@example.com',
      first_name: 'Анна',
      comment: 'Звоните 📞',
      link: expect.stringMatching(/^https:\/\/myshop\.justclick\.io\/bill\/\d+\/\w+$/),
      already_existed: false,
    });
    expect(shop.sandbox.requests.map((request) => request.function)).toEqual([
      'CreateOrder',
      'GetOrderDetails',
    ]);
  });

  test('sends every field under the name and in the form of the API', async () => {
    await createRaw({
      goods: [
        { good_name: 'printed-book', good_sum: '1700,50' },
        { good_name: 'checklist', good_sum: 0 },
        { good_name: '', good_sum: '' },
      ],
      bill_first_name: 'Anna',
      bill_surname: 'Petrova',
      bill_middle_name: 'Sergeevna',
      bill_phone: 79161234567,
      bill_country: 'RU',
      bill_region: 'Tatarstan',
      bill_city: 'Kazan',
      bill_address: 'Bauman St. 5',
      bill_postal_code: '420111',
      bill_kupon: 'SPRING20',
      bill_tag: 'vip',
      bill_comment: ' call me ',
      bill_ip: '203.0.113.5',
      bill_domain: 'HTTPS://shop.example.com/',
      bill_created: '2026-03-02T12:15:00+03:00',
      bill_timer_kill: 'date',
      bill_timer_kill_date: '2096-03-05T00:00:00Z',
      utm_medium: 'email',
      utm_source: 'newsletter',
      utm_campaign: 'spring',
      utm_content: 'button',
      utm_term: 'course',
      aff_medium: 'a',
      aff_source: 'b',
      aff_campaign: 'c',
      aff_content: 'd',
      aff_term: 'e',
    });
    expect(sent()).toEqual({
      bill_email: 'anna@example.com',
      goods: [
        { good_name: 'printed-book', good_sum: '1700.5' },
        { good_name: 'checklist', good_sum: '0' },
      ],
      bill_first_name: 'Anna',
      bill_surname: 'Petrova',
      bill_middle_name: 'Sergeevna',
      bill_phone: '79161234567',
      bill_country: 'RU',
      bill_region: 'Tatarstan',
      bill_city: 'Kazan',
      bill_address: 'Bauman St. 5',
      bill_postal_code: '420111',
      bill_kupon: 'SPRING20',
      bill_tag: 'vip',
      bill_comment: 'call me',
      bill_ip: '203.0.113.5',
      bill_domain: 'shop.example.com',
      bill_created: '1772442900',
      bill_timer_kill: '3981744000',
      utm: {
        utm_medium: 'email',
        utm_source: 'newsletter',
        utm_campaign: 'spring',
        utm_content: 'button',
        utm_term: 'course',
        aff_medium: 'a',
        aff_source: 'b',
        aff_campaign: 'c',
        aff_content: 'd',
        aff_term: 'e',
      },
    });
  });

  test('leaves out what is empty', async () => {
    await createRaw({
      bill_first_name: '',
      bill_comment: '  ',
      bill_created: '',
      utm_medium: null,
      bill_domain: 'https://',
    });
    expect(sent()).toEqual({
      bill_email: 'anna@example.com',
      goods: [{ good_name: 'checklist' }],
    });
  });

  test.each([
    ['product', '1'],
    ['never', '0'],
  ])('cancelling %s is sent as %s', async (bill_timer_kill, value) => {
    await create({ bill_timer_kill });
    expect(sent()).toMatchObject({ bill_timer_kill: value });
  });

  test('asks when to cancel only when that is chosen', async () => {
    const keys = async (input: Record<string, unknown>) =>
      (await shop.fields('creates.create_order', input)).map(({ key }) => key);
    expect(await keys({})).not.toContain('bill_timer_kill_date');
    expect(await keys({ bill_timer_kill: 'never' })).not.toContain('bill_timer_kill_date');
    expect(await keys({ bill_timer_kill: 'date' })).toContain('bill_timer_kill_date');
  });

  test('an order that exists already comes back, marked as such', async () => {
    const first = await create();
    const second = await create();
    expect(second).toEqual({ ...first, already_existed: true });
    expect(shop.sandbox.store.getOrders()).toHaveLength(1);
  });

  test('the login of an affiliate is sent as medium and source', async () => {
    const order = await create({ affiliate: 'olga', utm_campaign: 'spring', aff_medium: 'mail' });
    expect(sent()?.utm).toEqual({
      utm_medium: 'affiliate',
      utm_source: 'olga',
      utm_campaign: 'spring',
      aff_medium: 'mail',
    });
    expect(order.details).toMatchObject({ items: [{ partner_name: 'olga', partner_fee: 29 }] });
  });

  test.each([
    ['utm_medium', /no UTM Medium of its own/],
    ['utm_source', /no UTM Source of its own/],
  ])('an affiliate and %s at once are refused before any request', async (key, message) => {
    await expect(create({ affiliate: 'olga', [key]: 'email' })).rejects.toThrow(message);
    expect(shop.sandbox.requests).toEqual([]);
  });

  test('a payment link on a domain of the shop stays as it is', async () => {
    const order = await create({ bill_domain: 'shop.example.com' });
    expect(order.link).toMatch(/^https?:\/\/shop\.example\.com\/bill\//);
  });

  test.each<[string, object, RegExp]>([
    ['no email', { bill_email: ' ' }, /Customer Email.*empty/],
    ['an email that is a list', { bill_email: ['a@b.co'] }, /Customer Email.*one text/],
    ['no products', { goods: [] }, /Products.*at least one/],
    ['products missing', { goods: undefined }, /Products.*at least one/],
    ['empty products', { goods: [{ good_name: '' }, {}] }, /Products.*at least one/],
    ['products as text', { goods: 'checklist' }, /Products/],
    ['a price without a product', { goods: [{ good_sum: 5 }] }, /price but no product/],
    ['a price in words', { goods: [{ good_name: 'x', good_sum: 'ten' }] }, /Price.*not an amount/],
    ['a negative price', { goods: [{ good_name: 'x', good_sum: -5 }] }, /Price.*less than zero/],
    [
      'a price that is no number',
      { goods: [{ good_name: 'x', good_sum: 'NaN' }] },
      /not an amount/,
    ],
    [
      'a price that may be 1500 or 1.5',
      { goods: [{ good_name: 'x', good_sum: '1,500' }] },
      /Products, Price: .*can mean 1500.00 or 1.50/,
    ],
    [
      'a price of a thousandth',
      { goods: [{ good_name: 'x', good_sum: 0.001 }] },
      /fraction of a cent/,
    ],
    ['a price without end', { goods: [{ good_name: 'x', good_sum: '9'.repeat(26) }] }, /too much/],
    ['a day that is none', { bill_created: '2026-02-30T00:00:00Z' }, /Created At.*time zone/],
    ['a day without a time', { bill_created: '2026-03-02' }, /Created At.*time zone/],
    [
      'a time that means something else',
      { bill_timer_kill: 'date', bill_timer_kill_date: '1970-01-01T00:00:01Z' },
      /Cancel At/,
    ],
    ['a date without a zone', { bill_created: '2026-03-02 12:15' }, /Created At.*time zone/],
    ['a date that is none', { bill_created: 'soon' }, /Created At.*time zone/],
    ['a 13th month', { bill_created: '2026-13-02T00:00:00Z' }, /Created At.*time zone/],
    [
      'a time that is over',
      { bill_timer_kill: 'date', bill_timer_kill_date: '2026-01-01T00:00:00Z' },
      /Cancel At.*still to come/,
    ],
    [
      'an unknown timer',
      { bill_timer_kill: 'later' },
      /Choose one of As set in the products, Never/,
    ],
    [
      'a bad price in the second line',
      { goods: [{ good_name: 'x' }, { good_name: 'y', good_sum: 'free' }] },
      /Products, line 2, Price: .*not an amount/,
    ],
    ['a timer without its date', { bill_timer_kill: 'date' }, /Say when/],
    ['a record for a text', { bill_comment: { a: 1 } }, /Comment.*one text/],
  ])('%s is refused before any request', async (_name, input, message) => {
    await expect(createRaw(input)).rejects.toThrow(message);
    expect(shop.sandbox.requests).toEqual([]);
  });

  test.each<[string, object, string, RegExp]>([
    ['a bad email', { bill_email: 'nobody' }, 'HaltedError', /does not accept the customer email/],
    [
      'an unknown product',
      { goods: [{ good_name: 'nope' }] },
      'AppError',
      /not in your shop.*nope/,
    ],
    [
      'a parcel without an address',
      { goods: [{ good_name: 'printed-book' }] },
      'HaltedError',
      /address are needed/,
    ],
  ])('%s is refused by the service', async (_name, input, name, message) => {
    await expect(create(input)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
    expect(shop.sandbox.store.getOrders()).toEqual([]);
  });
});

describe('when the service does not tell all of the new order', () => {
  let service: Awaited<ReturnType<typeof startService>>;
  let shop: ReturnType<typeof connect>;
  beforeAll(async () => {
    service = await startService();
    shop = connect(service);
  });
  afterAll(() => service.close());

  const answering = (created: unknown, details: unknown) => {
    service.answer = ({ url }) => (url.endsWith('CreateOrder') ? created : details);
    return shop.create('create_order', { ...FORM, bill_first_name: 'Anna' });
  };
  const made = signed(0, 'order created', { bill_id: 55, link: '/bill/55/x' });

  test.each<[string, unknown]>([
    ['it is refused', signed(400, 'order not found')],
    ['it is a forgery', signed(0, 'ok', { id: 66 }, 'another key')],
    ['it is nonsense', 'nonsense'],
    ['it is empty', signed(0, 'ok', [])],
    ['its products are missing', signed(0, 'ok', { id: 55 })],
    ['it is another order', signed(0, 'ok', { id: 66, items: [] })],
  ])('the order is still made when reading it back fails: %s', async (_name, details) => {
    const log = jest.spyOn(console, 'log').mockImplementation(() => {});
    expect(await answering(made, details)).toEqual({
      ...Object.fromEntries(Object.keys(orderSample).map((key) => [key, null])),
      id: '55',
      link: 'https://myshop.justclick.io/bill/55/x',
      email: 'anna@example.com',
      first_name: 'Anna',
      utm: { medium: null, source: null, campaign: null, content: null, term: null },
      details: {
        ...Object.fromEntries(Object.keys(orderSample.details).map((key) => [key, null])),
        items: [],
        partners: [],
      },
      already_existed: false,
    });
    expect(log).toHaveBeenCalledWith(expect.stringContaining('could not be read back'));
    expect(JSON.stringify(log.mock.calls)).not.toContain(service.rpsKey);
    log.mockRestore();
  });

  test('an order that was there already gets nothing of this form but its customer', async () => {
    jest.spyOn(console, 'log').mockImplementation(() => {});
    const exists = signed(601, 'order already exist', { bill_id: 9 });
    expect(await answering(exists, signed(400, 'order not found'))).toMatchObject({
      id: '9',
      email: 'anna@example.com',
      first_name: null,
      already_existed: true,
    });
    jest.restoreAllMocks();
  });

  test.each([
    [signed(0, 'order created', []), /was created, but/],
    [signed(601, 'order already exist'), /already has an order/],
  ])('an order without a number says that it is there', async (created, message) => {
    await expect(answering(created, {})).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(message),
    });
  });
});

describe('the name of the middle name', () => {
  let service: Awaited<ReturnType<typeof startService>>;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  test.each([
    ['justclick.io', 'bill_middle_name'],
    ['influencersoft.com', 'bill_middle_name'],
    ['justclick.ru', 'bill_otchestvo'],
    ['expertam.ru', 'bill_otchestvo'],
  ])('at %s is %s', async (domain, name) => {
    const shop = connect(service, { domain });
    service.received.length = 0;
    service.answer = ({ url }) =>
      url.endsWith('CreateOrder')
        ? signed(0, 'order created', { bill_id: 55 })
        : signed(400, 'order not found');
    const log = jest.spyOn(console, 'log').mockImplementation(() => {});
    const order = await shop.create('create_order', { ...FORM, bill_middle_name: 'Sergeevna' });
    log.mockRestore();
    const { hash: _, ...sent } = Object.fromEntries(new URLSearchParams(service.received[0]?.body));
    expect(sent).toStrictEqual({
      bill_email: FORM.bill_email,
      'goods[0][good_name]': 'checklist',
      [name]: 'Sergeevna',
    });
    expect(order.middle_name).toBe('Sergeevna');
  });
});
