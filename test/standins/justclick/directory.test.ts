import { describe, expect, test } from '@jest/globals';
import type { Params } from './functions.ts';
import { type Personality, USUAL } from './personality.ts';
import { type RawOrder, Store } from './store.ts';
import { ask, callKeyed, control, DAY, NOW, useSandboxes } from './testing.ts';

const { call, start } = useSandboxes();

describe('what a shop is set up with', () => {
  test('is set by control calls, and is as it was after a reset', async () => {
    const sandbox = await start();
    const coupons = [{ id: 5, code: 'HALF', percent: 50 }];
    const managers = [{ id: 6, name: 'Ян' }];
    expect(await (await control(sandbox, 'coupons', { coupons })).json()).toStrictEqual(coupons);
    expect(await (await control(sandbox, 'managers', { managers })).json()).toStrictEqual(managers);
    expect((await callKeyed(sandbox, 'getcoupons')).answer.result).toStrictEqual([
      { id: '5', coupon: 'HALF' },
    ]);
    expect((await callKeyed(sandbox, 'getpersonalmanagers')).answer.result).toStrictEqual([
      { id: '6', manager_id: '6', manager_name: 'Ян' },
    ]);
    const lead = { lead_email: 'a@example.com', lead_personal_manager: '41' };
    expect((await callKeyed(sandbox, 'addupdatelead', lead)).answer.error_code).toBe(3);
    for (const none of [{ coupons: [] }, { managers: [] }]) {
      await control(sandbox, Object.keys(none)[0] ?? '', none);
    }
    expect((await callKeyed(sandbox, 'getcoupons')).answer.result).toStrictEqual([]);
    sandbox.reset();
    expect((await callKeyed(sandbox, 'getcoupons')).answer.result).toHaveLength(2);
    expect((await callKeyed(sandbox, 'getpersonalmanagers')).answer.result).toHaveLength(2);
  });

  test.each([
    ['coupons', {}],
    ['coupons', { coupons: [{ id: 1, code: 'A', percent: 101 }] }],
    ['coupons', { coupons: [{ id: '1', code: 'A', percent: 5 }] }],
    ['managers', { managers: [{ id: 1 }] }],
    ['affiliates', { affiliates: [{ clicks: 1 }] }],
    ['affiliates', { affiliates: [{ login: 'olga', clicks: '1' }] }],
  ])('cannot be %s %j', async (path, body) => {
    const sandbox = await start();
    const before = await (await control(sandbox, path)).json();
    expect((await control(sandbox, path, body)).status).toBe(400);
    expect(await (await control(sandbox, path)).json()).toStrictEqual(before);
  });

  test('has coupons that make what they are for cheaper', async () => {
    const sandbox = await start();
    const price = async (bill_kupon: string, good_name: string) => {
      const bill_email = `${sandbox.requests.length}@example.com`;
      await call(sandbox, 'CreateOrder', { bill_email, bill_kupon, goods: [{ good_name }] });
      return sandbox.store.getOrdersOf(bill_email)[0]?.price;
    };
    expect(await price('SPRING20', 'photo-course')).toBe(3920);
    expect(await price('SPRING20', 'checklist')).toBe(290);
    expect(await price('ПЕРВЫЙ 10%', 'webinar_2024')).toBe(1341.45);
    await control(sandbox, 'coupons', { coupons: [{ id: 5, code: 'HALF', percent: 50 }] });
    expect(await price('HALF', 'checklist')).toBe(145);
    expect(await price('half', 'checklist')).toBe(290);
  });

  test.each<[Personality['missingProduct'], object]>([
    ['text', { error_text: 'product not exist: nope' }],
    ['result', { error_text: 'product not exist', result: 'nope' }],
    ['result list', { error_text: 'product not exist', result: ['nope'] }],
    ['result.id', { error_text: 'product not exist', result: { id: 'nope' } }],
    ['result.good_name', { error_text: 'product not exist', result: { good_name: 'nope' } }],
    ['nowhere', { error_text: 'product not exist' }],
  ])('says which product is not there: %s', async (missingProduct, expected) => {
    const sandbox = await start({ missingProduct });
    const goods = [{ good_name: 'checklist' }, { good_name: 'nope' }];
    const { answer, genuine } = await call(sandbox, 'CreateOrder', { bill_email: 'a@b.co', goods });
    const hash = expect.any(String);
    expect([genuine, answer]).toStrictEqual([true, { error_code: 604, hash, ...expected }]);
    expect(sandbox.store.getOrders()).toStrictEqual([]);
  });
});

