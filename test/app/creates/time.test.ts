import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { noPause } from '../support/no_pause.ts';
import { useService } from '../support/use_service.ts';

noPause();

const used = useService();

/** Zapier ends a run after this, and its result is lost. */
const RUN = 30;

let seconds: number[];
const { timeout } = AbortSignal;
beforeEach(() => {
  seconds = [];
  AbortSignal.timeout = (milliseconds) => {
    seconds.push(milliseconds / 1000);
    return timeout.call(AbortSignal, milliseconds);
  };
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  AbortSignal.timeout = timeout;
  jest.restoreAllMocks();
});

const ORDER = { bill_email: 'a@b.co', goods: [{ good_name: 'x' }] };
const DETAILS = { id: 7, email: 'a@b.co', pay_status: 'waiting', items: [] };

describe('an action leaves time to look at what it did', () => {
  test.each<[string, object]>([
    ['create_order', ORDER],
    ['update_order_status', { bill_id: '7', status: 'cancel' }],
    ['add_contact_to_group', { lead_email: 'a@b.co', rid: ['x'] }],
  ])('%s', async (key, input) => {
    used.service.answer = ({ url }) =>
      signed(0, 'ok', /CreateOrder|Details$/.test(url) ? { bill_id: 7, ...DETAILS } : []);
    await used.shop.create(key, input);
    expect(seconds).toStrictEqual([18, 8]);
  });

  test('delete_order, when it gets no answer', async () => {
    used.service.answer = ({ url }, response) => {
      if (/Details$/.test(url)) return signed(0, 'ok', DETAILS);
      response.destroy();
      return undefined;
    };
    await expect(used.shop.create('delete_order', { bill_id: '7' })).rejects.toThrow(
      /Look for order 7/,
    );
    expect(seconds).toStrictEqual([18, 8]);
    expect(18 + 8).toBeLessThan(RUN);
  });
});
