import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useRunClock } from '../../support/run_clock.ts';
import { noPause } from '../support/no_pause.ts';
import { useService } from '../support/use_service.ts';

noPause();

const used = useService();
afterEach(() => {
  jest.restoreAllMocks();
});

/** Lets the first requests, or all, wait for a moment only: no answer comes to them. */
function hurry(first = Number.POSITIVE_INFINITY): void {
  let count = 0;
  const { timeout } = AbortSignal;
  jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
    count += 1;
    return timeout.call(AbortSignal, count <= first ? 200 : 60_000);
  });
}

describe('when no answer comes in time', () => {
  test.each([
    [{}, 'ThrottledError'],
    [{ isLoadingSample: true }, 'AppError'],
    [{ isPopulatingDedupe: true }, 'AppError'],
  ])('a poll with %j fails with what may make it faster: %s', async (meta, name) => {
    used.service.answer = () => undefined;
    hurry();
    await expect(used.shop.trigger('new_order', {}, meta)).rejects.toMatchObject({
      name,
      message: expect.stringMatching(/Look Back.*choose fewer days/),
    });
  });

  test.each([
    ['find_product', { product: 'x' }],
    ['find_order', { bill_id: '7' }],
    ['find_contact', { lead_email: 'a@b.co' }],
  ])('%s is run again by Zapier', async (key, input) => {
    used.service.answer = () => undefined;
    hurry();
    await expect(used.shop.search(key, input)).rejects.toMatchObject({
      name: 'ThrottledError',
      message: expect.stringContaining(
        'JustClick took too long to answer, or the connection broke. Nothing was changed',
      ),
    });
  });

  test('an order that looks unchanged after a slow answer is in doubt still', async () => {
    used.service.answer = ({ url }) =>
      url.endsWith('getOrderDetails')
        ? signed(0, 'ok', { id: 7, pay_status: 'waiting', items: [] })
        : undefined;
    hurry(1);
    const run = used.shop.create('update_order_status', { bill_id: '7', status: 'cancel' });
    await expect(run).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/took too long to answer.*Look for order 7 in JustClick/),
    });
  });
});

describe('a run that says nothing of it', () => {
  const clock = useRunClock();

  test('waits for 25 seconds', async () => {
    await used.shop.trigger('product_by_id');
    expect(clock.given).toStrictEqual([25]);
  });
});
