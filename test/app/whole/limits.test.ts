import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { BOUNDS } from '../../../src/bounds.ts';
import { signed } from '../../standins/justclick/service.ts';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { unix } from '../support/clock.ts';
import { useService } from '../support/use_service.ts';

const used = useService();
const NOW = unix('2026-03-15T12:00:00Z');
const [MINUTE, DAY] = [60, 86_400];
beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW * 1000);
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const paramsSent = () => Object.fromEntries(new URLSearchParams(used.service.received[0]?.body));
const run = (path: string, input: object) => {
  const [kind, key = ''] = path.split('.');
  used.service.received.length = 0;
  if (kind === 'triggers') return used.shop.trigger(key, input);
  return kind === 'searches' ? used.shop.search(key, input) : used.shop.create(key, input);
};

const YEAR = [1, 366] as const;

/** Of each field for a number the least and the most that it takes, written down here by hand. */
const NUMBERS: readonly [path: string, field: string, least: number, most: number][] = [
  ['triggers.new_order', 'look_back_days', ...YEAR],
  ['triggers.new_paid_order', 'look_back_days', ...YEAR],
  ['triggers.order_status_changed', 'look_back_days', ...YEAR],
  ['triggers.order_refunded', 'look_back_days', ...YEAR],
  ['triggers.order_canceled', 'look_back_days', ...YEAR],
  ['triggers.order_left_unpaid', 'look_back_days', ...YEAR],
  // With two days more on each side it is a month, and the service cuts what is longer.
  ['triggers.new_paid_order_item', 'look_back_days', 1, 24],
  ['triggers.order_left_unpaid', 'hours', 1, 504],
  ['searches.find_order', 'limit', 1, 10],
];

const OTHERS = { pay_status: 'paid', email: 'anna@example.com' };

describe.each(NUMBERS)('%s, %s', (path, field, least, most) => {
  const take = (value: unknown) => run(path, { ...OTHERS, [field]: value });

  test(`takes ${least} and ${most}`, async () => {
    for (const value of [least, most, `${least}`, `${most}`]) {
      await take(value);
      expect(used.service.received).not.toHaveLength(0);
    }
  });

  test(`refuses ${least - 1} and ${most + 1}, and says what it takes`, async () => {
    for (const value of [`${least - 1}`, `${most + 1}`, most + 1, -1, `${least}.5`]) {
      await expect(take(value)).rejects.toThrow(
        new RegExp(`: Write a whole number from ${least} to ${most}\\.`),
      );
      expect(used.service.received).toHaveLength(0);
    }
  });
});

describe('how far back a trigger asks', () => {
  const begins = async (key: string, input: object, meta: object = {}) => {
    await used.shop.trigger(key, input, meta);
    return (NOW - Number(paramsSent().date_s)) / DAY;
  };

  test.each(['new_order', 'order_status_changed', 'order_refunded', 'order_canceled'])(
    '%s: its Look Back, and two days for polls that come late',
    async (key) => {
      expect(await begins(key, { ...OTHERS, look_back_days: 366 })).toBe(368);
    },
  );

  test('New Paid Order Item: a month at most, the shortest there is', async () => {
    const meta = { isPopulatingDedupe: true };
    await used.shop.trigger('new_paid_order_item', { look_back_days: 24 }, meta);
    const { begin_date, end_date } = paramsSent();
    const day = (text = '') => Date.parse(text.split('.').reverse().join('-')) / 1000 / DAY;
    expect(day(end_date) - day(begin_date)).toBe(28);
  });

  test('Order Left Unpaid: three weeks of waiting on top', async () => {
    const input = { hours: 504, look_back_days: 366 };
    expect(await begins('order_left_unpaid', input)).toBe(366 + 2 + 21);
  });
});

