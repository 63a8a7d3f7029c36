import { expect, test } from '@jest/globals';
import { BROKEN } from './broken.ts';
import { changesBetween, RULES, stepFor } from './compare.ts';
import { smallSnapshot } from './small.ts';

test('each rule has an app that breaks it', () => {
  expect(Object.keys(BROKEN)).toStrictEqual(RULES.map(({ id }) => id));
});

test('between two equal versions nothing has changed', async () => {
  const changes = changesBetween(await smallSnapshot(), await smallSnapshot());
  expect(changes).toStrictEqual([]);
  expect(stepFor(changes)).toBe('none');
});

const CASES = Object.entries(BROKEN).flatMap(([rule, cases]) =>
  cases.map(([says, change, forDate]) => ({ rule, says, change, forDate })),
);

test.each(CASES)('$rule: $says', async ({ rule, says, change, forDate }) => {
  const changes = changesBetween(await smallSnapshot(), await smallSnapshot(change, forDate));
  expect(changes.map(({ rule: { id }, text }) => [id, text])).toStrictEqual([[rule, says]]);
});

test('what only people read may change as it likes', async () => {
  const same = await smallSnapshot({
    'triggers/new_order/operation/inputFields/0/label': 'Days',
    'triggers/new_order/operation/inputFields/0/helpText': 'How far to look back.',
    'creates/create_order/operation/inputFields/6/choices/never': 'Not at all',
    'creates/create_order/operation/inputFields/7': { key: 'other', type: 'copy' },
    'triggers/new_order/operation/sample/id': '7',
  });
  expect(changesBetween(await smallSnapshot(), same)).toStrictEqual([]);
});

test('a date or a boolean may not become a text: Zapier turns what people type into another form', async () => {
  for (const type of ['datetime', 'boolean']) {
    const before = await smallSnapshot({
      'searches/find_order/operation/inputFields/0/type': type,
    });
    const [change] = changesBetween(before, await smallSnapshot());
    expect(change?.rule.id).toBe('input-type');
  }
});

test('output fields that come from a function cannot be compared, and are an error', async () => {
  const change = { 'searches/find_order/operation/outputFields': ['$func$2$f$'] };
  await expect(smallSnapshot(change)).rejects.toThrow(/searches\.find_order has output fields/);
});
