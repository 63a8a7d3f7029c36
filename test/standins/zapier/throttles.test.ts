import { describe, expect, test } from '@jest/globals';
import { virtualClock } from './clock.ts';
import { connectionOf } from './connection.ts';
import type { Throttle } from './definition.ts';
import { connectLibrary } from './example.ts';
import type { Limits } from './example_app.ts';
import { runStep, type Step } from './step.ts';
import { runTogether, together } from './together.ts';
import { pollTrigger } from './trigger.ts';

const SECONDS = 1000;
const add = (title: string, key = 'add_book'): Step => ({
  id: '2',
  type: 'create',
  key,
  input: { title },
});
const find: Step = { id: '2', type: 'search', key: 'find_book', input: { title: 'a' } };

/** The library, which notes at which second each action ran. */
function open(limits: Limits) {
  const clock = virtualClock();
  const { connection, library } = connectLibrary(limits, { clock });
  library.books = [{ id: '1', title: 'a' }];
  const times: number[] = [];
  library.trouble = () => {
    times.push(clock.now() / SECONDS);
  };
  return { connection, library, clock, times };
}

const RATE: Throttle = { window: 60, limit: 2, scope: ['auth'] };

describe('runs over a limit', () => {
  test('are scheduled, and run in the windows that follow', async () => {
    const { connection, times } = open({ throttle: RATE });
    const runs = await runTogether(connection, Array(5).fill(add('a')));
    expect(runs.map(({ status }) => status)).toStrictEqual(Array(5).fill('Success'));
    expect(times).toStrictEqual([0, 0, 60, 60, 120]);
  });

  test('say so, and when they are tried again', async () => {
    const { connection, clock } = open({ throttle: RATE });
    await runTogether(connection, [add('a'), add('a')]);
    await clock.wait(12.5 * SECONDS);
    expect(await runStep(connection, add('a'))).toMatchObject({
      status: 'Scheduled',
      failure: { message: 'Throttled by Zapier! Max 2 runs per 60 seconds.', delay: 48 },
    });
  });

  test('are held when the app says not to try again', async () => {
    const { connection, times } = open({ throttle: { ...RATE, retry: false } });
    const runs = await runTogether(connection, Array(3).fill(add('a')));
    expect(runs.map(({ status }) => status)).toStrictEqual(['Success', 'Success', 'Held']);
    expect(times).toStrictEqual([0, 0]);
  });

  test('are an error of a poll, which comes again by itself', async () => {
    const { connection, clock } = open({ pollLimits: { throttle: { window: 60, limit: 1 } } });
    await pollTrigger(connection, 'new_book');
    await expect(pollTrigger(connection, 'new_book')).rejects.toThrow('Throttled by Zapier!');
    await clock.wait(60 * SECONDS);
    expect((await pollTrigger(connection, 'new_book')).rows).toHaveLength(1);
  });
});

describe('a limit is shared by', () => {
  /** How many of these runs go through at once under a limit of one. */
  const atOnce = async (throttle: Omit<Throttle, 'window' | 'limit'>, steps: Step[]) => {
    const { connection } = open({ appThrottle: { window: 60, limit: 1, ...throttle } });
    const runs = await Promise.all(steps.map((step) => runStep(connection, step)));
    return runs.filter(({ status }) => status === 'Success').length;
  };

  test.each<[string, Omit<Throttle, 'window' | 'limit'>, Step[], number]>([
    ['runs of one action, if it says nothing', {}, [add('a'), add('b')], 1],
    ['no other action, if it says nothing', {}, [add('a'), find], 2],
    ['all actions whose scope leaves the action out', { scope: ['auth'] }, [add('a'), find], 1],
    ['runs of one action in its scope', { scope: ['auth', 'action'] }, [add('a'), find], 2],
    [
      'runs with the same key',
      { key: '{{bundle.inputData.title}}', scope: [] },
      [add('a'), add('b'), find],
      2,
    ],
  ])('%s', async (_name, throttle, steps, expected) => {
    expect(await atOnce(throttle, steps)).toBe(expected);
  });

  test.each<[Throttle['scope'], number]>([
    [undefined, 1],
    [['account'], 1],
    [['auth'], 2],
    [['user'], 1],
    [[], 1],
  ])('the connections of a scope of %j: %d of two run', async (scope, expected) => {
    const { connection, clock } = open({
      throttle: { window: 60, limit: 1, ...(scope && { scope }) },
    });
    const { app, servers } = connection;
    const other = connectionOf(app, { card: 'other' }, undefined, { servers });
    const runs = await together(clock, [
      () => runStep(connection, add('a')),
      () => runStep(other, add('a')),
    ]);
    expect(runs.filter(({ status }) => status === 'Success')).toHaveLength(expected);
  });

  test('all with the same window and limit only: an action with its own has its own', async () => {
    const appThrottle: Throttle = { window: 60, limit: 1, scope: [] };
    const { connection } = open({ appThrottle, throttle: { ...appThrottle, limit: 2 } });
    const steps = [add('a'), add('a'), add('a', 'add_as_it_is'), find];
    const runs = await Promise.all(steps.map((step) => runStep(connection, step)));
    expect(runs.map(({ status }) => status)).toStrictEqual([
      'Success',
      'Success',
      'Success',
      'Scheduled',
    ]);
  });
});

test('what waits for a lock is not counted yet', async () => {
  const { connection, clock, library, times } = open({
    lock: { key: 'all' },
    throttle: { window: 10, limit: 1, scope: [] },
  });
  library.trouble = async () => {
    times.push(clock.now() / SECONDS);
    await clock.wait(12 * SECONDS);
  };
  await runTogether(connection, [add('a'), add('a'), add('a')]);
  expect(times).toStrictEqual([0, 12, 24]);
});

describe('Zapier takes no', () => {
  test.each<[string, object, RegExp]>([
    ['throttle without a window', { limit: 1 }, /^Zapier would not take creates\.add_book: /],
    ['throttle of an unknown scope', { ...RATE, scope: ['zap'] }, /^Zapier would not take/],
    ['throttle with more than that', { ...RATE, timeout: 1 }, /^Zapier would not take/],
    ['throttle with a filter here', { ...RATE, filter: 'free' }, /experimental/],
  ])('%s', async (_name, throttle, message) => {
    const { connection } = connectLibrary({ throttle: throttle as Throttle });
    expect(await runStep(connection, add('a'))).toMatchObject({
      failure: { message: expect.stringMatching(message) },
    });
  });

  test('retry of a poll', async () => {
    const { connection } = connectLibrary({ pollLimits: { throttle: { ...RATE, retry: true } } });
    await expect(pollTrigger(connection, 'new_book')).rejects.toThrow('no effect on polls');
  });
});