describe('the quantity of a product', () => {
  const order = (quantity: unknown) =>
    run('creates.create_order', {
      bill_email: 'a@b.co',
      goods: [{ good_name: 'checklist', good_sum: '1', quantity }],
    });

  test('is 1 to 999', async () => {
    used.service.answer = () => signed(0, 'order created', { bill_id: 7 });
    for (const quantity of [1, 999]) {
      await order(quantity);
      expect(paramsSent()['goods[0][good_sum]']).toBe(String(quantity));
    }
    for (const quantity of [0, 1000]) {
      await expect(order(quantity)).rejects.toThrow(/Write a whole number from 1 to 999\./);
      expect(used.service.received).toHaveLength(0);
    }
  });
});

describe('a date of what has happened', () => {
  test.each([
    ['creates.create_order', 'bill_created'],
    ['creates.update_order_status', 'date'],
  ])('in %s, %s is a day from now at most', async (path, field) => {
    used.service.answer = () => signed(0, 'ok', { bill_id: 7 });
    const form = {
      ...{ bill_email: 'a@b.co', goods: [{ good_name: 'checklist' }] },
      ...{ bill_id: '7', status: 'paid' },
    };
    await run(path, { ...form, [field]: String(NOW + DAY) }).catch(() => undefined);
    expect(paramsSent()[field]).toBe(String(NOW + DAY));
    await expect(run(path, { ...form, [field]: String(NOW + DAY + 1) })).rejects.toThrow(
      /is more than a day from now/,
    );
    expect(used.service.received).toHaveLength(0);
  });
});

test('a time of what is to happen is a second from now at least', async () => {
  used.service.answer = () => signed(0, 'ok', { bill_id: 7 });
  const order = (bill_timer_kill_date: string) =>
    run('creates.create_order', {
      ...{ bill_email: 'a@b.co', goods: [{ good_name: 'checklist' }] },
      ...{ bill_timer_kill: 'date', bill_timer_kill_date },
    });
  await order(String(NOW + 1));
  expect(paramsSent().bill_timer_kill).toBe(String(NOW + 1));
  await expect(order(String(NOW))).rejects.toThrow(/This time is in the past/);
});

describe('how often and how long steps run', () => {
  test('every action and search runs 60 times a minute at most, all of a connection together', async () => {
    const { creates, searches } = await readDefinition();
    const throttles = Object.values({ ...creates, ...searches }).map(({ key, operation }) => ({
      key,
      throttle: operation.throttle,
    }));
    expect(throttles.length).toBeGreaterThanOrEqual(15);
    const throttle = { key: 'steps', window: MINUTE, limit: 60, scope: ['auth'], retry: true };
    expect(throttles).toStrictEqual(throttles.map(({ key }) => ({ key, throttle })));
  });

  test('orders of one customer are created one after another, for as long as a run may take', async () => {
    const { creates } = await readDefinition();
    const { lock } = creates.create_order?.operation ?? {};
    expect(lock).toMatchObject({
      key: 'create_order-{{bundle.inputData.bill_email}}',
      scope: ['auth'],
    });
    // Zapier gives a run 30 seconds; one that waits must not begin while the other may still go on.
    expect(lock?.timeout).toBeGreaterThanOrEqual(30);
    // What runs behind such a lock must still find the order that the other has made: 10 minutes.
    expect(lock?.timeout).toBeLessThan(10 * MINUTE);
  });

  test('a run ends before Zapier ends it, with time left to look at what it has changed', () => {
    expect(BOUNDS.runSeconds).toBeLessThan(30);
    expect(BOUNDS.readSeconds).toBeLessThan(BOUNDS.runSeconds);
    expect(BOUNDS.writeSeconds + BOUNDS.lookSeconds).toBeLessThan(BOUNDS.runSeconds);
    expect(BOUNDS.looksAfter.every((seconds) => seconds < BOUNDS.runSeconds)).toBe(true);
  });

  test('results are no larger than Zapier and its editor take', () => {
    expect(BOUNDS.zapierBytes).toBeLessThanOrEqual(20e6);
    expect(BOUNDS.sampleBytes).toBeLessThanOrEqual(6e6);
    // What the Look Back promises hangs on it: test/app/triggers/catch_up.test.ts.
    expect(BOUNDS.pollBytes).toBe(4e6);
    // So many rows of any size: docs/architecture.md.
    expect(BOUNDS.rowsPerPoll).toBe(1000);
  });
});