describe('GetPartnerStats', () => {
  const partners = [{ level: 1, id: 7, name: 'olga', fee: 29 }];
  const goods = [
    { code: 'checklist', partners },
    { code: 'webinar_2024', partners },
  ];
  const ORDERS: readonly RawOrder[] = [
    { email: 'a@example.com', goods, created: NOW, pay_status: 'paid' },
    { email: 'b@example.com', goods, created: NOW - DAY },
    { email: 'c@example.com', goods: [{ code: 'checklist' }], created: NOW, pay_status: 'paid' },
    {
      email: 'd@example.com',
      goods: [{ code: 'checklist', partners }],
      created: NOW - 2 * DAY,
      paid: NOW,
      pay_status: 'sent',
    },
  ];

  function askOf(params: Params, settings: Partial<Personality> = {}) {
    const store = new Store({ now: () => NOW, ...settings });
    store.insertOrders(ORDERS);
    const affiliate = { login: 'olga', clicks: 120, leads: 14, partners: 2, paidOut: 50 };
    store.directory.putAffiliates([{ ...affiliate, clicks: 1 }]);
    store.directory.putAffiliates([affiliate, { ...affiliate, login: 'igor' }]);
    const answer = ask(store, 'GetPartnerStats', params);
    store.close();
    return answer;
  }

  test('gives the totals of a partner, in days of Moscow', () => {
    const of = (params: Params) => askOf({ partner: 'olga', ...params }).result;
    const all = {
      earned_total: '87.00',
      topay_total: '37.00',
      clicks_total: '120',
      leads_total: '14',
      bills_total: '3',
      partners_total: '2',
    };
    expect(of({})).toStrictEqual(all);
    expect(of({ date_from: '', date_to: '' })).toStrictEqual(all);
    // Two of them were made on the 14th and 13th.
    const today = { ...all, earned_total: '58.00', topay_total: '8.00', bills_total: '1' };
    expect(of({ date_from: '2025-06-15' })).toStrictEqual(today);
    expect(of({ date_to: '2025-06-15', date_from: '2025-06-15' })).toStrictEqual(today);
    expect(of({ date_to: '2025-06-13' })).toMatchObject({
      earned_total: '29.00',
      bills_total: '1',
    });
    expect(of({ date_from: '2025-06-16' })).toMatchObject({
      earned_total: '0.00',
      bills_total: '0',
    });
    const numbers = { ...USUAL.numbers, earned_total: 'number', bills_total: 'number' } as const;
    expect(askOf({ partner: 'olga' }, { numbers }).result).toMatchObject({
      earned_total: 87,
      bills_total: 3,
    });
  });

  test.each<[Params, number]>([
    [{}, 2],
    [{ partner: '' }, 3],
    [{ date_from: '2025-06-15' }, 3],
    [{ partner: 'olga', date_from: '15.06.2025' }, 3],
    [{ partner: 'olga', date_to: '2025-06-31' }, 3],
    [{ partner: 'olga', date_to: '2025-6-1' }, 3],
    [{ partner: 'olga', date_to: '1750000000' }, 3],
  ])('refuses %j', (params, code) => {
    const { error_code, result } = askOf(params);
    expect([error_code, result]).toStrictEqual([code, undefined]);
  });

  test('tells of a partner that is not there as the personality has it', () => {
    expect(askOf({ partner: 'Olga' })).toMatchObject({ result: { bills_total: '0' } });
    expect(askOf({ partner: 'nobody' }, { unknownPartner: 'code' }).error_code).toBe(400);
    expect(askOf({ partner: 'olga' }, { unknownPartner: 'code' }).error_code).toBe(0);
  });

  test('takes a hash and nothing else', async () => {
    const sandbox = await start();
    const asked = { partner: 'olga' };
    expect(await call(sandbox, 'GetPartnerStats', asked)).toMatchObject({
      genuine: true,
      answer: { error_code: 0 },
    });
    expect((await callKeyed(sandbox, 'GetPartnerStats', asked)).answer.error_code).toBe(1);
  });
});
