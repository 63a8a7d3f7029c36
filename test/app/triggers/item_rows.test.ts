import { describe, expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useService } from '../support/use_service.ts';

const used = useService();

/** Polls a shop with one paid order of these products. */
async function poll(items: object[], inputData = {}) {
  used.service.answer = () => signed(0, 'ok', [{ id: 7, pay_status: 'paid', items }]);
  return used.shop.trigger('new_paid_order_item', inputData);
}
const idsOf = async (items: object[], inputData = {}) =>
  (await poll(items, inputData)).map(({ id }) => id);

/** Zapier remembers rows by their ids, so none of these may ever change. */
describe('the id of an order item', () => {
  test.each<[string, object[], string[]]>([
    ['has its code', [{ id: 'a', title: 'A' }], ['7-a-1']],
    ['has its name when there is no code', [{ title: 'A' }], ['7-A-1']],
    ['has neither when there is none', [{ sum: 5 }], ['7--1']],
    [
      'counts those that have the same',
      [{ id: 'a' }, { id: 'b' }, { id: 'a' }, { id: 'a' }],
      ['7-a-1', '7-b-1', '7-a-2', '7-a-3'],
    ],
  ])('%s', async (_name, items, ids) => {
    expect(await idsOf(items)).toStrictEqual(ids);
  });

  /** What is new to Zapier after a poll of `before`: the ids and sums of the rows. */
  const added = async (before: object[], after: object[]) => {
    const known = await idsOf(before);
    const rows = await poll(after);
    return rows
      .filter(({ id }) => !known.includes(id))
      .map(({ id, item }) => [id, (item as { sum: number }).sum]);
  };

  test.each([
    [200, 100],
    [100, 200],
  ])('of an equal product that is added later (%d, then %d) comes with its own', async (a, b) => {
    const [first, second] = [
      { id: 'a', sum: a },
      { id: 'a', sum: b },
    ];
    const other = { id: 'b', sum: 300 };
    expect(await added([first], [first, second])).toStrictEqual([['7-a-2', b]]);
    expect(await added([first, other], [first, other, second])).toStrictEqual([['7-a-2', b]]);
  });

  test('stays among those of the order, however the service sorts them', async () => {
    const items = [
      { id: 'a', sum: 100 },
      { id: 'b', sum: 300 },
      { id: 'a', sum: 200 },
    ];
    const sorted = async (sent: object[]) => (await idsOf(sent)).toSorted();
    expect(await sorted(items.toReversed())).toStrictEqual(await sorted(items));
  });
});

describe('the order beside an item', () => {
  test('has this item only, and the names of all', async () => {
    const rows = await poll([
      { id: 'a', title: 'A' },
      { id: 'b', title: 'B' },
    ]);
    expect(rows).toMatchObject([
      { order: { details: { good_names: 'A, B', good_count: 2, items: [{ id: 'a' }] } } },
      { order: { details: { good_names: 'A, B', good_count: 2, items: [{ id: 'b' }] } } },
    ]);
  });

  test('has a thousand characters of the names at most', async () => {
    const namesOf = async (title: string) => {
      const [row] = (await poll([{ title }])) as { order: { details: { good_names: unknown } } }[];
      return row?.order.details.good_names;
    };
    const longest = 'x'.repeat(1000);
    expect(await namesOf(longest)).toBe(longest);
    expect(await namesOf(`${longest}y`)).toBe(`${longest}…`);
    expect(await namesOf('')).toBeNull();
  });
});

test('a product without a code is none of those that were chosen', async () => {
  const items = [{ title: 'A' }, { id: 'a', title: 'A' }];
  expect(await idsOf(items, { good_name: ['a'] })).toStrictEqual(['7-a-1']);
});
