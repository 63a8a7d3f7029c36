import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { bounds, restoreBounds } from '../support/bounds.ts';
import { unix } from '../support/clock.ts';
import { useService } from '../support/use_service.ts';

restoreBounds();
const used = useService();

const NOW = unix('2026-03-15T12:00:00Z');
beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW * 1000);
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** What was asked, one text for each request: unix seconds as dates, and no hash. */
const asked = () =>
  used.service.received.map(({ url, body }) => {
    const params = [...new URLSearchParams(body)].filter(([key]) => key !== 'hash');
    const said = params.map(
      ([key, value]) => `${key}=${/^\d{10}$/.test(value) ? iso(value) : value}`,
    );
    return [url.replace('/api/', ''), ...said].join(' ');
  });
const iso = (seconds: string) => new Date(Number(seconds) * 1000).toISOString().slice(0, 16);

const POLL = {};
const TURNING_ON = { isPopulatingDedupe: true };
const EDITOR = { isLoadingSample: true };
const TWO = { goods: ['1201', '1202'] };

describe('what a trigger asks the shop for', () => {
  test.each<[string, object, object, string[]]>([
    ['new_order', {}, POLL, ['GetOrders date_s=2026-03-06T12:00 date_e=2026-03-15T15:00']],
    ['new_order', {}, TURNING_ON, ['GetOrders date_s=2026-03-04T12:00 date_e=2026-03-15T15:00']],
    [
      'new_order',
      { look_back_days: 30, ...TWO },
      POLL,
      ['GetOrders date_s=2026-02-11T12:00 date_e=2026-03-15T15:00 goods[0]=1201 goods[1]=1202'],
    ],
    [
      'new_paid_order',
      {},
      POLL,
      [
        'getOrdersWithGoods begin_date=10.03.2026 end_date=16.03.2026 paid=true',
        'GetOrders date_s=2026-02-11T12:00 date_e=2026-03-15T15:00 paid=1',
      ],
    ],
    [
      'new_paid_order',
      { look_back_days: 1, ...TWO },
      TURNING_ON,
      [
        'getOrdersWithGoods begin_date=08.03.2026 end_date=16.03.2026 paid=true goods[0]=1201 goods[1]=1202',
        'GetOrders date_s=2026-03-10T12:00 date_e=2026-03-15T15:00 paid=1 goods[0]=1201 goods[1]=1202',
      ],
    ],
    [
      'new_paid_order_item',
      {},
      POLL,
      ['getOrdersWithGoods begin_date=18.02.2026 end_date=16.03.2026 paid=true'],
    ],
    [
      'new_paid_order_item',
      { look_back_days: 3, good_name: ['checklist'] },
      POLL,
      ['getOrdersWithGoods begin_date=11.03.2026 end_date=16.03.2026 paid=true'],
    ],
    [
      'order_status_changed',
      { pay_status: 'sent', ...TWO },
      POLL,
      ['GetOrders date_s=2026-02-11T12:00 date_e=2026-03-15T15:00 goods[0]=1201 goods[1]=1202'],
    ],
    ['order_left_unpaid', {}, POLL, ['GetOrders date_s=2026-03-05T12:00 date_e=2026-03-14T15:00']],
    [
      'order_left_unpaid',
      { hours: 2, ...TWO },
      TURNING_ON,
      ['GetOrders date_s=2026-03-04T10:00 date_e=2026-03-15T13:00 goods[0]=1201 goods[1]=1202'],
    ],
    [
      'order_left_unpaid',
      {},
      EDITOR,
      // The newest days first, until there are enough.
      [
        'GetOrders date_s=2026-02-10T12:00 date_e=2026-02-21T15:00',
        'GetOrders date_s=2026-02-21T15:00 date_e=2026-03-09T15:00',
        'GetOrders date_s=2026-03-09T15:00 date_e=2026-03-13T15:00',
        'GetOrders date_s=2026-03-13T15:00 date_e=2026-03-14T15:00',
      ],
    ],
    [
      'recent_order',
      {},
      POLL,
      [
        'GetOrders date_s=2006-03-18T12:00 date_e=2019-07-26T02:11',
        'GetOrders date_s=2019-07-26T02:11 date_e=2024-07-24T14:56',
        'GetOrders date_s=2024-07-24T14:56 date_e=2025-10-24T00:07',
        'GetOrders date_s=2025-10-24T00:07 date_e=2026-02-15T02:25',
        'GetOrders date_s=2026-02-15T02:25 date_e=2026-03-15T15:00',
      ],
    ],
  ])('%s with %j, %j', async (key, input, meta, requests) => {
    await used.shop.trigger(key, input, meta);
    expect(asked().sort()).toStrictEqual(requests.sort());
  });

  // The days of GetOrdersWithGoods are those of any time zone.
  test.each<[string, object, string[]]>([
    [
      'new_order',
      { look_back_days: 30 },
      ['GetOrders date_s=2026-03-14T09:00 date_e=2026-03-15T15:00'],
    ],
    [
      'new_paid_order',
      {},
      [
        'getOrdersWithGoods begin_date=13.03.2026 end_date=16.03.2026 paid=true',
        'GetOrders date_s=2026-03-14T09:00 date_e=2026-03-15T15:00 paid=1',
      ],
    ],
    [
      'new_paid_order_item',
      {},
      ['getOrdersWithGoods begin_date=13.03.2026 end_date=16.03.2026 paid=true'],
    ],
    [
      'order_left_unpaid',
      { hours: 2 },
      ['GetOrders date_s=2026-03-14T07:00 date_e=2026-03-15T13:00'],
    ],
    // Their orders may be old.
    [
      'order_status_changed',
      { pay_status: 'sent' },
      ['GetOrders date_s=2026-02-11T12:00 date_e=2026-03-15T15:00'],
    ],
    ['order_refunded', {}, ['GetOrders date_s=2026-02-11T12:00 date_e=2026-03-15T15:00']],
    ['order_canceled', {}, ['GetOrders date_s=2026-02-11T12:00 date_e=2026-03-15T15:00']],
  ])('in a quick poll, %s with %j', async (key, input, requests) => {
    bounds.wholePollSeconds = 0;
    await used.shop.trigger(key, input, POLL);
    expect(asked().sort()).toStrictEqual(requests.sort());
  });

  test('a quick poll lets an order without a status wait, if the other list may know it', async () => {
    bounds.wholePollSeconds = 0;
    const paid = (id: number, created: number) => ({ id, created, paid: NOW - 60, items: {} });
    used.service.answer = ({ url }) =>
      signed(
        0,
        'ok',
        url.endsWith('WithGoods') ? [paid(1, NOW - 40 * 3600), paid(2, NOW - 3600)] : [],
      );
    expect((await used.shop.trigger('new_paid_order')).map(({ id }) => id)).toStrictEqual(['2']);
    bounds.wholePollSeconds = 3600;
    expect((await used.shop.trigger('new_paid_order')).map(({ id }) => id)).toStrictEqual([
      '2',
      '1',
    ]);
  });
});

describe.each(['new_order', 'new_paid_order_item', 'order_status_changed', 'recent_order'])(
  'the shop refuses: %s',
  (key) => {
    const poll = () => used.shop.trigger(key, { pay_status: 'paid' });

    test('an answer that there are no orders is an empty list', async () => {
      used.service.answer = () => signed(400, 'order not found');
      expect(await poll()).toStrictEqual([]);
    });

    test('any other is an error', async () => {
      used.service.answer = () => signed(3, 'wrong posted data');
      await expect(poll()).rejects.toThrow(/didn't accept a value/);
    });
  },
);

test('an order is left unpaid from the second in which its hours are over', async () => {
  const made = (id: number, created: number) => ({ id, created, pay_status: 'waiting' });
  const DAY = 86_400;
  used.service.answer = () => signed(0, 'ok', [made(1, NOW - DAY), made(2, NOW - DAY + 1)]);
  const rows = await used.shop.trigger('order_left_unpaid');
  expect(rows.map(({ id }) => id)).toStrictEqual(['1']);
});
