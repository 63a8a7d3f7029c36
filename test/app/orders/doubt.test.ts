import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { BOUNDS } from '../../../src/bounds.ts';
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

const ORDER = { id: 7, email: 'a@b.co', items: [] };

/** Deletes order 7: the connection breaks, or the gateway gives up; a look at it then brings `seen`. */
function remove(seen: unknown, { status = 0, onRequest = () => {} } = {}) {
  used.service.answer = ({ url }, response) => {
    onRequest();
    if (!url.endsWith('DeleteOrder')) return seen;
    if (status === 0) response.destroy();
    else response.writeHead(status).end();
    return undefined;
  };
  return used.shop.create('delete_order', { bill_id: '7' });
}

describe('an action without an answer', () => {
  test('was done when the order shows it', async () => {
    expect(await remove(signed(400, 'order not found'))).toStrictEqual({ id: '7', deleted: true });
  });

  test('was not done when the order shows that: a plain error, with a code', async () => {
    await expect(remove(signed(0, 'ok', ORDER))).rejects.toMatchObject({
      name: 'AppError',
      message: expect.stringMatching(
        /^\{"message":"The connection to JustClick broke .* Order 7 shows that JustClick did not carry out this step: you can run it again\.","code":"not_carried_out"/,
      ),
    });
  });

  test('stays in doubt when the order cannot be looked at, and the log says why', async () => {
    await expect(remove('no answer of the API')).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/may or may not .* look for order 7 in JustClick/),
    });
    expect(log.mock.calls.join('\n')).toMatch(
      /^Order 7 could not be looked at: \w*Error: .*(answer|result)/,
    );
  });

  test('stays in doubt when the gateway gave up waiting: "not yet" is not "not"', async () => {
    await expect(remove(signed(0, 'ok', ORDER), { status: 504 })).rejects.toMatchObject({
      name: 'HaltedError',
    });
    expect(log).not.toHaveBeenCalled();
  });
});

test('an action that was refused is in no doubt: its order is not looked at', async () => {
  used.service.answer = () => signed(3, 'wrong posted data');
  await expect(used.shop.create('delete_order', { bill_id: '7' })).rejects.toMatchObject({
    name: 'AppError',
    message: expect.stringMatching(/did not accept a value/),
  });
  expect(used.service.received.map(({ url }) => url)).toStrictEqual(['/api/DeleteOrder']);
});

describe('before a look the service has a moment to finish', () => {
  afterEach(() => {
    bounds.pauseSeconds = 0;
  });

  test('in production that is a second', () => {
    expect(BOUNDS.pauseSeconds).toBe(1);
  });

  const lookAfter = (status: number, times: number[] = []) =>
    remove(signed(400, 'order not found'), {
      status,
      onRequest: () => times.push(performance.now()),
    });

  test('when the connection broke', async () => {
    bounds.pauseSeconds = 0.2;
    const times: number[] = [];
    await lookAfter(0, times);
    const [sent = 0, looked = 0] = times;
    expect(looked - sent).toBeGreaterThan(190);
  });

  test('but not when the gateway has waited already', async () => {
    bounds.pauseSeconds = 60;
    expect(await lookAfter(504)).toStrictEqual({ id: '7', deleted: true });
  });
});
