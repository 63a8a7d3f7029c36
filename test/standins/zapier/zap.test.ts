import { beforeEach, describe, expect, test } from '@jest/globals';
import { errors } from 'zapier-platform-core';
import { connectLibrary } from './example.ts';
import type { Step } from './step.ts';
import { pollTrigger } from './trigger.ts';
import { Zap, type ZapRun } from './zap.ts';

let { connection, library } = connectLibrary();
beforeEach(() => {
  ({ connection, library } = connectLibrary());
  library.books = [book(2), book(1)];
});

const book = (id: number) => ({ id: String(id), title: `Book ${id}` });
const STEPS: Step[] = [
  { id: '2', type: 'create', key: 'add_book', input: { title: 'Copy of {{1__title}}' } },
  {
    id: '3',
    type: 'create',
    key: 'add_book',
    input: {
      title: '{{2__got__title}}: {{1__story__summary}}',
      chapters: { name: '{{1__story__chapters[]name}}', pages: '{{1__story__chapters[]pages}}' },
    },
  },
];
const open = (steps: Step[] = [], floodLimit = 100) =>
  new Zap(connection, {
    trigger: { id: '1', key: 'new_book', input: { days: '5' } },
    steps,
    deduplication: { floodLimit },
  });
const recordsOf = (runs: readonly ZapRun[]) => runs.map(({ record }) => record.id);
const methods = () => library.calls.map(({ method }) => method);
const addedTitles = () =>
  library.calls.flatMap(({ method, bundle }) =>
    method === 'add_book' ? [bundle.inputData.title] : [],
  );
const failOnce = (method: string, make: () => Error) => {
  let failed = false;
  library.trouble = () => {
    if (library.calls.at(-1)?.method !== method || failed) return;
    failed = true;
    throw make();
  };
};
/** A record as a poll gives it, with what it promises. */
async function polledRecord() {
  const { rows } = await pollTrigger(connection, 'new_book');
  library.calls.length = 0;
  return rows[0] ?? {};
}

describe('a Zap that is turned on', () => {
  test('tests the connection, remembers what is there, and fires for what comes, oldest first', async () => {
    const zap = open();
    expect(zap.isOn).toBe(false);
    expect(await zap.turnOn()).toMatchObject({ rows: 2, held: [], runs: [] });
    expect(zap.isOn).toBe(true);
    expect(methods()).toStrictEqual(['test', 'new_book']);
    expect(library.calls[1]?.bundle).toMatchObject({
      inputData: { days: 5 },
      meta: { isPopulatingDedupe: true },
    });
    expect((await zap.poll()).runs).toStrictEqual([]);
    library.books = [book(4), book(3), ...library.books];
    const polled = await zap.poll();
    expect([polled.rows, recordsOf(polled.runs)]).toStrictEqual([4, ['3', '4']]);
    expect((await zap.poll()).runs).toStrictEqual([]);
  });

  test('loses nothing to a poll that fails', async () => {
    const zap = open();
    await zap.turnOn();
    library.books = [book(3), ...library.books];
    failOnce('new_book', () => new Error('closed'));
    expect(await zap.poll()).toMatchObject({
      rows: 0,
      runs: [],
      failure: { kind: 'error', message: 'closed' },
      log: [{ type: 'error' }],
    });
    expect(recordsOf((await zap.poll()).runs)).toStrictEqual(['3']);
  });

  test('forgets when it is turned off, and what came meanwhile never fires', async () => {
    const zap = open();
    await zap.turnOn();
    zap.turnOff();
    await expect(zap.poll()).rejects.toThrow(/off/);
    library.books = [book(3), ...library.books];
    await zap.turnOn();
    expect((await zap.poll()).runs).toStrictEqual([]);
  });

  test.each(['test', 'new_book'])('stays off when %s fails', async (method) => {
    const zap = open();
    failOnce(method, () => new Error('closed'));
    expect(await zap.turnOn()).toMatchObject({ failure: { message: 'closed' }, runs: [] });
    expect(zap.isOn).toBe(false);
  });
});

describe('the steps of a run', () => {
  test('get what is mapped from all before them; promised data is asked for once', async () => {
    const run = await open(STEPS).run(await polledRecord());
    expect(run.status).toBe('Success');
    expect(run.tries).toBe(1);
    expect(run.steps.map(({ calls }) => calls[0]?.inputData)).toStrictEqual([
      { title: 'Copy of Book 2', language: 'en' },
      {
        title: 'Copy of Book 2: What happens in 2',
        language: 'en',
        chapters: [
          { name: 'One', pages: 10, tone: 'calm' },
          { name: 'Two', pages: 20, tone: 'calm' },
        ],
      },
    ]);
    expect(methods().filter((method) => method === 'story')).toHaveLength(1);
  });

  test('stop at an error; a replay runs that one and those after it, none twice', async () => {
    const zap = open(STEPS);
    const record = await polledRecord();
    let tries = 0;
    library.trouble = (_z, { inputData }) => {
      if (inputData.title !== 'Copy of Book 2: What happens in 2') return;
      tries += 1;
      if (tries < 3) throw new TypeError('odd');
    };
    const first = await zap.run(record);
    expect(first).toMatchObject({ status: 'Errored', tries: 1 });
    expect(first.steps.map(({ status }) => status)).toStrictEqual(['Success', 'Errored']);
    expect(await zap.replay(first)).toMatchObject({ status: 'Errored', tries: 2 });
    const last = await zap.replay(await zap.replay(first));
    expect(last.status).toBe('Success');
    expect(addedTitles().filter((title) => title === 'Copy of Book 2')).toHaveLength(1);
  });

  test('stop where a search finds nothing', async () => {
    const search: Step = { id: '2', type: 'search', key: 'find_book', input: { title: 'none' } };
    const run = await open([search, { ...STEPS[0], id: '3' } as Step]).run({ title: 'x' });
    expect(run).toMatchObject({
      status: 'Safely halted',
      steps: [{ failure: { kind: 'halted', name: 'NothingFoundError' } }],
    });
    expect(methods()).toStrictEqual(['find_book']);
  });
});

describe('after an error that asks to reconnect', () => {
  test.each(['new_book', 'add_book'])(
    'in %s nothing is polled until the person has',
    async (method) => {
      const zap = open(STEPS.slice(0, 1));
      await zap.turnOn();
      library.books = [book(3), ...library.books];
      failOnce(method, () => new errors.ExpiredAuthError('No.'));
      await zap.poll();
      library.calls.length = 0;
      expect(await zap.poll()).toMatchObject({ failure: { kind: 'expired auth' }, runs: [] });
      expect(library.calls).toStrictEqual([]);
      zap.reconnect({ card: 'new-card' });
      await zap.poll();
      expect(library.calls[0]?.bundle.authData).toStrictEqual({ card: 'new-card' });
    },
  );
});
