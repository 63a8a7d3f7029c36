import { describe, expect, test } from '@jest/globals';
import { control, NOW, useSandboxes } from './testing.ts';

const { call, start } = useSandboxes();

describe('a shop that signs the way the vendor does', () => {
  test('creates, pays, ships, finds and deletes an order', async () => {
    const sandbox = await start();
    const created = await call(sandbox, 'CreateOrder', {
      bill_email: 'анна+test@example.com',
      bill_first_name: "Анна ~!*'()",
      bill_comment: 'a b&c=d%\u0000\n😀',
      goods: [{ good_name: 'checklist', good_sum: '100.50' }, { good_name: 'photo-course' }],
      bill_kupon: 'SPRING20',
      utm: { utm_medium: 'affiliate', utm_source: 'partner-olga', aff_term: 'весна' },
      bill_timer_kill: false,
      bill_tag: null,
    });
    expect(created).toMatchObject({
      genuine: true,
      answer: { error_code: 0, error_text: 'order created' },
    });
    expect(created.sent).toContain('%D0%90%D0%BD%D0%BD%D0%B0+%7E%21%2A%27%28%29');
    const bill_id = '100001';
    expect(created.answer.result).toMatchObject({ bill_id });

    const paid = await call(sandbox, 'UpdateOrderStatus', { bill_id, status: 'paid', date: NOW });
    expect(paid).toMatchObject({
      genuine: true,
      answer: { error_code: 0, error_text: 'order status changed' },
    });
    const shipped = { bill_id, status: 'sent', date: NOW + 5, rpo: 'RA1' };
    expect((await call(sandbox, 'UpdateOrderStatus', shipped)).answer.error_code).toBe(0);
    expect(sandbox.store.getOrder(100_001)).toMatchObject({ pay_status: 'sent', rpo: 'RA1' });

    const listed = await call(sandbox, 'GetOrders', { date_s: NOW - 10, date_e: NOW, paid: true });
    expect(listed.genuine).toBe(true);
    expect(listed.answer.result).toStrictEqual([
      {
        id: bill_id,
        first_name: "Анна ~!*'()",
        last_name: '',
        middle_name: '',
        email: 'анна+test@example.com',
        phone: '',
        city: '',
        country: '',
        address: '',
        region: '',
        postalcode: '',
        created: String(NOW),
        pay_status: 'sent',
        paid: String(NOW),
        type: 'api',
        payway: '',
        comment: 'a b&c=d%\u0000\n😀',
        domain: '',
        link: expect.stringMatching(/^\/bill\/100001\/\w+$/),
        utm: { medium: 'affiliate', source: 'partner-olga', campaign: '', content: '', term: '' },
        price: '4020.50',
      },
    ]);

    const details = await call(sandbox, 'GetOrderDetails', { bill_id, good_info: true });
    expect(details.answer.result).toMatchObject({
      id: bill_id,
      good_ids: ['1202', '1201'],
      good_count: 2,
      prepayment_enabled: '0',
      prepayment_minsum: '0.00',
      items: [
        {
          id: 'checklist',
          sum: '100.50',
          price: '290.00',
          pincode: '',
          partners: [{ partner_lvl: '1', partner_name: 'partner-olga', partner_fee: '10.05' }],
        },
        { id: 'photo-course', sum: '3920.00', price: '4900.00' },
      ],
    });
    const info = await call(sandbox, 'GetOrderInfo', { bill_id });
    expect([info.answer.result]).toStrictEqual(listed.answer.result);

    expect((await call(sandbox, 'DeleteOrder', { bill_id })).answer.error_code).toBe(303);
    await call(sandbox, 'UpdateOrderStatus', { bill_id, status: 'return' });
    expect(await call(sandbox, 'DeleteOrder', { bill_id })).toMatchObject({
      genuine: true,
      answer: { error_code: 0, error_text: 'order deleted' },
    });
    expect((await call(sandbox, 'GetOrders')).answer.result).toStrictEqual([]);
  });

  test('writes a function name in any case', async () => {
    const sandbox = await start();
    const course = {
      good_id: '1201',
      good_name: 'photo-course',
      good_title: 'Курс «Фотография с нуля»',
      good_type: 'digital',
      good_sum: '4900.00',
    };
    for (const name of ['getallgoods', 'GETALLGOODS', 'getAllGoods']) {
      const { answer } = await call(sandbox, name);
      expect(answer.result).toStrictEqual(expect.arrayContaining([course]));
    }
    expect(sandbox.requests).toHaveLength(3);
    expect(sandbox.requests[0]).toStrictEqual({
      function: 'GetAllGoods',
      params: {},
      error_code: 0,
    });
  });

  test('is refused with a key or login that is not its own, unverifiably', async () => {
    const sandbox = await start();
    for (const wrong of [{ rpsKey: 'other' }, { login: 'other' }]) {
      const { answer, genuine } = await call({ ...sandbox, ...wrong }, 'GetOrders');
      expect(answer).toMatchObject({ error_code: 4, error_text: 'incorrect hash' });
      expect(genuine).toBe(false);
    }
  });

  test.each([
    ['unknown_login', 5, 'invalid user name'],
    ['ip_denied', 6, 'permission denied for ip 127.0.0.1'],
    ['disabled', 7, 'account disabled'],
    ['throttled', 8, 'request limit for this address used up, try later'],
  ])('is refused by an account that is %s', async (state, error_code, error_text) => {
    const sandbox = await start();
    expect((await control(sandbox, 'account', { state })).status).toBe(200);
    const { answer, genuine } = await call(sandbox, 'GetOrders');
    expect(answer).toMatchObject({ error_code, error_text });
    expect(genuine).toBe(false);
    await control(sandbox, 'account', { state: 'ok' });
    expect((await call(sandbox, 'GetOrders')).answer.error_code).toBe(0);
  });
});
