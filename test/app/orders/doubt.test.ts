import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { BOUNDS } from '../../../src/bounds.ts';
import { signed } from '../../standins/justclick/service.ts';
import { useRunClock } from '../../support/run_clock.ts';
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

  test('is in doubt while the order does not show it, and says what to look for', async () => {
    await expect(remove(signed(0, 'ok', ORDER))).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(
        /^The connection to JustClick broke before its answer was complete\. We can't tell whether this step worked\. Look for order 7 in JustClick before you replay this step\.\n/,
      ),
    });
    expect(log).not.toHaveBeenCalled();
  });

  test('stays in doubt when the order cannot be looked at, and the log says why', async () => {
    await expect(remove('no answer of the API')).rejects.toMatchObject({
      name: 'HaltedError',
      message: expect.stringMatching(/can't tell whether .* Look for order 7 in JustClick/),
    });
    expect(log.mock.calls.join('\n')).toMatch(
      /^We couldn't see whether this step worked: \w*Error: .*(answer|result)/,
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
    message: expect.stringMatching(/didn't accept a value/),
  });
  expect(used.service.received.map(({ url }) => url)).toStrictEqual(['/api/DeleteOrder']);
});

describe('the looks at what the service may finish yet', () => {
  afterEach(() => {
    bounds.looksAfter = [0];
  });

  test('come after 1, 3, 8 and 20 seconds in production', () => {
    expect(BOUNDS.looksAfter).toStrictEqual([1, 3, 8, 20]);
  });

  test.each([0, 504])('wait for the seconds between them (HTTP %d)', async (status) => {
    bounds.looksAfter = [0.2, 0.3, 0.6];
    const times: number[] = [];
    const onRequest = () => times.push(performance.now());
    await expect(remove(signed(0, 'ok', ORDER), { status, onRequest })).rejects.toThrow();
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(waits).toHaveLength(3);
    [190, 90, 290].forEach((least, index) => {
      expect(waits[index]).toBeGreaterThan(least);
    });
  });

  test('go on after one that fails, and end with the first that shows it', async () => {
    bounds.looksAfter = [0, 0, 0, 0];
    const seen = ['no answer of the API', signed(0, 'ok', ORDER), signed(400, 'order not found')];
    used.service.answer = ({ url }, response) => {
      if (!url.endsWith('DeleteOrder')) return seen.shift();
      response.destroy();
      return undefined;
    };
    const removed = used.shop.create('delete_order', { bill_id: '7' });
    expect(await removed).toStrictEqual({ id: '7', deleted: true });
    expect(seen).toStrictEqual([]);
    expect(used.service.received).toHaveLength(4);
  });
});

describe('no look', () => {
  const clock = useRunClock();
  /** Deletes order 7, which takes so many seconds; gives how often it was looked at. */
  const looksIn = async (seconds: number) => {
    const run = remove(signed(0, 'ok', ORDER), {
      onRequest: () => {
        if (used.service.received.length === 1) clock.seconds += seconds;
      },
    });
    await expect(run).rejects.toMatchObject({ name: 'HaltedError' });
    return used.service.received.length - 1;
  };

  test.each([
    [25.9, 1],
    [26, 1],
    [26.001, 0],
  ])('comes when a run has less than a second left for it: %d s', async (seconds, looks) => {
    expect(await looksIn(seconds)).toBe(looks);
  });

  test('comes so late that the run would end before it', async () => {
    bounds.looksAfter = [0, 0.1, 20];
    try {
      expect(await looksIn(18)).toBe(2);
    } finally {
      bounds.looksAfter = [0];
    }
  });
});
