import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { bounds, noPause } from '../support/no_pause.ts';
import { useService } from '../support/use_service.ts';

noPause();

const used = useService();

let log: ReturnType<typeof jest.spyOn>;
beforeEach(() => {
  log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});
const logged = () => log.mock.calls.map(([line]: unknown[]) => String(line).trim());

/** What reading the order back brings after an action that was done. */
const answering = (details: unknown) => {
  used.service.answer = ({ url }) =>
    url.endsWith('getOrderDetails') ? details : signed(0, 'ok', { bill_id: 7 });
};
const create = () =>
  used.shop.create('create_order', { bill_email: 'a@b.co', goods: [{ good_name: 'checklist' }] });
const cancel = () => used.shop.create('update_order_status', { bill_id: '7', status: 'cancel' });

const NOT_FOUND = 'it is not found, or it does not say whose it is';
const unread = (why: string) => [`The action is done, but order 7 could not be read back: ${why}`];

describe('an order that an action has made or changed', () => {
  test('is the result, as the shop has it now', async () => {
    answering(signed(0, 'ok', { id: 7, email: 'A@b.co', city: 'Kazan', items: [{ id: 'x' }] }));
    const whole = { id: '7', city: 'Kazan', details: { items: [{ id: 'x' }] } };
    expect(await create()).toMatchObject(whole);
    expect(await cancel()).toMatchObject(whole);
    expect(log).not.toHaveBeenCalled();
  });

  test('that is not found any more is what is known of it, and the log says so', async () => {
    answering(signed(400, 'order not found'));
    const known = { id: '7', city: null, details: { items: [], good_count: null } };
    expect(await cancel()).toMatchObject({ ...known, pay_status: 'cancel', email: null });
    expect(await create()).toMatchObject({ ...known, email: 'a@b.co' });
    expect(logged()).toStrictEqual([...unread(NOT_FOUND), ...unread(NOT_FOUND)]);
  });

  test('that cannot be read is too, and the log says why', async () => {
    answering(signed(0, 'ok', { id: 7, email: 'a@b.co', items: 'none' }));
    expect(await create()).toMatchObject({ id: '7', email: 'a@b.co' });
    expect(logged()).toStrictEqual([expect.stringMatching(/read back: .*couldn't read/)]);
  });
});

describe('an order that has to be of one customer', () => {
  const DOUBT = {
    name: 'HaltedError',
    message: expect.stringMatching(/another customer's order\./),
  };
  const address = (length: number) => `${'x'.repeat(length - 5)}@b.co`;

  test.each([null, '', [], address(255)])('does not show the email %j', async (email) => {
    answering(signed(0, 'ok', { id: 7, email, city: 'Kazan', items: [] }));
    expect(await create()).toMatchObject({ id: '7', email: 'a@b.co', city: null });
    expect(logged()).toStrictEqual(unread(NOT_FOUND));
  });

  test.each(['b@b.co', address(254)])('is another one’s with %j', async (email) => {
    answering(signed(0, 'ok', { id: 7, email, items: [] }));
    await expect(create()).rejects.toMatchObject(DOUBT);
  });

  test('if it is not, the one that was made is looked for, after a moment', async () => {
    bounds.looksAfter = [0.2];
    try {
      const times = new Map<string, number>();
      answering(signed(0, 'ok', { id: 7, email: 'b@b.co', items: [] }));
      const { answer } = used.service;
      used.service.answer = (request, response) => {
        times.set(request.url.replace('/api/', ''), performance.now());
        return answer(request, response);
      };
      await expect(create()).rejects.toMatchObject(DOUBT);
      const waited = (times.get('GetBills') ?? 0) - (times.get('getOrderDetails') ?? 0);
      expect(waited).toBeGreaterThan(190);
    } finally {
      bounds.looksAfter = [0];
    }
  });
});
