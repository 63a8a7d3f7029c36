import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';

const NOW = Math.floor(Date.now() / 1000);

restoreBaseUrl();
let service: Awaited<ReturnType<typeof startService>>;
let shop: ReturnType<typeof connect>;
beforeAll(async () => {
  service = await startService();
  shop = connect(service);
});
afterAll(() => service.close());
afterEach(() => {
  jest.restoreAllMocks();
  service.received.length = 0;
});

/** The number of a day, from `dd.mm.yyyy`. */
const dayOf = (text: string | null) =>
  Date.parse((text ?? '').split('.').reverse().join('-')) / 86_400_000;
const functionsAsked = () => service.received.map(({ url }) => url.replace('/api/', '')).sort();

describe('the time and the requests of a poll', () => {
  /** Runs a poll whose requests wait `seconds` at most; gives the seconds that they were given. */
  async function timesOf(seconds: number, run: () => Promise<unknown>) {
    const given: number[] = [];
    const { timeout } = AbortSignal;
    jest.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      given.push(milliseconds / 1000);
      return timeout.call(AbortSignal, seconds * 1000);
    });
    await run();
    return given;
  }

  test('one slow request has nearly all of a run, for each list', async () => {
    service.answer = () => signed(0, 'ok', []);
    const given = await timesOf(5, () => shop.trigger('new_paid_order'));
    expect(given).toHaveLength(2);
    for (const seconds of given) {
      expect(seconds).toBeGreaterThan(26);
      expect(seconds).toBeLessThanOrEqual(27);
    }
  });

  test('slowness is not asked again, in parts or whole', async () => {
    service.answer = () => undefined;
    await timesOf(0.2, () =>
      expect(shop.trigger('new_order')).rejects.toThrow(/took too long to answer/),
    );
    expect(functionsAsked()).toStrictEqual(['GetOrders']);
  });

  test.each([
    ['new_order', {}],
    ['new_paid_order', {}],
    ['new_paid_order_item', {}],
    ['order_status_changed', { pay_status: 'paid' }],
    ['order_left_unpaid', {}],
  ])('%s makes at most 32 requests when only short windows are answered', async (key, input) => {
    service.answer = ({ body }, response) => {
      const form = new URLSearchParams(body);
      const isShort = form.has('date_s')
        ? Number(form.get('date_e')) - Number(form.get('date_s')) <= 7200
        : dayOf(form.get('end_date')) - dayOf(form.get('begin_date')) <= 1;
      if (isShort) return signed(0, 'ok', []);
      response.writeHead(504).end('<h1>Gateway Time-out</h1>');
      return undefined;
    };
    await expect(shop.trigger(key, input)).rejects.toThrow(/choose fewer days/);
    expect(service.received).toHaveLength(32);
  });

  test('a window that is too big comes whole, in parts', async () => {
    const all = Array.from({ length: 300 }, (_, index) => ({
      id: `${1000 - index}`,
      created: `${NOW - 2000 * index}`,
    }));
    service.answer = ({ body }, response) => {
      const form = new URLSearchParams(body);
      const [from, to] = [Number(form.get('date_s')), Number(form.get('date_e'))];
      const part = all.filter(({ created }) => from < Number(created) && Number(created) < to);
      if (part.length < 100) return signed(0, 'ok', part);
      response.writeHead(504).end();
      return undefined;
    };
    const rows = await shop.trigger('new_order');
    expect(rows.map(({ id }) => id)).toStrictEqual(all.map(({ id }) => id));
  });
});
