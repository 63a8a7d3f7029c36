import { beforeEach, describe, expect, test } from '@jest/globals';
import { virtualClock } from './clock.ts';
import { type Connection, connectionOf } from './connection.ts';
import { connectLibrary } from './example.ts';
import { Hydrated } from './hydrated.ts';
import { hydrator } from './results.ts';
import type { ServersOptions } from './servers.ts';
import { pollTrigger } from './trigger.ts';

const MINUTES = 60_000;

let { connection, library } = connectLibrary();
const open = (options: ServersOptions = {}) => {
  ({ connection, library } = connectLibrary({}, { clock: virtualClock(), ...options }));
  library.books = [{ id: '5', title: 'Emma' }];
};
beforeEach(() => open());

const pointer = async (of: Connection = connection) =>
  String((await pollTrigger(of, 'new_book')).rows[0]?.story);
/** Hydrates as another run of the connection does. */
const hydrate = async (promise: string, of: Connection = connection) => hydrator(of)(promise);
const stories = () => library.calls.filter(({ method }) => method === 'story').length;

describe('what a hydrator gave', () => {
  test('is given to other runs of the connection for five minutes', async () => {
    const first = await hydrate(await pointer());
    await connection.servers.clock.wait(5 * MINUTES - 1);
    // Another poll promises the same: the function and its input decide.
    expect(await hydrate(await pointer())).toStrictEqual(first);
    expect(stories()).toBe(1);
    await connection.servers.clock.wait(1);
    await hydrate(await pointer());
    expect(stories()).toBe(2);
  });

  test('is not kept by servers that are told so, for tests of what that would come to', async () => {
    open({ keepsHydrated: false });
    await hydrate(await pointer());
    await hydrate(await pointer());
    expect(stories()).toBe(2);
  });

  test('is that of its input alone', async () => {
    await hydrate(await pointer());
    library.books = [{ id: '6', title: 'Persuasion' }];
    expect(await hydrate(await pointer())).toMatchObject({ summary: 'What happens in 6' });
  });

  test('is that of its account, also once it was connected anew', async () => {
    const { app, servers } = connection;
    const other = connectionOf(app, { card: 'other' }, 'Europe/Berlin', { servers });
    const promise = await pointer();
    await hydrate(promise);
    await hydrate(promise, other);
    expect(stories()).toBe(2);
    const same = connectionOf(app, { card: 'new' }, undefined, { servers, ids: { auth: 'a' } });
    const renewed = connectionOf(app, { card: 'newer' }, undefined, {
      servers,
      ids: { auth: 'a' },
    });
    await hydrate(promise, same);
    await hydrate(promise, renewed);
    expect(stories()).toBe(3);
  });

  test('is not kept when it was an error', async () => {
    const promise = await pointer();
    library.trouble = () => {
      throw new Error('closed today');
    };
    await expect(hydrate(promise)).rejects.toThrow('closed today');
    library.trouble = () => undefined;
    expect(await hydrate(promise)).toMatchObject({ summary: 'What happens in 5' });
  });
});

test('an app can have it kept for longer or shorter', async () => {
  const clock = virtualClock();
  const hydrated = new Hydrated(clock);
  hydrated.keep('it', 1, 10);
  await clock.wait(9999);
  expect(hydrated.find('it')).toMatchObject({ value: 1 });
  await clock.wait(1);
  expect(hydrated.find('it')).toBeUndefined();
});
