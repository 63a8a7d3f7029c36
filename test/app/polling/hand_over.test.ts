import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BOUNDS } from '../../../src/bounds.ts';
import type { Run } from '../../../src/justclick/index.ts';
import { handOver } from '../../../src/polling/hand_over.ts';

let bounds = { ...BOUNDS };
beforeEach(() => {
  bounds = { ...BOUNDS };
});

type Row = { id: number; date: string | null; text: string };

/** The first day of a year, so that a greater number is a newer row. */
const row = (id: number, text = ''): Row => ({ id, date: `${2000 + id}-01-01T00:00:00Z`, text });
const undated = (id: number, text = ''): Row => ({ id, date: null, text });
const rows = (count: number, text = '') =>
  Array.from({ length: count }, (_, index) => row(index + 1, text));

const handed = (given: Row[], run: Run = 'poll') =>
  handOver(
    given.map((one) => ({ date: one.date, number: String(one.id), result: () => one })),
    { run, bounds },
  );
const ids = (given: Row[], run?: Run) => handed(given, run).map(({ id }) => id);

const SIZE = JSON.stringify(row(1)).length + 1;

describe('a usual poll', () => {
  test('hands over the newest rows that fit', () => {
    Object.assign(bounds, { rowsPerPoll: 0, pollBytes: 3 * SIZE });
    expect(ids(rows(5))).toStrictEqual([5, 4, 3]);
    bounds.pollBytes -= 1;
    expect(ids(rows(5))).toStrictEqual([5, 4]);
  });

  test('counts bytes as they are sent, not letters', () => {
    Object.assign(bounds, { rowsPerPoll: 0, pollBytes: 2 * SIZE + 20 });
    expect(ids(rows(5, 'x'.repeat(10)))).toStrictEqual([5, 4]);
    expect(ids(rows(5, 'я'.repeat(10)))).toStrictEqual([5]);
  });

  test('hands over so many rows even if they are larger', () => {
    Object.assign(bounds, { rowsPerPoll: 4, pollBytes: SIZE });
    expect(ids(rows(9))).toStrictEqual([9, 8, 7, 6]);
  });

  test('leaves out no row without a date', () => {
    Object.assign(bounds, { rowsPerPoll: 1, pollBytes: SIZE });
    expect(ids([row(1), undated(2), undated(3), row(4)])).toStrictEqual([3, 2, 4]);
  });

  test('never hands over more than Zapier takes', () => {
    Object.assign(bounds, { rowsPerPoll: 9, zapierBytes: 3 * SIZE });
    expect(ids(rows(9))).toStrictEqual([9, 8, 7]);
  });

  test('is an error that says what to do when rows without a date are more than Zapier takes', () => {
    bounds.zapierBytes = 2 * (JSON.stringify(undated(1)).length + 1);
    expect(ids([undated(1), undated(2)])).toStrictEqual([2, 1]);
    expect(() => handed([undated(1), undated(2), undated(3)])).toThrow(
      /more orders than Zapier takes.*fewer days in Look Back, or choose some products.*too_many_orders/,
    );
  });

  test('is always the beginning of all rows, and all of them when they fit', () => {
    const sizes = fc.array(fc.nat(200), { maxLength: 40 });
    fc.assert(
      fc.property(sizes, fc.nat(10), fc.nat(3000), (texts, rowsPerPoll, pollBytes) => {
        Object.assign(bounds, { rowsPerPoll, pollBytes });
        const all = texts.map((length, index) => row(index + 1, 'x'.repeat(length)));
        const got = handed(all);
        expect(got).toStrictEqual(all.toReversed().slice(0, got.length));
        const bytes = got.reduce((sum, one) => sum + JSON.stringify(one).length + 1, 0);
        expect(got.length <= rowsPerPoll || bytes <= pollBytes).toBe(true);
        const next = all.at(-1 - got.length);
        const isFull =
          next === undefined ||
          (got.length >= rowsPerPoll && bytes + JSON.stringify(next).length + 1 > pollBytes);
        expect(isFull).toBe(true);
      }),
    );
  });
});

describe('the test of a trigger in the editor', () => {
  const run = 'test';

  test('gets three rows, the newest', () => {
    expect(ids(rows(9), run)).toStrictEqual([9, 8, 7]);
    expect(ids(rows(2), run)).toStrictEqual([2, 1]);
    expect(ids([undated(5), undated(6), undated(7), undated(8)], run)).toStrictEqual([8, 7, 6]);
  });

  test('gets no more bytes than the editor takes, but one row of any size', () => {
    bounds.sampleBytes = 2 * SIZE;
    expect(ids(rows(9), run)).toStrictEqual([9, 8]);
    bounds.sampleBytes = 1;
    expect(ids(rows(9), run)).toStrictEqual([9]);
  });
});

test('the limits of production fit into what the platform gives a run', () => {
  expect(bounds.runSeconds).toBeLessThan(30);
  expect(bounds.requestsPerPoll).toBe(32);
  expect(bounds.rowsPerSample).toBe(3);
  expect(bounds.sampleBytes).toBeLessThanOrEqual(6 * 1024 * 1024);
  expect(bounds.zapierBytes).toBeLessThanOrEqual(20 * 1024 * 1024 - 500_000);
  // A result over 6 MB takes the way of a file; a usual poll stays below.
  expect(bounds.pollBytes).toBeLessThan(6_000_000);
});
