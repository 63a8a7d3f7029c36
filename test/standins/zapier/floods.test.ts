import { beforeEach, expect, test } from '@jest/globals';
import { virtualClock } from './clock.ts';
import { connectLibrary } from './example.ts';
import { Zap, type ZapRun } from './zap.ts';

const book = (id: number) => ({ id: String(id), title: `Book ${id}` });
const recordsOf = (runs: readonly ZapRun[]) => runs.map(({ record }) => record.id);

let { connection, library } = connectLibrary();
let times: number[];
beforeEach(() => {
  ({ connection, library } = connectLibrary({}, { clock: virtualClock() }));
  library.books = [book(1)];
  times = [];
  library.trouble = () => {
    if (library.calls.at(-1)?.method !== 'add_book') return;
    times.push(connection.servers.clock.now());
  };
});

/** A Zap that is on, and polls while these books are new. */
async function flooded(...fresh: number[]) {
  const zap = new Zap(connection, {
    trigger: { id: '1', key: 'new_book' },
    steps: [{ id: '2', type: 'create', key: 'add_book', input: { title: '{{1__title}}' } }],
    deduplication: { floodLimit: 3 },
  });
  await zap.turnOn();
  library.books = [...fresh.map(book), ...library.books];
  return { zap, polled: await zap.poll() };
}

test('fewer new records than the limit fire', async () => {
  const { polled } = await flooded(3, 2);
  expect([recordsOf(polled.runs), polled.held]).toStrictEqual([['2', '3'], []]);
});

test('a flood is held whole: no step runs, and no later poll brings it again', async () => {
  const { zap, polled } = await flooded(4, 3, 2);
  expect([polled.runs, recordsOf(polled.held)]).toStrictEqual([[], ['2', '3', '4']]);
  expect(polled.held[0]).toMatchObject({ status: 'Held', steps: [], tries: 0 });
  expect(times).toStrictEqual([]);
  library.books.unshift(book(5));
  const next = await zap.poll();
  expect([recordsOf(next.runs), next.held]).toStrictEqual([['5'], []]);
  expect(recordsOf(zap.held)).toStrictEqual(['2', '3', '4']);
});

test('what the person releases runs once each, oldest first, one a second', async () => {
  const { zap } = await flooded(4, 3, 2);
  const runs = await zap.releaseHeld();
  expect(recordsOf(runs)).toStrictEqual(['2', '3', '4']);
  expect(runs.map(({ status, tries }) => [status, tries])).toStrictEqual(
    Array(3).fill(['Success', 1]),
  );
  expect(times).toStrictEqual([0, 1000, 2000]);
  expect(zap.held).toStrictEqual([]);
  expect(await zap.releaseHeld()).toStrictEqual([]);
  expect((await zap.poll()).runs).toStrictEqual([]);
});

test('one of them can be run alone', async () => {
  const { zap, polled } = await flooded(4, 3, 2);
  const [first] = polled.held;
  if (first === undefined) throw new Error('Nothing is held.');
  expect(await zap.replay(first)).toMatchObject({ status: 'Success', tries: 1 });
  expect(recordsOf(zap.held)).toStrictEqual(['3', '4']);
});

test('what the person deletes never fires', async () => {
  const { zap } = await flooded(4, 3, 2);
  zap.deleteHeld();
  expect(await zap.releaseHeld()).toStrictEqual([]);
  expect((await zap.poll()).runs).toStrictEqual([]);
  expect(times).toStrictEqual([]);
});

test('turning the Zap off and on leaves them to the person', async () => {
  const { zap } = await flooded(4, 3, 2);
  zap.turnOff();
  await zap.turnOn();
  expect(recordsOf(zap.held)).toStrictEqual(['2', '3', '4']);
});
