import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Field } from './definition.ts';
import { dropdownOf } from './dropdown.ts';
import { connectLibrary } from './example.ts';
import { MB } from './limits.ts';
import { pollForDeduplication, pollTrigger, testTrigger } from './trigger.ts';

let { connection, library } = connectLibrary();
beforeEach(() => {
  ({ connection, library } = connectLibrary());
});

const books = (count: number, padding = 0) =>
  Array.from({ length: count }, (_, at) => ({
    id: String(count - at),
    title: 'Emma',
    padding: 'x'.repeat(padding),
  }));
const flags = (method: string) => {
  const { meta } = library.calls.find((call) => call.method === method)?.bundle ?? {};
  return [meta?.isLoadingSample, meta?.isPopulatingDedupe, meta?.isFillingDynamicDropdown];
};

describe('a test step', () => {
  test('gives the first three records, hydrated', async () => {
    library.books = books(5);
    const { rows, inputData } = await testTrigger(connection, 'new_book', {
      shelf: '7',
      days: '2 days',
    });
    expect(rows.map(({ id }) => id)).toStrictEqual(['5', '4', '3']);
    expect(rows[0]?.story).toMatchObject({ summary: 'What happens in 5' });
    expect(inputData).toStrictEqual({ shelf: '7', days: 2 });
    expect(flags('new_book')).toStrictEqual([true, false, false]);
    expect(flags('story')).toStrictEqual([false, false, false]);
  });

  test('takes less than 6 MB, of the whole answer', async () => {
    library.books = books(5, 1.1 * MB);
    const { bytes } = await testTrigger(connection, 'new_book');
    expect(bytes).toBeGreaterThan(5.5 * MB);
    library.books = books(6, 1.1 * MB);
    await expect(testTrigger(connection, 'new_book')).rejects.toMatchObject({
      name: 'SizeLimitError',
      message: expect.stringMatching(/6\.6 MB of records.*less than 6\.0 MB/),
    });
  });
});

test.each([
  ['a poll', pollTrigger, [false, false, false]],
  ['turning on', pollForDeduplication, [false, true, false]],
] as const)(
  '%s gives all records as they are, and takes less than 20 MB',
  async (_name, poll, told) => {
    library.books = books(19, MB);
    const { rows, bytes } = await poll(connection, 'new_book');
    expect(rows).toHaveLength(19);
    expect(rows[0]?.story).toMatch(/^hydrate/);
    expect(bytes).toBeGreaterThan(19 * MB);
    expect(flags('new_book')).toStrictEqual(told);
    expect(library.calls).toHaveLength(1);
    library.books = books(20, MB);
    await expect(poll(connection, 'new_book')).rejects.toMatchObject({ name: 'SizeLimitError' });
  },
);

test('a poll that takes too long is an error', async () => {
  library.trouble = () => new Promise((resolve) => setTimeout(resolve, 200).unref());
  await expect(pollTrigger(connection, 'new_book', {}, { timeLimit: 20 })).rejects.toMatchObject({
    name: 'TimeLimitError',
  });
});

test('a trigger that is not there is named', async () => {
  await expect(pollTrigger(connection, 'newest_book')).rejects.toThrow('no triggers.newest_book');
});

describe('a dropdown', () => {
  const open = (field: Omit<Field, 'key'>, more = {}) =>
    dropdownOf(connection, { key: 'it', ...field }, { shelf: '7', days: '3' }, more);

  test('is filled by its hidden trigger, which gets the form and the page', async () => {
    expect(await open({ dynamic: 'shelf_list.id.name' }, { page: 2 })).toStrictEqual([
      { value: '7', label: 'Novels' },
      { value: '8', label: 'Poems' },
    ]);
    expect(flags('shelf_list')).toStrictEqual([false, false, true]);
    expect(library.calls[0]?.bundle).toMatchObject({
      inputData: { shelf: '7' },
      meta: { page: 2 },
    });
  });

  test('finds labels where none are named, and names of entries last', async () => {
    expect(await open({ dynamic: 'shelf_list.id' })).toStrictEqual([
      { value: '7', label: 'Novels' },
      { value: '8', label: 'Poems' },
    ]);
    library.books = [{ id: '9', title: '' }];
    expect(await open({ dynamic: 'new_book.id.shelf' })).toStrictEqual([
      { value: '9', label: '9' },
    ]);
  });

  test('of fixed choices needs no run', async () => {
    expect(await open({ choices: { own: 'Own' } })).toStrictEqual([{ value: 'own', label: 'Own' }]);
    expect(await open({ choices: ['a'] })).toStrictEqual([{ value: 'a', label: 'a' }]);
    expect(await open({})).toStrictEqual([]);
    expect(library.calls).toStrictEqual([]);
  });
});
