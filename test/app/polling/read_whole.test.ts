import { afterEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { AnswerTooBigError, AnswerTooSlowError } from '../../../src/justclick/index.ts';
import { limits } from '../../../src/polling/limits.ts';
import { newBudget, readWhole, type Span } from '../../../src/polling/read_whole.ts';

const usual = { ...limits };
afterEach(() => {
  Object.assign(limits, usual);
});

type Row = { id: string; at: number };

const ENDS = {
  'both ends': ({ from, to }: Span, at: number) => from <= at && at <= to,
  'one end': ({ from, to }: Span, at: number) => from < at && at <= to,
  'no end': ({ from, to }: Span, at: number) => from < at && at < to,
};

/** A service that has rows at certain seconds and cannot send more than `most` at once. */
function service(rows: Row[], most: number, includes = ENDS['both ends']) {
  const asked: Span[] = [];
  const read = new Map<string, Row>();
  const readPart = async (part: Span): Promise<void> => {
    asked.push(part);
    const answer = rows.filter(({ at }) => includes(part, at));
    if (answer.length > most) throw new AnswerTooBigError();
    for (const row of answer) read.set(row.id, row);
  };
  return { asked, read, readPart };
}

describe('reading a span', () => {
  test('takes one request when that is enough', async () => {
    const { asked, read, readPart } = service([{ id: '1', at: 5 }], 10);
    await readWhole({ from: 0, to: 100 }, 3, newBudget(), readPart);
    expect([...read.keys()]).toStrictEqual(['1']);
    expect(asked).toStrictEqual([{ from: 0, to: 100 }]);
  });

  test('cuts a span that is too big in halves, newest first', async () => {
    const rows = Array.from({ length: 8 }, (_, index) => ({
      id: String(index),
      at: index * 10 + 5,
    }));
    const { asked, read, readPart } = service(rows, 4);
    await readWhole({ from: 0, to: 80 }, 3, newBudget(), readPart);
    expect(asked).toStrictEqual([
      { from: 0, to: 80 },
      { from: 40, to: 80 },
      { from: 0, to: 41 },
    ]);
    expect(read.size).toBe(8);
  });

  test.each(Object.entries(ENDS))(
    'loses no row, however it is cut, with %s of a window included',
    async (_name, includes) => {
      limits.requestsPerPoll = 1000;
      const anyRows = fc.uniqueArray(
        fc.record({ id: fc.nat(1000).map(String), at: fc.integer({ min: 1, max: 999 }) }),
        { selector: ({ id }) => id, maxLength: 40 },
      );
      await fc.assert(
        fc.asyncProperty(anyRows, async (rows) => {
          const { read, readPart } = service(rows, 3, includes);
          const crowded = rows.some(
            (row) => rows.filter(({ at }) => Math.abs(at - row.at) <= 6).length > 3,
          );
          fc.pre(!crowded);
          await readWhole({ from: 0, to: 1000 }, 3, newBudget(), readPart);
          expect([...read.keys()].sort()).toStrictEqual(rows.map(({ id }) => id).sort());
        }),
      );
    },
  );

  test('is an error, never a part, when a part is too big that cannot be cut', async () => {
    const rows = ['1', '2'].map((id) => ({ id, at: 5 }));
    const { readPart } = service(rows, 1);
    const reading = readWhole({ from: 0, to: 100 }, 10, newBudget(), readPart);
    await expect(reading).rejects.toThrow(/choose a shorter time/);
  });

  test('cuts a part no more that is as small as may be', async () => {
    const rows = ['1', '2'].map((id) => ({ id, at: 5 }));
    const partsOf = async (to: number) => {
      const { asked, readPart } = service(rows, 1);
      await expect(readWhole({ from: 0, to }, 10, newBudget(), readPart)).rejects.toThrow();
      return asked;
    };
    expect(await partsOf(10)).toStrictEqual([{ from: 0, to: 10 }]);
    expect(await partsOf(11)).toStrictEqual([
      { from: 0, to: 11 },
      { from: 5, to: 11 },
    ]);
  });

  test('asks for nothing from the moment in which the time is over', async () => {
    const { asked, readPart } = service([], 1);
    const now = jest.spyOn(performance, 'now').mockReturnValue(1000);
    const budget = { ...newBudget(), deadline: 2000 };
    await readWhole({ from: 0, to: 10 }, 3, budget, readPart);
    now.mockReturnValue(2000);
    await expect(readWhole({ from: 0, to: 10 }, 3, budget, readPart)).rejects.toThrow();
    now.mockRestore();
    expect(asked).toHaveLength(1);
  });

  test('is an error, never a part, when the time is over', async () => {
    limits.pollSeconds = 0.05;
    const slow = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      throw new AnswerTooBigError();
    };
    const reading = readWhole({ from: 0, to: 1e9 }, 3, newBudget(), slow);
    await expect(reading).rejects.toThrow(/choose a shorter time/);
  });

  test('gives each request all the time that is left', async () => {
    limits.pollSeconds = 20;
    const times: number[] = [];
    await readWhole({ from: 0, to: 100 }, 3, newBudget(), async (_part, timeout) => {
      times.push(timeout);
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (times.length === 1) throw new AnswerTooBigError();
    });
    expect(times).toHaveLength(3);
    expect(Math.round(times[0] ?? 0)).toBe(20);
    expect(times[1]).toBeLessThan(19.95);
    expect(times[2]).toBeLessThan(19.85);
    expect(times[2]).toBeGreaterThan(15);
  });

  test('makes no more requests than a poll may, for all its lists together', async () => {
    const budget = newBudget();
    let calls = 0;
    const tooBig = async (): Promise<void> => {
      calls += 1;
      throw new AnswerTooBigError();
    };
    budget.requests -= 1;
    const reading = readWhole({ from: 0, to: 1e12 }, 3, budget, tooBig);
    await expect(reading).rejects.toThrow(/choose a shorter time/);
    expect(calls).toBe(31);
    await expect(readWhole({ from: 0, to: 1e12 }, 3, budget, tooBig)).rejects.toThrow();
    expect(calls).toBe(31);
  });

  test.each([
    ['too slow', new AnswerTooSlowError()],
    ['about something else', new Error('the key is wrong')],
  ])('ends at once with an error that is %s', async (_name, error) => {
    let calls = 0;
    const fail = async (): Promise<void> => {
      calls += 1;
      throw error;
    };
    const reading = readWhole({ from: 0, to: 100 }, 3, newBudget(), fail);
    await expect(reading).rejects.toBe(error);
    expect(calls).toBe(1);
  });
});
