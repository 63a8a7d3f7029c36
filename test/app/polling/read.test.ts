import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BOUNDS } from '../../../src/bounds.ts';
import { AnswerTooBigError, type Run } from '../../../src/justclick/index.ts';
import { readOrders } from '../../../src/polling/read.ts';
import type { Source } from '../../../src/polling/sources.ts';
import type { Span } from '../../../src/polling/spans.ts';

type Row = { id: string; at: number };

const ENDS = {
  'both ends': ({ from, to }: Span, at: number) => from <= at && at <= to,
  'one end': ({ from, to }: Span, at: number) => from < at && at <= to,
  'no end': ({ from, to }: Span, at: number) => from < at && at < to,
};

const AT_ONCE = () => 100;

type Settings = { bounds?: Partial<typeof BOUNDS>; secondsLeft?: () => number; run?: Run };

/** A shop whose service answers for a part of a span: with the rows in it, or with an error. */
function shopOf(rowsIn: (part: Span) => Promise<Row[]> | Row[], settings: Settings = {}) {
  const { bounds, secondsLeft = AT_ONCE, run = 'poll' } = settings;
  const asked: Span[] = [];
  const times: number[] = [];
  return {
    asked,
    times,
    shop: {
      run,
      bounds: { ...BOUNDS, ...bounds },
      get secondsLeft() {
        return secondsLeft();
      },
      async call(_name: unknown, params: unknown = {}, { seconds = 0 } = {}) {
        asked.push(params as Span);
        times.push(seconds);
        return { code: 0, text: 'ok', result: await rowsIn(params as Span) };
      },
    },
  };
}

/** A service that has rows at certain seconds and cannot send more than `most` at once. */
const service = (rows: Row[], most: number, includes = ENDS['both ends'], settings?: Settings) =>
  shopOf((part) => {
    const answer = rows.filter(({ at }) => includes(part, at));
    if (answer.length > most) throw new AnswerTooBigError(true);
    return answer;
  }, settings);

const sourceOf = (span: Span, smallest = 3): Source => ({
  name: 'GetOrders',
  span,
  smallest,
  paramsOf: ({ from, to }) => ({ from, to }),
});

const orderOf = (id: string) => ({ id, pay_status: 'paid', paid: null });

/** Reads a span; gives the ids of the rows in it. */
async function readSpan(shop: Parameters<typeof readOrders>[0], span: Span, smallest?: number) {
  const { orders } = await readOrders(shop, [sourceOf(span, smallest)], ({ id }) => ({
    order: orderOf(String(id)),
    rows: [String(id)],
  }));
  return orders.rows;
}

describe('reading a span', () => {
  test('takes one request when that is enough', async () => {
    const { asked, shop } = service([{ id: '1', at: 5 }], 10);
    expect(await readSpan(shop, { from: 0, to: 100 })).toStrictEqual(['1']);
    expect(asked).toStrictEqual([{ from: 0, to: 100 }]);
  });

  test('cuts a span that is too big in halves, newest first', async () => {
    const rows = Array.from({ length: 8 }, (_, index) => ({
      id: String(index),
      at: index * 10 + 5,
    }));
    const { asked, shop } = service(rows, 4);
    expect(await readSpan(shop, { from: 0, to: 80 })).toHaveLength(8);
    expect(asked).toStrictEqual([
      { from: 0, to: 80 },
      { from: 40, to: 80 },
      { from: 0, to: 41 },
    ]);
  });

  test.each(Object.entries(ENDS))(
    'loses no row, however it is cut, with %s of a window included',
    async (_name, includes) => {
      const anyRows = fc.uniqueArray(
        fc.record({ id: fc.nat(1000).map(String), at: fc.integer({ min: 1, max: 999 }) }),
        { selector: ({ id }) => id, maxLength: 40 },
      );
      await fc.assert(
        fc.asyncProperty(anyRows, async (rows) => {
          const { shop } = service(rows, 3, includes, { bounds: { requestsPerPoll: 1000 } });
          const crowded = rows.some(
            (row) => rows.filter(({ at }) => Math.abs(at - row.at) <= 6).length > 3,
          );
          fc.pre(!crowded);
          const read = await readSpan(shop, { from: 0, to: 1000 });
          expect(read.sort()).toStrictEqual(rows.map(({ id }) => id).sort());
        }),
      );
    },
  );

  test('is an error, never a part, when a part is too big that cannot be cut', async () => {
    const rows = ['1', '2'].map((id) => ({ id, at: 5 }));
    const { shop } = service(rows, 1);
    await expect(readSpan(shop, { from: 0, to: 100 }, 10)).rejects.toThrow(
      /choose fewer days.*answer_too_big/,
    );
  });

  test.each<[Run, string]>([
    ['poll', 'ThrottledError'],
    ['test', 'AppError'],
    ['turning on', 'AppError'],
    ['dropdown', 'AppError'],
  ])('that the gateway never waits for: in the run %j a %s', async (run, name) => {
    const { shop } = shopOf(
      () => {
        throw new AnswerTooBigError(false);
      },
      { run },
    );
    await expect(readSpan(shop, { from: 0, to: 100 })).rejects.toMatchObject({
      name,
      message: expect.stringContaining('choose fewer days'),
    });
  });

  test('cuts a part no more that is as small as may be', async () => {
    const rows = ['1', '2'].map((id) => ({ id, at: 5 }));
    const partsOf = async (to: number) => {
      const { asked, shop } = service(rows, 1);
      await expect(readSpan(shop, { from: 0, to }, 10)).rejects.toThrow();
      return asked;
    };
    expect(await partsOf(10)).toStrictEqual([{ from: 0, to: 10 }]);
    expect(await partsOf(11)).toStrictEqual([
      { from: 0, to: 11 },
      { from: 5, to: 11 },
    ]);
  });

  test('gives each request all the time that is left', async () => {
    let left = 20;
    const { times, shop } = shopOf(
      () => {
        left -= 1.5;
        if (times.length === 1) throw new AnswerTooBigError(true);
        return [];
      },
      { secondsLeft: () => left },
    );
    await readSpan(shop, { from: 0, to: 100 });
    expect(times).toStrictEqual([20, 18.5, 17]);
  });

  test('makes no more requests than a poll may, for all its lists together', async () => {
    const { asked, shop } = shopOf(() => {
      throw new AnswerTooBigError(true);
    });
    const sources = [sourceOf({ from: 0, to: 1e12 }), sourceOf({ from: 0, to: 1e12 })];
    const reading = readOrders(shop, sources, () => ({ order: orderOf('1'), rows: [] }));
    await expect(reading).rejects.toThrow(/choose fewer days/);
    expect(asked).toHaveLength(32);
  });

  test('ends at once with an error that is about something else', async () => {
    const error = new Error('the key is wrong');
    const { asked, shop } = shopOf(() => {
      throw error;
    });
    await expect(readSpan(shop, { from: 0, to: 100 })).rejects.toBe(error);
    expect(asked).toHaveLength(1);
  });
});
