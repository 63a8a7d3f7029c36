import { describe, expect, test } from '@jest/globals';
import { orderSample } from '../../../src/orders/order.ts';
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
    expect(Object.keys(order)).toStrictEqual([...Object.keys(orderSample), 'already_existed']);
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
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([
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
    expect(sent()).toStrictEqual({
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
    expect(sent()).toStrictEqual({
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

  test.each([
    ['date', true],
    ['At a certain time', true],
    ['{{123__choice}}', false],
  ])('the time to cancel at, when the choice is %j: required is %j', async (choice, required) => {
    const fields = await shop.fields('creates.create_order', { bill_timer_kill: choice });
    const field = fields.find(({ key }) => key === 'bill_timer_kill_date');
    expect(field).toMatchObject({ required });
  });

  test.each([
    ['http://shop.example.com', 'shop.example.com'],
    ['https://shop.example.com/pay?x=/1', 'shop.example.com'],
    ['shop.example.com/', 'shop.example.com'],
  ])('the domain %j of the payment page is sent as %j', async (domain, sentDomain) => {
    await create({ bill_domain: domain });
    expect(sent()?.bill_domain).toBe(sentDomain);
  });

  test('one product that is mapped by itself is a list of one', async () => {
    await createRaw({ goods: { good_name: 'checklist', good_sum: '5' } });
    expect(sent()?.goods).toStrictEqual([{ good_name: 'checklist', good_sum: '5' }]);
  });

  test('an order that exists already comes back, marked as such', async () => {
    const first = await create();
    const second = await create();
    expect(second).toStrictEqual({ ...first, already_existed: true });
    expect(shop.sandbox.store.getOrders()).toHaveLength(1);
  });

  test('the login of an affiliate is sent as medium and source', async () => {
    const order = await create({ affiliate: 'olga', utm_campaign: 'spring', aff_medium: 'mail' });
    expect(sent()?.utm).toStrictEqual({
      utm_medium: 'affiliate',
      utm_source: 'olga',
      utm_campaign: 'spring',
      aff_medium: 'mail',
    });
    expect(order.details).toMatchObject({ items: [{ partner_name: 'olga', partner_fee: 29 }] });
  });

  test('a payment link on a domain of the shop stays as it is', async () => {
    const order = await create({ bill_domain: 'shop.example.com' });
    expect(order.link).toMatch(/^https?:\/\/shop\.example\.com\/bill\//);
  });
});
