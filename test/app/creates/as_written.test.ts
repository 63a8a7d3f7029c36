import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { unix } from '../support/clock.ts';
import { useService } from '../support/use_service.ts';

/**
 * What people write and map, through Zapier's conversion, in the zone that Zapier takes for an account
 * that has set none: six hours behind UTC at this time of the year.
 */
const used = useService();
const NOW = unix('2026-03-05T12:00:00Z');
beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW * 1000);
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  used.service.answer = ({ url }) =>
    signed(0, 'ok', url.endsWith('CreateOrder') ? { bill_id: 7 } : []);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const ORDER = { bill_email: 'anna@example.com', goods: [{ good_name: 'checklist' }] };

const first = () => Object.fromEntries(new URLSearchParams(used.service.received[0]?.body));

async function create(more: object) {
  await used.shop.create('create_order', { ...ORDER, ...more });
  return first();
}
async function update(more: object) {
  await used.shop.create('update_order_status', { bill_id: '7', ...more });
  return first();
}
const iso = (seconds: unknown) =>
  new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');

describe('a date', () => {
  test.each([
    ['2025-11-20T18:00:00.123456Z', '2025-11-20T18:00:00Z'],
    ['2025-11-20T18:00:00.123456+03:00', '2025-11-20T15:00:00Z'],
    ['02.12.2025', '2025-12-02T15:00:00Z'],
    ['02.12.2025 18:30', '2025-12-03T00:30:00Z'],
    ['45911.32361', '2025-09-11T12:46:00Z'],
    ['2 марта 2026', '2026-03-02T15:00:00Z'],
    ['20251202', '2025-12-02T15:00:00Z'],
    ['1772442900', '2026-03-02T09:15:00Z'],
    ['1772442900000', '2026-03-02T09:15:00Z'],
    ['31/12/2025', '2025-12-31T15:00:00Z'],
    ['now', '2026-03-05T12:00:00Z'],
    ['yesterday at 5pm', '2026-03-04T23:00:00Z'],
    ['2026-03-01 +3d', '2026-03-04T15:00:00Z'],
    ['2026-03-02T09:15:00Z -2h', '2026-03-02T07:15:00Z'],
  ])('%s is %s, wherever it is written', async (written, instant) => {
    expect(iso((await create({ bill_created: written })).bill_created)).toBe(instant);
    for (const more of [{ status: 'paid' }, { status: 'sent', rpo: 'RA1' }]) {
      used.service.received.length = 0;
      expect(iso((await update({ ...more, date: written })).date)).toBe(instant);
    }
  });

  test.each([
    ['2026-02-30', /does not exist/],
    ['soon', /is not a date we can read/],
    ['03/04/2026', /can mean March 4, 2026 or April 3, 2026\. Write 2026-03-04 or 2026-04-03/],
    ['2031-03-02', /more than a day from now/],
    ['9999-12-31', /2000 and 2100/],
    ['2026-03-06T12:00:01Z', /more than a day from now/],
  ])('%s is refused, and nothing is sent', async (written, problem) => {
    await expect(create({ bill_created: written })).rejects.toThrow(/Created At: /);
    await expect(update({ status: 'paid', date: written })).rejects.toThrow(/Paid At: /);
    await expect(update({ status: 'sent', rpo: 'x', date: written })).rejects.toThrow(problem);
    expect(used.service.received).toStrictEqual([]);
  });

  test.each([
    ['tomorrow at 5pm', '2026-03-06T23:00:00Z'],
    ['next Monday', '2026-03-09T14:00:00Z'],
    ['in 2 days', '2026-03-07T12:00:00Z'],
    ['+1w', '2026-03-12T11:00:00Z'],
    ['2031-03-02', '2031-03-02T15:00:00Z'],
  ])('to cancel at, %s is %s', async (written, instant) => {
    const sent = await create({ bill_timer_kill: 'date', bill_timer_kill_date: written });
    expect(iso(sent.bill_timer_kill)).toBe(instant);
  });

  test.each(['now', 'yesterday', '2026-03-05T12:00:00Z', '-1h'])(
    'to cancel at, %s is refused',
    async (bill_timer_kill_date) => {
      await expect(create({ bill_timer_kill: 'date', bill_timer_kill_date })).rejects.toThrow(
        /Cancel At: This time is in the past/,
      );
      expect(used.service.received).toStrictEqual([]);
    },
  );
});

