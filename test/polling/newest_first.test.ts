import { afterEach, describe, expect, test } from '@jest/globals';
import { limits } from '../../src/polling/limits.ts';
import { newestFirst } from '../../src/polling/newest_first.ts';

const usual = { ...limits };
afterEach(() => {
  Object.assign(limits, usual);
});

describe('what a poll hands over', () => {
  const dated = (id: string, date: string | null) => ({ id, date });
  const ids = (rows: ReturnType<typeof dated>[], meta = {}) =>
    newestFirst(rows, meta, ({ date }) => date).map(({ id }) => id);

  test('is sorted by date and, within a second, by number, newest first', () => {
    const rows = [
      dated('9', '2026-01-01T00:00:01Z'),
      dated('10', '2026-01-01T00:00:01Z'),
      dated('8', '2026-01-01T00:00:03Z'),
      dated('7', '2026-01-01T00:00:02Z'),
    ];
    expect(ids(rows)).toEqual(['8', '7', '10', '9']);
  });

  test('has a bound in a usual poll, none while the memory is filled, few for a sample', () => {
    Object.assign(limits, { rowsPerPoll: 3, rowsPerSample: 2 });
    const rows = ['1', '2', '3', '4', '5'].map((id) => dated(id, `2026-01-0${id}T00:00:00Z`));
    expect(ids(rows)).toEqual(['5', '4', '3']);
    expect(ids(rows, { isPopulatingDedupe: true })).toEqual(['5', '4', '3', '2', '1']);
    expect(ids(rows, { isLoadingSample: true })).toEqual(['5', '4']);
  });

  test('leaves out no row without a date', () => {
    limits.rowsPerPoll = 1;
    const rows = [dated('1', '2026-01-01T00:00:00Z'), dated('2', null), dated('3', null)];
    expect(ids([...rows, dated('4', '2026-01-04T00:00:00Z')])).toEqual(['3', '2', '4']);
    expect(ids(rows.slice(1))).toEqual(['3', '2']);
  });

  test('is a thousand rows in production', () => {
    expect(limits).toMatchObject({ rowsPerPoll: 1000 });
    expect(limits.pollSeconds).toBeLessThan(30);
  });
});
