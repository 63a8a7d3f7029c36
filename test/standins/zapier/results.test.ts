import { beforeEach, describe, expect, test } from '@jest/globals';
import { connectLibrary } from './example.ts';
import { mappableIn, outputFieldsOf } from './mapping.ts';
import { hydrateAll, hydrator, isPointer, lookUp } from './results.ts';
import { pollTrigger, type Row } from './trigger.ts';

let { connection, library } = connectLibrary();
let record: Row;
beforeEach(async () => {
  ({ connection, library } = connectLibrary());
  library.books = [{ id: '5', title: 'Emma' }];
  const { rows } = await pollTrigger(connection, 'new_book');
  record = rows[0] ?? {};
  library.calls.length = 0;
});

const calls = () => library.calls.map(({ method }) => method);
const STORY = {
  summary: 'What happens in 5',
  chapters: [
    { name: 'One', pages: 10 },
    { name: 'Two', pages: 20 },
  ],
  author: { name: 'Author of 5' },
};

describe('hydration', () => {
  test('puts what was promised in its place, however deep', async () => {
    expect(isPointer(record.story)).toBe(true);
    const whole = await hydrateAll({ of: [record] }, hydrator(connection));
    expect(whole).toStrictEqual({ of: [{ id: '5', title: 'Emma', story: STORY }] });
    expect(library.calls[0]?.bundle).toMatchObject({
      inputData: { id: '5' },
      authData: connection.authData,
    });
  });

  test('asks once, and only for what is used', async () => {
    const hydrate = hydrator(connection);
    expect(await lookUp(record, 'title', hydrate)).toBe('Emma');
    expect(calls()).toStrictEqual([]);
    expect(await lookUp(record, 'story__summary', hydrate)).toBe('What happens in 5');
    expect(await lookUp(record, 'story__chapters[]pages', hydrate)).toStrictEqual([10, 20]);
    expect(calls()).toStrictEqual(['story']);
    expect(await lookUp(record, 'story', hydrate)).toStrictEqual(STORY);
    expect(calls()).toStrictEqual(['story', 'author']);
  });

  test('asks again for what failed', async () => {
    const hydrate = hydrator(connection);
    library.trouble = () => {
      throw new Error('closed today');
    };
    await expect(lookUp(record, 'story__summary', hydrate)).rejects.toThrow('closed today');
    library.trouble = () => undefined;
    expect(await lookUp(record, 'story__summary', hydrate)).toBe('What happens in 5');
  });

  test.each([
    'hydrate|||{"type":"method","method":"hydrators.story","bundle":{"id":"9"}}|||hydrate',
    'hydrate|||eyJtZXRob2QiOiJjcmVhdGVzIn0=:AAAA|||hydrate',
  ])('does not follow what only looks like a pointer: %s', async (forged) => {
    expect(isPointer(forged)).toBe(false);
    expect(await hydrateAll({ forged }, hydrator(connection))).toStrictEqual({ forged });
    await expect(hydrator(connection)(forged)).rejects.toThrow(/not a pointer/);
    expect(library.calls).toStrictEqual([]);
  });
});

test('looking up finds nothing where nothing is', async () => {
  const hydrate = hydrator(connection);
  const paths = [
    'titles',
    'title__x',
    'title[]x',
    '__proto__',
    'story__none',
    'story__chapters[]none',
  ];
  expect(await Promise.all(paths.map((path) => lookUp(record, path, hydrate)))).toStrictEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    [undefined, undefined],
  ]);
});

test('keys that hold two underscores are found too', async () => {
  const row = { a: { b: 1 }, a__b: 2, a__c: { d: 3 }, '': { e: 4 } };
  const hydrate = hydrator(connection);
  expect(await lookUp(row, 'a__b', hydrate)).toBe(2);
  expect(await lookUp(row, 'a__c__d', hydrate)).toBe(3);
});

describe('what a later step can map', () => {
  test('is every value, with the labels that the app gives or ones made of the key', async () => {
    const hydrated = await hydrateAll(record, hydrator(connection));
    const fields = await outputFieldsOf(connection, 'triggers.new_book');
    expect(mappableIn(hydrated, fields)).toStrictEqual([
      { path: 'id', label: 'Book ID', value: '5', isLineItem: false },
      { path: 'title', label: 'Title', value: 'Emma', isLineItem: false },
      { path: 'story__summary', label: 'Summary', value: 'What happens in 5', isLineItem: false },
      { path: 'story__chapters[]name', label: 'Chapter', value: ['One', 'Two'], isLineItem: true },
      { path: 'story__chapters[]pages', label: 'Page Count', value: [10, 20], isLineItem: true },
      {
        path: 'story__author__name',
        label: 'Story Author Name',
        value: 'Author of 5',
        isLineItem: false,
      },
    ]);
  });

  test('of rows that differ has a place for each row', () => {
    const rows = [{ a: 1 }, { b: { c: 2 } }, { a: null, tags: ['x', 'y'] }];
    expect(
      mappableIn({ rows, plain: [1, 2], none: [] }).map(({ path, value }) => [path, value]),
    ).toStrictEqual([
      ['rows[]a', [1, null, null]],
      ['rows[]b__c', [null, 2, null]],
      ['rows[]tags', [null, null, ['x', 'y']]],
      ['plain', [1, 2]],
      ['none', []],
    ]);
  });

  test('is found under the path that it names', async () => {
    const hydrate = hydrator(connection);
    const hydrated = await hydrateAll(record, hydrate);
    const mappable = mappableIn(hydrated);
    expect(mappable).toHaveLength(6);
    for (const { path, value } of mappable) {
      expect(await lookUp(hydrated, path, hydrate)).toStrictEqual(value);
    }
  });
});
