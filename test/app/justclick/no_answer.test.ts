import { describe, expect, jest, test } from '@jest/globals';
import { Call } from '../../../src/justclick/call.ts';
import { accountOf, DoubtError } from '../../../src/justclick/index.ts';
import { brokenError } from '../../../src/justclick/no_answer.ts';
import { signed } from '../../standins/justclick/service.ts';
import { noPause } from '../support/no_pause.ts';
import { useService } from '../support/use_service.ts';

noPause();

const used = useService();

const poll = () => used.shop.trigger('new_paid_order');
const create = (input: object = {}) =>
  used.shop.create('create_order', { bill_email: 'a@b.co', goods: [{ good_name: 'x' }], ...input });

const ACTIONS: [string, object][] = [
  ['create_order', { bill_email: 'a@b.co', goods: [{ good_name: 'x' }] }],
  ['update_order_status', { bill_id: '7', status: 'cancel' }],
  ['delete_order', { bill_id: '7' }],
];

const HALTED = {
  name: 'HaltedError',
  message: expect.stringMatching(/We can't tell whether this step worked\. Look for/),
};

const writes = () => used.service.received.filter(({ url }) => !/^\/api\/get/i.test(url));

const answersWith = (status: number, headers = {}) => {
  used.service.answer = (_request, response) => {
    response.writeHead(status, headers).end('<html>');
  };
};

describe('when no answer comes', () => {
  const breaks = () => {
    used.service.answer = (_request, response) => {
      response.destroy();
      return undefined;
    };
  };

  test('a usual poll is told to wait, and one that a person waits for fails plainly', async () => {
    breaks();
    await expect(poll()).rejects.toMatchObject({
      name: 'ThrottledError',
      message: expect.stringMatching(
        /connection to JustClick broke.*No orders were missed\. Zapier will check again soon/,
      ),
    });
    for (const meta of [{ isLoadingSample: true }, { isPopulatingDedupe: true }]) {
      await expect(used.shop.trigger('new_paid_order', {}, meta)).rejects.toMatchObject({
        name: 'AppError',
        message: expect.stringMatching(/Nothing was changed\. Try again later.*no_answer/),
      });
    }
  });

  test.each(ACTIONS)('%s halts and says that it may have been carried out', async (key, input) => {
    breaks();
    await expect(used.shop.create(key, input)).rejects.toMatchObject(HALTED);
    answersWith(503, { 'retry-after': '5' });
    await expect(used.shop.create(key, input)).rejects.toMatchObject(HALTED);
    expect(writes()).toHaveLength(2);
  });

  const refusing = [400, 401, 402, 403, 406, 408, 409, 410, 413, 418, 422, 451, 499];
  test.each(refusing)('a write that gets HTTP %d may have been carried out', async (status) => {
    answersWith(status);
    for (const [key, input] of ACTIONS) {
      await expect(used.shop.create(key, input)).rejects.toMatchObject(HALTED);
    }
    expect(writes()).toHaveLength(3);
  });

  test.each([404, 405])('a write that gets HTTP %d met no order API', async (status) => {
    answersWith(status);
    for (const [key, input] of ACTIONS) {
      await expect(used.shop.create(key, input)).rejects.toMatchObject({
        name: 'AppError',
        message: expect.stringContaining(
          `We didn't find the API of JustClick at myshop.justclick.io (HTTP ${status})`,
        ),
      });
    }
    expect(used.service.received).toHaveLength(3);
  });

  test('a write that gets HTTP 429 was not carried out, and is tried again', async () => {
    answersWith(429);
    await expect(create()).rejects.toMatchObject({ name: 'ThrottledError' });
    expect(used.service.received).toHaveLength(1);
  });

  test('an action whose connection was encrypted wrongly may have been carried out', async () => {
    process.env.JUSTCLICK_BASE_URL = used.service.url.replace('http:', 'https:');
    try {
      await expect(create()).rejects.toMatchObject({
        name: 'HaltedError',
        message: expect.stringMatching(/^The connection to JustClick broke.*can't tell whether/),
      });
    } finally {
      process.env.JUSTCLICK_BASE_URL = used.service.url;
    }
  });

  test('an action that was never sent is a plain error, safe to run again', async () => {
    process.env.JUSTCLICK_BASE_URL = 'http://127.0.0.1:1';
    try {
      await expect(create()).rejects.toMatchObject({
        name: 'AppError',
        message: expect.stringMatching(
          /We couldn't reach http:\/\/127\.0\.0\.1:1, .*npm run sandbox/,
        ),
      });
    } finally {
      process.env.JUSTCLICK_BASE_URL = used.service.url;
    }
  });

  test.each([
    ['step', 'Nothing was changed.'],
    ['poll', 'No orders were missed.'],
  ] as const)('a shop that a %s does not reach is named, with what to check', (run, unharmed) => {
    const { JUSTCLICK_BASE_URL } = process.env;
    delete process.env.JUSTCLICK_BASE_URL;
    try {
      const account = accountOf({ login: 'myshop', rps_key: 'k', domain: 'justclick.ru' });
      const refused = Object.assign(new Error(), { name: 'FetchError', code: 'ECONNREFUSED' });
      expect(brokenError(refused, new Call(account, run, 'GetOrders', 1))?.message).toContain(
        `We couldn't reach myshop.justclick.ru. ${unharmed} Try again later. If this goes on, check the login and the domain`,
      );
    } finally {
      process.env.JUSTCLICK_BASE_URL = JUSTCLICK_BASE_URL;
    }
  });

  test('a doubt of which no more is known says to look for it', () => {
    expect(new DoubtError('JustClick', 'It broke').message).toBe(
      "It broke. We can't tell whether this step worked. Look for it in JustClick before you replay this step.",
    );
  });

  test('an answer to what may be done twice that is not signed is a plain error', async () => {
    used.service.answer = () => signed(0, 'ok', [], 'another key');
    const input = { lead_email: 'a@b.co', lead_name: 'Anna' };
    await expect(used.shop.create('update_contact', input)).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(/is not signed.*safe to repeat\. Try again later.*no_answer/),
    });
  });

  test.each([500, 503, 504])('HTTP %d, and the order is as it was: a doubt', async (status) => {
    used.service.answer = ({ url }, response) => {
      if (url.endsWith('getOrderDetails')) {
        return signed(0, 'ok', { id: 7, pay_status: 'waiting', items: [] });
      }
      response.writeHead(status).end();
      return undefined;
    };
    await expect(
      used.shop.create('update_order_status', { bill_id: '7', status: 'cancel' }),
    ).rejects.toMatchObject(HALTED);
  });

  test.each([
    [429, '17', 17],
    [429, '1', 1],
    [429, '1.5', 2],
    [429, '3600', 3600],
    [503, '17', 17],
  ])(
    'HTTP %d with Retry-After %j: Zapier is told to wait %d seconds',
    async (status, after, delay) => {
      used.service.answer = (_request, response) => {
        response.writeHead(status, { 'retry-after': after }).end('<html>');
      };
      const error = await poll().catch((reason: Error) => reason);
      expect(error).toMatchObject({ name: 'ThrottledError' });
      expect(String(error)).toContain(`too busy to answer (HTTP ${status})`);
      expect(String(error)).toContain(`"delay":${delay}}`);
    },
  );

  test.each(['', '0.5', '3601', '-5', '1000000000', 'Sun, 22 Nov 2026 00:00:00 GMT'])(
    'Retry-After %j is no time: the wait is drawn',
    async (after) => {
      answersWith(429, { 'retry-after': after });
      const [, delay] = /"delay":(\d+)\}/.exec(String(await poll().catch((error) => error))) ?? [];
      expect(Number(delay)).toBeGreaterThanOrEqual(30);
      expect(Number(delay)).toBeLessThanOrEqual(90);
    },
  );

  test('a wait is drawn anew each time, between 30 and 90 seconds', async () => {
    answersWith(429);
    const delayWith = async (random: number) => {
      jest.spyOn(Math, 'random').mockReturnValue(random);
      const error = await poll().catch((reason: Error) => reason);
      jest.restoreAllMocks();
      return /"delay":(\d+)\}/.exec(String(error))?.[1];
    };
    expect(await delayWith(0)).toBe('30');
    expect(await delayWith(0.5)).toBe('60');
    expect(await delayWith(1 - Number.EPSILON)).toBe('90');
  });
});
