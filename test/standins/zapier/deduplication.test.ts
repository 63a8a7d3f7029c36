import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Deduplication, primaryKeysOf } from './deduplication.ts';

type Row = { id: number };

/** A shop that only grows: each poll sees its newest records, newest first, and some twice. */
const growth = fc.record({
  before: fc.nat({ max: 30 }),
  polls: fc.array(fc.record({ more: fc.nat({ max: 30 }), twice: fc.nat({ max: 3 }) }), {
    maxLength: 20,
  }),
  newPerPoll: fc.integer({ min: 1, max: 12 }),
});

const rowsUpTo = (last: number, twice = 0): Row[] => {
  const rows = Array.from({ length: last }, (_, at) => ({ id: last - at }));
  return [...rows, ...rows.slice(0, twice)];
};

/** Plays the polls, and then as many as it takes until nothing is held back. */
function play(
  {
    before,
    polls,
    newPerPoll,
  }: { before: number; polls: { more: number; twice: number }[]; newPerPoll: number },
  letsThrough: 'oldest' | 'newest',
) {
  const seen = new Deduplication<Row>([], { newPerPoll, letsThrough });
  seen.fill(rowsUpTo(before));
  let last = before;
  const fired: number[][] = [];
  for (const { more, twice } of polls) {
    last += more;
    fired.push(seen.take(rowsUpTo(last, twice)).fired.map(({ id }) => id));
  }
  // Each poll lets at least one through. One that forgets would let them through for ever.
  for (let held = true, left = last; held; left -= 1) {
    if (left < 0) throw new Error('Records are held back for ever');
    const taken = seen.take(rowsUpTo(last));
    fired.push(taken.fired.map(({ id }) => id));
    held = taken.held.length > 0;
  }
  return {
    fired,
    fresh: rowsUpTo(last)
      .slice(0, last - before)
      .map(({ id }) => id)
      .reverse(),
  };
}

describe('of a shop that grows, whatever is held back', () => {
  test('each new record fires exactly once, oldest first, over all polls', () => {
    fc.assert(
      fc.property(growth, (life) => {
        const { fired, fresh } = play(life, 'oldest');
        expect(fired.flat()).toStrictEqual(fresh);
      }),
    );
  });

  test('no poll lets more through than it may', () => {
    fc.assert(
      fc.property(growth, fc.constantFrom('oldest', 'newest'), (life, letsThrough) => {
        const { fired } = play(life, letsThrough);
        expect(Math.max(...fired.map(({ length }) => length))).toBeLessThanOrEqual(life.newPerPoll);
      }),
    );
  });

  test('letting the newest through first loses none and fires none twice', () => {
    fc.assert(
      fc.property(growth, (life) => {
        const { fired, fresh } = play(life, 'newest');
        expect(fired.flat().sort((a, b) => a - b)).toStrictEqual(fresh);
      }),
    );
  });
});

test('100 new records are let through, the oldest first, and the rest is held', () => {
  const seen = new Deduplication<Row>([]);
  const { fired, held } = seen.take(rowsUpTo(250));
  expect([fired.length, fired[0], fired.at(-1)]).toStrictEqual([100, { id: 1 }, { id: 100 }]);
  expect([held.length, held[0]]).toStrictEqual([150, { id: 101 }]);
  expect(seen.size).toBe(100);
});

test('of a record that comes twice in one poll, the newer one fires', () => {
  const seen = new Deduplication([]);
  const rows = [
    { id: 1, title: 'new' },
    { id: 1, title: 'old' },
  ];
  expect(seen.take(rows).fired).toStrictEqual([{ id: 1, title: 'new' }]);
});

test('turned off, it forgets', () => {
  const seen = new Deduplication<Row>([]);
  seen.fill(rowsUpTo(3));
  expect(seen.take(rowsUpTo(3)).fired).toStrictEqual([]);
  seen.forget();
  expect(seen.take(rowsUpTo(3)).fired).toHaveLength(3);
});

describe('primary keys', () => {
  test('are those marked as such, else the id', () => {
    expect(primaryKeysOf([{ key: 'id' }, { key: 'name' }])).toStrictEqual(['id']);
    expect(
      primaryKeysOf([{ key: 'id' }, { key: 'a', primary: true }, { key: 'b', primary: true }]),
    ).toStrictEqual(['a', 'b']);
  });

  test('all of them together tell records apart', () => {
    const fields = [
      { key: 'id', primary: true },
      { key: 'status', primary: true },
    ];
    const seen = new Deduplication(fields);
    const rows = [
      { id: 1, status: 'paid', name: 'x' },
      { id: 1, status: 'sent', name: 'x' },
    ];
    expect(seen.take(rows).fired).toHaveLength(2);
    expect(seen.take([{ id: 1, status: 'paid', name: 'y' }]).fired).toStrictEqual([]);
    expect(seen.take([{ id: '1', status: 'paid' }]).fired).toHaveLength(1);
  });
});
