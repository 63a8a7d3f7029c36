import { describe, expect, test } from '@jest/globals';
import { virtualClock } from './clock.ts';
import { connectionOf } from './connection.ts';
import type { Lock } from './definition.ts';
import { connectLibrary } from './example.ts';
import type { ServersOptions } from './servers.ts';
import { runStep, type Step } from './step.ts';
import { runTogether, together } from './together.ts';
import { pollTrigger } from './trigger.ts';

const SECONDS = 1000;
const add = (title: string): Step => ({
  id: '2',
  type: 'create',
  key: 'add_book',
  input: { title },
});

/** The library, in which adding a book takes as many seconds of virtual time as its title says first. */
function open(lock: Lock, options: ServersOptions = {}) {
  const clock = virtualClock();
  const { connection, library } = connectLibrary({ lock }, { clock, ...options });
  const spans: string[] = [];
  library.trouble = async (_z, { inputData }) => {
    if (library.calls.at(-1)?.method !== 'add_book') return;
    const began = clock.now();
    await clock.wait(Number.parseFloat(String(inputData.title)) * SECONDS);
    spans.push(`${inputData.title}: ${began / SECONDS} to ${clock.now() / SECONDS}`);
  };
  return { connection, library, clock, spans };
}

const BY_TITLE: Lock = { key: 'add-{{bundle.inputData.title}}', scope: ['auth'] };

describe('runs with a lock', () => {
  test('of one key go one after another, in their order; those of others side by side', async () => {
    const { connection, spans } = open(BY_TITLE);
    const runs = await runTogether(connection, [add('5 a'), add('3 b'), add('5 a'), add('5 a')]);
    expect(runs.map(({ status }) => status)).toStrictEqual(Array(4).fill('Success'));
    expect(spans).toStrictEqual(['3 b: 0 to 3', '5 a: 0 to 5', '5 a: 5 to 10', '5 a: 10 to 15']);
  });

  test('without one all go side by side', async () => {
    const clock = virtualClock();
    const { connection, library } = connectLibrary({}, { clock });
    library.trouble = () => clock.wait(5 * SECONDS);
    await runTogether(connection, [add('a'), add('a')]);
    expect(clock.now()).toBe(5 * SECONDS);
  });

  test('go on after one that failed', async () => {
    const { connection, library, clock } = open(BY_TITLE);
    let failures = 0;
    library.trouble = async () => {
      await clock.wait(SECONDS);
      failures += 1;
      if (failures === 1) throw new TypeError('odd');
    };
    const runs = await runTogether(connection, [add('a'), add('a')]);
    expect(runs.map(({ status }) => status)).toStrictEqual(['Errored', 'Success']);
  });

  test('meet in real time, too', async () => {
    const { connection, library } = connectLibrary({ lock: BY_TITLE });
    let going = 0;
    let most = 0;
    library.trouble = async () => {
      going += 1;
      most = Math.max(most, going);
      await new Promise((resolve) => setTimeout(resolve, 5));
      going -= 1;
    };
    await runTogether(connection, Array(10).fill(add('a')));
    expect([most, library.calls.length]).toStrictEqual([1, 10]);
  });

  test('compare the key as it is written', async () => {
    const { connection, clock } = open(BY_TITLE);
    await runTogether(connection, [add('5 a'), add('5 A')]);
    expect(clock.now()).toBe(5 * SECONDS);
  });
});

describe('the scope of a lock', () => {
  test.each<[Lock['scope'], number]>([
    [undefined, 10],
    [['auth'], 5],
    [['account'], 10],
    [['user'], 10],
    [['account', 'auth'], 5],
  ])('of %j: two connections of one account take %d seconds', async (scope, seconds) => {
    const { connection, clock } = open({ key: 'all', ...(scope && { scope }) });
    const { app, servers } = connection;
    const other = connectionOf(app, { card: 'other' }, undefined, { servers });
    await together(clock, [
      () => runStep(connection, add('5 a')),
      () => runStep(other, add('5 b')),
    ]);
    expect(clock.now()).toBe(seconds * SECONDS);
  });
});

describe('a lock that is held for long', () => {
  test('is given to the next run after its timeout, though the run is still going on', async () => {
    const { connection, spans } = open({ ...BY_TITLE, timeout: 3 });
    await runTogether(connection, [add('5 a'), add('5 a')]);
    expect(spans).toStrictEqual(['5 a: 0 to 5', '5 a: 3 to 8']);
  });

  test('is not given away twice by a run that ends after its timeout', async () => {
    const { connection, spans } = open({ ...BY_TITLE, timeout: 3 });
    await runTogether(connection, [add('4 a'), add('4 a'), add('4 a')]);
    expect(spans).toStrictEqual(['4 a: 0 to 4', '4 a: 3 to 7', '4 a: 6 to 10']);
  });

  test('fails who waits, where runs are said to wait for so long at most; the app is not called', async () => {
    const { connection, library } = open(BY_TITLE, { lockPatience: 8 });
    const runs = await runTogether(connection, [add('5 a'), add('5 a'), add('5 a')]);
    expect(runs.map(({ status }) => status)).toStrictEqual(['Success', 'Success', 'Errored']);
    expect(runs[2]).toMatchObject({ failure: { name: 'LockError', kind: 'error' } });
    expect(library.calls).toHaveLength(2);
  });
});

test('the search before a create is not under its lock, and the create knows the search by its key alone', async () => {
  const { connection, library, spans } = open(BY_TITLE);
  const findOrAdd: Step = {
    id: '2',
    type: 'searchOrCreate',
    key: 'find_book',
    input: { title: 'none' },
    createInput: { title: '5 a' },
  };
  await runTogether(connection, [findOrAdd, findOrAdd]);
  expect(library.calls.map(({ method }) => method)).toStrictEqual([
    'find_book',
    'find_book',
    'add_book',
    'add_book',
  ]);
  expect(spans).toStrictEqual(['5 a: 0 to 5', '5 a: 5 to 10']);
  const { inputData, inputDataRaw, meta } = library.calls[2]?.bundle ?? {};
  expect({ inputData, inputDataRaw }).toStrictEqual({
    inputData: { title: '5 a', language: 'en' },
    inputDataRaw: { title: '5 a' },
  });
  expect(meta?.withSearch).toBe('find_book');
});

describe('Zapier takes no', () => {
  test.each<[string, object]>([
    ['lock without a key', { scope: ['auth'] }],
    ['lock of an unknown scope', { key: 'a', scope: ['zap'] }],
    ['lock with more than that', { key: 'a', retry: true }],
    ['lock for more than three minutes', { key: 'a', timeout: 181 }],
  ])('%s', async (_name, lock) => {
    const { connection, library } = connectLibrary({ lock: lock as Lock });
    expect(await runStep(connection, add('a'))).toMatchObject({
      failure: { message: expect.stringMatching(/^Zapier would not take creates\.add_book: /) },
    });
    expect(library.calls).toStrictEqual([]);
  });

  test('lock of a trigger', async () => {
    const { connection } = connectLibrary({ pollLimits: { lock: { key: 'a' } } });
    await expect(pollTrigger(connection, 'new_book')).rejects.toThrow('only actions have a lock');
  });
});
