import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AnswerTooBigError } from '../../src/justclick/index.ts';
import { limits } from '../../src/polling/limits.ts';
import { readWhole, type Span } from '../../src/polling/read_whole.ts';

const usual = { ...limits };
afterEach(() => {
  Object.assign(limits, usual);
});

type Row = { id: string; at: number };

/** A service that has rows at certain seconds and cannot send more than `most` at once. */
function service(rows: Row[], most: number, includesEnds = true) {
  const asked: Span[] = [];
  const ask = async ({ from, to }: Span): Promise<Row[]> => {
    asked.push({ from, to });
    const part = rows.filter(({ at }) =>
      includesEnds ? from <= at && at <= to : from < at && at <= to,
    );
    if (part.length > most) throw new AnswerTooBigError();
    return part;
  };
  return { asked, ask };
}

describe('reading a span', () => {
  test('takes one request when that is enough', async () => {
    const { asked, ask } = service([{ id: '1', at: 5 }], 10);
    expect(await readWhole({ from: 0, to: 100 }, 1, ask)).toEqual([{ id: '1', at: 5 }]);
    expect(asked).toEqual([{ from: 0, to: 100 }]);
  });

  test('cuts a span that is too big in halves, newest first', async () => {
    const rows = Array.from({ length: 8 }, (_, index) => ({
      id: String(index),
      at: index * 10 + 5,
    }));
    const { asked, ask } = service(rows, 4);
    const read = await readWhole({ from: 0, to: 80 }, 1, ask);
    expect(asked).toEqual([
      { from: 0, to: 80 },
      { from: 40, to: 80 },
      { from: 0, to: 40 },
    ]);
    expect(read).toHaveLength(8);
  });

  test.each([true, false])(
    'loses no row and doubles none, however it is cut (ends of a window included: %j)',
    async (includesEnds) => {
      const anyRows = fc.uniqueArray(
        fc.record({ id: fc.nat(1000).map(String), at: fc.integer({ min: 1, max: 1000 }) }),
        { selector: ({ id }) => id, maxLength: 40 },
      );
      await fc.assert(
        fc.asyncProperty(anyRows, async (rows) => {
          const { ask } = service(rows, 3, includesEnds);
          const crowded = rows.some(
            (row) => rows.filter(({ at }) => Math.abs(at - row.at) <= 4).length > 3,
          );
          fc.pre(!crowded);
          const read = await readWhole({ from: 0, to: 1000 }, 1, ask);
          const byId = (a: Row, b: Row) => Number(a.id) - Number(b.id);
          expect(read.sort(byId)).toEqual(rows.sort(byId));
        }),
      );
    },
  );

  test('is an error, never a part, when a part is too big that cannot be cut', async () => {
    const { ask } = service(
      [
        { id: '1', at: 5 },
        { id: '2', at: 5 },
      ],
      1,
    );
    await expect(readWhole({ from: 0, to: 100 }, 10, ask)).rejects.toThrow(/choose a shorter time/);
  });

  test('is an error, never a part, when the time is over', async () => {
    limits.pollSeconds = 0.05;
    const slow = async (): Promise<Row[]> => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      throw new AnswerTooBigError();
    };
    await expect(readWhole({ from: 0, to: 1e9 }, 1, slow)).rejects.toThrow(/choose a shorter time/);
  });

  test('gives no part more time than is left', async () => {
    Object.assign(limits, { pollSeconds: 20, requestSeconds: 15 });
    const times: number[] = [];
    await readWhole({ from: 0, to: 100 }, 1, async (_part, timeout) => {
      times.push(timeout);
      if (times.length === 1) throw new AnswerTooBigError();
      limits.requestSeconds = 100;
      return [];
    });
    expect(times[0]).toBe(15);
    expect(times.at(-1)).toBeLessThanOrEqual(20);
    expect(times.at(-1)).toBeGreaterThan(19);
  });

  test('ends at once with any other error', async () => {
    let calls = 0;
    const ask = async (): Promise<Row[]> => {
      calls += 1;
      throw new Error('the key is wrong');
    };
    await expect(readWhole({ from: 0, to: 100 }, 1, ask)).rejects.toThrow('the key is wrong');
    expect(calls).toBe(1);
  });
});
