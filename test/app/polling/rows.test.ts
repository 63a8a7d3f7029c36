import { describe, expect, test } from '@jest/globals';
import { OddRowError, Rows } from '../../../src/polling/rows.ts';

/** Reads rows whose `say` is what becomes of them. */
const newRows = () =>
  new Rows(({ id, say }) => {
    if (say === 'odd') throw new OddRowError('without anything', 'There is nothing in it.');
    if (say === 'broken') throw new TypeError('toString is not a function');
    return { id: String(id), results: say === 'ignored' ? [] : [`${id} ${say}`] };
  });

describe('the rows of a poll', () => {
  test('count once, however often they come: as they came first', () => {
    const rows = newRows();
    rows.take([
      { id: 1, say: 'a' },
      { id: 2, say: 'ignored' },
    ]);
    rows.take([
      { id: '1', say: 'b' },
      { id: 2, say: 'ignored' },
      { id: 3, say: 'd' },
    ]);
    expect(rows.kept).toStrictEqual(['1 a', '3 d']);
    expect(rows.count).toBe(3);
    expect(rows.leftOut).toStrictEqual([]);
  });

  test('of several lists are told by the first that has something to tell', () => {
    const [rows, other] = [newRows(), newRows()];
    rows.take([
      { id: 1, say: 'a' },
      { id: 2, say: 'ignored' },
      { id: 5, say: 'odd' },
    ]);
    other.take([
      { id: 1, say: 'b' },
      { id: 2, say: 'c' },
      { id: 3, say: 'd' },
      { id: 6, say: 'odd' },
      null,
    ]);
    rows.addAll(other);
    expect(rows.kept).toStrictEqual(['1 a', '2 c', '3 d']);
    expect(rows.count).toBe(3);
    expect(rows.leftOut).toStrictEqual([
      '5 (without anything)',
      '6 (without anything)',
      'one without a number',
    ]);
  });

  test('that cannot be read stop no other, and are named by their numbers', () => {
    const rows = newRows();
    rows.take([
      { id: 7, say: 'odd' },
      null,
      'text',
      { id: 'anna@example.com', say: 'broken' },
      { id: '8 of anna@example.com', say: 'broken' },
      { id: '102938', say: 'broken' },
      { id: ['102939'], say: 'broken' },
      { id: 9, say: 'fine' },
    ]);
    expect(rows.kept).toStrictEqual(['9 fine']);
    expect(rows.leftOut).toStrictEqual([
      '7 (without anything)',
      '102938 (cannot be read)',
      'one without a number',
      'one without a number',
      'one without a number',
      'one without a number',
      'one without a number',
    ]);
    expect(() => rows.check()).not.toThrow();
  });

  test('are not left out when another list has them in a form that can be read', () => {
    const rows = newRows();
    const other = newRows();
    rows.take([{ id: 7, say: 'odd' }]);
    other.take([{ id: 7, say: 'fine' }]);
    rows.addAll(other);
    expect(rows.kept).toStrictEqual(['7 fine']);
    expect(rows.leftOut).toStrictEqual([]);
  });

  test('are an error when none of them can be read, the first of them', () => {
    const rows = newRows();
    expect(() => rows.check()).not.toThrow();
    rows.take([
      { id: 7, say: 'odd' },
      { id: 8, say: 'broken' },
    ]);
    expect(() => rows.check()).toThrow(/There is nothing in it.*row_odd/);
  });

  test('give a plain error for one that breaks the code that reads it', () => {
    const rows = newRows();
    rows.take([{ id: 7, say: 'broken' }]);
    expect(() => rows.check()).toThrow(/sent a result that cannot be read/);
    expect(() => rows.check()).not.toThrow(TypeError);
  });

  test('can be as many as an answer holds', () => {
    const rows = new Rows(() => ({ id: '1', results: Array<number>(300_000).fill(0) }));
    rows.take([{}]);
    expect(rows.kept).toHaveLength(300_000);
  });
});
