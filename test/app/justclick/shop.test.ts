import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ZObject } from 'zapier-platform-core';
import { BOUNDS } from '../../../src/bounds.ts';
import { type Run, Shop } from '../../../src/justclick/index.ts';
import { useRunClock } from '../../support/run_clock.ts';

const AUTH = { login: 'myshop', rps_key: 'key', domain: 'justclick.io' };
const clock = useRunClock();

/** A shop whose requests are only counted. */
function newShop(run: Run = 'step') {
  const request = jest.fn(async () => ({ data: { code: 0, text: 'ok', result: [] } }));
  const z = { request, console: { log: () => undefined }, dehydrate: () => '' };
  return { request, shop: new Shop(z as unknown as ZObject, AUTH, run, BOUNDS) };
}

describe('the one clock of a run', () => {
  let made: ReturnType<typeof newShop>;
  beforeEach(() => {
    made = newShop();
  });

  test('gives a call all that is left, or less when it says so', () => {
    expect(made.shop.secondsLeft).toBe(27);
    clock.seconds += 20;
    expect([made.shop.secondsGone, made.shop.secondsLeft]).toStrictEqual([20, 7]);
  });

  test.each<[Run, string, string]>([
    ['step', 'ThrottledError', 'Zapier will try again'],
    ['poll', 'ThrottledError', 'choose fewer days'],
    ['test', 'AppError', 'choose fewer days'],
    ['turning on', 'AppError', 'choose fewer days'],
    ['dropdown', 'AppError', 'choose fewer days'],
  ])('when it is over, a run of the kind %j asks for nothing more: %s', async (run, name, says) => {
    const { request, shop } = newShop(run);
    clock.seconds += 27;
    await expect(shop.call('GetOrders')).rejects.toMatchObject({
      name,
      message: expect.stringContaining(says),
    });
    expect(request).not.toHaveBeenCalled();
    clock.seconds -= 0.001;
    await shop.call('GetOrders');
    expect(request).toHaveBeenCalledTimes(1);
  });

  test.each(['CreateOrder', 'AddLeadToGroup'] as const)(
    'when it is over, %s is not sent, and there is no doubt about it',
    async (name) => {
      const { request, shop } = newShop();
      clock.seconds += 27;
      await expect(shop.call(name)).rejects.toMatchObject({
        name: 'ThrottledError',
        message: expect.stringContaining('Nothing was changed. Zapier will try again.'),
      });
      expect(request).not.toHaveBeenCalled();
    },
  );
});