describe('what a spreadsheet did to a text', () => {
  test.each([
    ['bill_phone', '79161234567.0', '79161234567'],
    ['bill_phone', "'+79161234567", '+79161234567'],
    ['bill_postal_code', '420111.0', '420111'],
    ['bill_postal_code', '00420', '00420'],
  ])('goes from %s: %s is %s', async (key, written, sent) => {
    expect((await create({ [key]: written }))[key]).toBe(sent);
  });

  test.each([
    ['bill_phone', '7.91612E+10'],
    ['bill_postal_code', '4,20111E+05'],
  ])('cannot be mended in %s: %s is refused', async (key, written) => {
    await expect(create({ [key]: written })).rejects.toThrow(/its last digits are gone/);
    await expect(update({ status: 'sent', rpo: '7.91612E+10', date: '' })).rejects.toThrow(
      /Tracking Number: .*its last digits are gone/,
    );
    await expect(
      used.shop.create('update_contact', { lead_email: 'a@b.co', lead_phone: '7.91612E+10' }),
    ).rejects.toThrow(/Phone: .*its last digits are gone/);
    expect(used.service.received).toStrictEqual([]);
  });
});

test.each([
  ['//shop.example.com/order', 'shop.example.com'],
  ['shop.example.com?utm=1', 'shop.example.com'],
])('the domain %s is sent as %s', async (bill_domain, sent) => {
  expect((await create({ bill_domain })).bill_domain).toBe(sent);
});

test.each(['my shop', 'javascript:alert(1)', 'anna@example.com'])(
  'the domain %s is refused',
  async (bill_domain) => {
    await expect(create({ bill_domain })).rejects.toThrow(/Payment Page Domain: .*not a domain/);
    expect(used.service.received).toStrictEqual([]);
  },
);

test.each([
  ['290,4900', /one amount or several/],
  ['900,1500', /one amount or several/],
  ['290,490,900', /one amount or several/],
  ['$49 ₽', /two currencies/],
  ['£49 EUR', /two currencies/],
])('the price %s is refused', async (good_sum, problem) => {
  const goods = [{ good_name: 'checklist', good_sum }];
  await expect(create({ goods })).rejects.toThrow(problem);
  expect(used.service.received).toStrictEqual([]);
});

test.each([
  ['Оплачен', 'paid'],
  ['возврат', 'return'],
  ['Возвращён', 'return'],
  ['Отменён', 'cancel'],
  ['отмена', 'cancel'],
])('the status %s is sent as %s', async (status, sent) => {
  expect((await update({ status })).status).toBe(sent);
});

test('the status Отправлен is shipped, and asks for what that needs', async () => {
  expect(await update({ status: 'Отправлен', rpo: 'RA1' })).toMatchObject({ status: 'sent' });
  await expect(update({ status: 'Отправлено' })).rejects.toThrow(/Tracking Number.*empty/);
  await expect(update({ status: 'Не оплачен' })).rejects.toThrow(/Choose one of Paid/);
});

test('an order whose number is not exact is left out, and stops no other', async () => {
  const order = { pay_status: 'paid', created: NOW - 60, paid: NOW - 50 };
  // As it comes over the line: JSON.parse makes the same number of both.
  used.service.answer = (_request, response) => {
    const { result: _, ...head } = signed(0, 'ok');
    const rows = ['9007199254740992', '9007199254740993', '7'].map((id) =>
      JSON.stringify({ ...order, id: 0 }).replace('"id":0', `"id":${id}`),
    );
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify(head).slice(0, -1)},"result":[${rows}]}`);
    return undefined;
  };
  const rows = await used.shop.trigger('new_order');
  expect(rows.map(({ id }) => id)).toStrictEqual(['7']);
});

test.each([
  ['N', false],
  ['нет', false],
  ['f', false],
  ['null', null],
  ['-', null],
  ['1', true],
])('is_recurrent %j of the service is %j', async (is_recurrent, flag) => {
  used.service.answer = () =>
    signed(0, 'ok', [{ id: 7, pay_status: 'waiting', created: NOW - 60, is_recurrent }]);
  const [row] = await used.shop.trigger('new_order');
  expect(row).toMatchObject({ is_recurrent: flag });
});
