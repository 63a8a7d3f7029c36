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
  floodLimit: fc.integer({ min: 1, max: 12 }),
});

const rowsUpTo = (last: number, twice = 0): Row[] => {
  const rows = Array.from({ length: last }, (_, at) => ({ id: last - at }));
  return [...rows, ...rows.slice(0, twice)];
};
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);

test('of a shop that grows, each new record fires or is held once, oldest first; a flood never fires', () => {
  fc.assert(
    fc.property(growth, ({ before, polls, floodLimit }) => {
      const seen = new Deduplication<Row>([], { floodLimit });
      seen.fill(rowsUpTo(before));
      let last = before;
      for (const { more, twice } of polls) {
        const fresh = rowsUpTo(last + more)
          .slice(0, more)
          .reverse();
        last += more;
        const { fired, held } = seen.take(rowsUpTo(last, twice));
        expect([fired, held]).toStrictEqual(more < floodLimit ? [fresh, []] : [[], fresh]);
        expect(seen.take(rowsUpTo(last))).toStrictEqual({ fired: [], held: [] });
      }
    }),
  );
});

test('99 new records fire; of 100 all are held, oldest first, and remembered', () => {
  const seen = new Deduplication<Row>([]);
  expect(seen.take(rowsUpTo(99)).fired).toHaveLength(99);
  const { fired, held } = seen.take(rowsUpTo(199));
  expect(fired).toStrictEqual([]);
  expect([held.length, held[0], held.at(-1)]).toStrictEqual([100, { id: 100 }, { id: 199 }]);
  expect(seen.size).toBe(199);
  expect(idsOf(seen.take(rowsUpTo(200)).fired)).toStrictEqual([200]);
});

test('a limit that was raised holds for its Zap', () => {
  const seen = new Deduplication<Row>([], { floodLimit: 500 });
  expect(seen.take(rowsUpTo(499)).fired).toHaveLength(499);
});

test('more than 105,000 records are an error, and nothing is remembered', () => {
  const seen = new Deduplication<Row>([]);
  const refused = 'found 105001 records. Zapier checks at most 105000';
  expect(() => seen.fill(rowsUpTo(105_001))).toThrow(refused);
  expect(() => seen.take(rowsUpTo(105_001))).toThrow(refused);
  expect(seen.size).toBe(0);
  seen.fill(rowsUpTo(105_000));
  expect(seen.size).toBe(105_000);
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
