import { describe, expect, test } from '@jest/globals';
import { errors } from 'zapier-platform-core';
import { type Autoreplay, nextTryOf, playOut, statusOf } from './autoreplay.ts';
import { virtualClock } from './clock.ts';
import { connectLibrary } from './example.ts';
import { Zap } from './zap.ts';

const { connection, library } = connectLibrary({}, { clock: virtualClock() });
const { clock } = connection.servers;
const zap = new Zap(connection, {
  trigger: { id: '1', key: 'new_book' },
  steps: [{ id: '2', type: 'create', key: 'add_book', input: { title: 'Emma' } }],
});

/** Plays a run whose step fails in these ways, and then no more: when each try was, and the statuses. */
async function play(failures: (() => Error)[], autoreplay: Autoreplay) {
  const left = [...failures];
  const began = clock.now();
  const times: number[] = [];
  library.trouble = () => {
    times.push((clock.now() - began) / 1000);
    const failure = left.shift();
    if (failure !== undefined) throw failure();
  };
  const tries = await playOut(zap, await zap.run({ title: 'x' }), autoreplay);
  return { times, statuses: tries.map((run) => statusOf(run, autoreplay)), last: tries.at(-1) };
}

const odd = () => new TypeError('odd');
const halted = () => new errors.HaltedError('No.');
const throttled = (delay?: number) => () => new errors.ThrottledError('No.', delay);
const SCHEDULE = [0, 300, 2100, 5700, 16_500, 38_100];

describe('Autoreplay', () => {
  test.each(['errored', 'all stopped'] as const)(
    'of %s runs tries an error five times: after 5, 30, 60, 180 and 360 minutes',
    async (autoreplay) => {
      const { times, statuses } = await play(Array(9).fill(odd), autoreplay);
      expect(times).toStrictEqual(SCHEDULE);
      expect(statuses).toStrictEqual([...Array(5).fill('Scheduled'), 'Errored']);
    },
  );

  test('takes a safely halted run, or does not, as it is read', async () => {
    expect(await play(Array(9).fill(halted), 'errored')).toMatchObject({
      times: [0],
      statuses: ['Safely halted'],
    });
    const { times, statuses } = await play(Array(9).fill(halted), 'all stopped');
    expect(times).toStrictEqual(SCHEDULE);
    expect(statuses.at(-1)).toBe('Safely halted');
  });

  test('ends with the first success', async () => {
    const { times, statuses } = await play([odd, halted], 'all stopped');
    expect(times).toStrictEqual([0, 300, 2100]);
    expect(statuses).toStrictEqual(['Scheduled', 'Scheduled', 'Success']);
  });

  test('that is off tries nothing again', async () => {
    expect(await play([odd], 'off')).toMatchObject({ times: [0], statuses: ['Errored'] });
    expect(await play([halted], 'off')).toMatchObject({ statuses: ['Safely halted'] });
  });

  test('never takes a run that waits for the account to be connected anew', async () => {
    const expired = () => new errors.ExpiredAuthError('No.');
    expect(await play([expired], 'all stopped')).toMatchObject({ statuses: ['Held'] });
  });
});

describe('a run that was asked to wait', () => {
  test('is scheduled, and tried when the app says, or after a minute', async () => {
    const { times, statuses } = await play([throttled(90), throttled()], 'off');
    expect(times).toStrictEqual([0, 90, 150]);
    expect(statuses).toStrictEqual(['Scheduled', 'Scheduled', 'Success']);
  });

  test('has used up none of the tries of Autoreplay', async () => {
    const { times } = await play([throttled(90), odd, throttled(10), odd], 'errored');
    expect(times).toStrictEqual([0, 90, 390, 400, 2200]);
  });

  test('does not wait for ever here', async () => {
    const { last } = await play(Array(60).fill(throttled(1)), 'off');
    expect(last).toMatchObject({ tries: 50, stops: 0, status: 'Scheduled' });
    expect(last && nextTryOf(last, 'off')).toBe(1);
  });
});

test('a search that finds nothing is safely halted, so it may be tried again', async () => {
  library.trouble = () => undefined;
  const searching = new Zap(connection, {
    trigger: { id: '1', key: 'new_book' },
    steps: [{ id: '2', type: 'search', key: 'find_book', input: { title: 'Persuasion' } }],
  });
  const run = await searching.run({});
  expect(await playOut(searching, run, 'errored')).toHaveLength(1);
  library.books = [{ id: '3', title: 'Persuasion' }];
  const tries = await playOut(searching, run, 'all stopped');
  expect(tries.map(({ status }) => status)).toStrictEqual(['Safely halted', 'Success']);
});
