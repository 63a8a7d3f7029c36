import { describe, expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useShop } from '../support/shop.ts';
import { useService } from '../support/use_service.ts';

const KEY = 'find_affiliate_statistics';
const NOW = Math.floor(Date.now() / 1000);
const DAY = 86_400;

describe('the statistics of an affiliate', () => {
  const shop = useShop();
  const find = (more: object = {}) => shop.search(KEY, { partner: 'olga', ...more });
  const partners = [{ level: 1, id: 7, name: 'olga', fee: 29 }];
  const insert = () => {
    shop.sandbox.store.directory.putAffiliates([
      { login: 'olga', clicks: 120, leads: 14, partners: 2, paidOut: 20 },
    ]);
    shop.sandbox.store.insertOrders(
      [NOW, NOW - 40 * DAY].map((created) => ({
        email: 'a@b.co',
        goods: [{ code: 'checklist', partners }],
        created,
        pay_status: 'paid' as const,
        paid: created,
      })),
    );
  };

  test('are found by the login, in one request', async () => {
    insert();
    expect(await find({ partner: ' olga ' })).toStrictEqual([
      {
        partner: 'olga',
        earned_total: 58,
        topay_total: 38,
        clicks_total: 120,
        leads_total: 14,
        bills_total: 2,
        partners_total: 2,
      },
    ]);
    expect(shop.sandbox.requests).toMatchObject([
      { function: 'GetPartnerStats', params: { partner: 'olga' } },
    ]);
    expect(Object.keys(shop.sandbox.requests[0]?.params ?? {})).toStrictEqual(['partner']);
  });

  test('are counted between two days', async () => {
    insert();
    expect(await find({ date_from: '-10d' })).toMatchObject([{ bills_total: 1, earned_total: 29 }]);
    expect(await find({ date_to: '-10d' })).toMatchObject([{ bills_total: 1 }]);
    expect(await find({ date_from: '2026-01-02', date_to: '2026-01-02' })).toMatchObject([
      { bills_total: 0 },
    ]);
    expect(shop.sandbox.requests.at(-1)?.params).toStrictEqual({
      partner: 'olga',
      date_from: '2026-01-02',
      date_to: '2026-01-02',
    });
  });

  test('are counted by the days of the person, not by those of UTC', async () => {
    // It is still the day before in Chicago, and already the next one in UTC.
    await find({ date_from: '2026-01-02T03:00:00Z', date_to: '2026-01-02 23:30' });
    expect(shop.sandbox.requests[0]?.params).toMatchObject({
      date_from: '2026-01-01',
      date_to: '2026-01-02',
    });
  });

  test.each<[string, object, RegExp]>([
    ['no login', { partner: ' ' }, /Affiliate Login.*empty/],
    ['a list of logins', { partner: ['a', 'b'] }, /Affiliate Login.*one text/],
    ['a first day that is none', { date_from: '2026-02-30' }, /From/],
    ['a last day that is none', { date_to: 'sometime' }, /To/],
    [
      'a last day before the first',
      { date_from: '2026-03-02', date_to: '2026-03-01' },
      /To.*before the first day/,
    ],
  ])('%s is refused before any request', async (_name, more, message) => {
    await expect(shop.raw.search(KEY, { partner: 'olga', ...more })).rejects.toThrow(message);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('of who is not there are nothing, or zeros where the service says so', async () => {
    expect(await find({ partner: 'nobody' })).toMatchObject([{ bills_total: 0 }]);
    const { store } = shop.sandbox;
    store.personality = { ...store.personality, unknownPartner: 'code' };
    expect(await find({ partner: 'nobody' })).toStrictEqual([]);
  });

  test('no clear answer: Zapier runs it again', async () => {
    shop.sandbox.fault('reset');
    await expect(find()).rejects.toMatchObject({
      name: 'ThrottledError',
      message: expect.stringMatching(/Nothing was changed\. Zapier will try again/),
    });
  });
});

describe('an answer', () => {
  const used = useService();
  const find = () => used.shop.search(KEY, { partner: 'olga' });

  test('may have numbers, texts and nothing', async () => {
    used.service.answer = () =>
      signed(0, 'ok', { earned_total: '1 500.50', clicks_total: 7, x: 1 });
    expect(await find()).toStrictEqual([
      {
        partner: 'olga',
        earned_total: 1500.5,
        topay_total: null,
        clicks_total: 7,
        leads_total: null,
        bills_total: null,
        partners_total: null,
      },
    ]);
  });

  test.each(['partner not found', 'Affiliate does not exist', 'Партнёр не найден'])(
    'that says "%s" is nothing',
    async (text) => {
      used.service.answer = () => signed(900, text);
      expect(await find()).toStrictEqual([]);
    },
  );

  test.each([
    [900, 'something else'],
    [5, 'partner not found'],
  ])('with code %d that says "%s" is an error', async (code, text) => {
    used.service.answer = () => signed(code, text);
    await expect(find()).rejects.toThrow(text);
  });

  test('that is no record cannot be read', async () => {
    used.service.answer = () => signed(0, 'ok', 'nonsense');
    await expect(find()).rejects.toThrow(/couldn't read/);
  });
});
