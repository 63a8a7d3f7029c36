import { describe, expect, test } from '@jest/globals';
import { connectLibrary } from './example.ts';
import { type Input, prepareInput } from './input.ts';

const { connection } = connectLibrary();

const RESULTS = {
  '1': {
    price: 99.9,
    sold: true,
    nothing: null,
    first_name: 'Anna',
    owner: { city: 'Kazan', post__code: '420111' },
    tags: ['new', 'used'],
    items: [
      { title: 'Emma', pages: 300, by: { name: 'Austen' } },
      { title: 'Ulysses', pages: 700 },
    ],
    empty: [],
  },
  '22': { title: 'Second' },
};

const prepare = (input: Input, path = 'creates.add_book') =>
  prepareInput(connection, path, input, { results: RESULTS });
const dataFor = async (input: Input, path?: string) => {
  const { language: _language, ...inputData } = (await prepare(input, path)).inputData;
  return inputData;
};

describe('references in a plain field', () => {
  test.each([
    ['{{1__first_name}}', 'Anna'],
    ['Dear {{1__first_name}} of {{1__owner__city}}!', 'Dear Anna of Kazan!'],
    ['{{1__price}}', '99.9'],
    ['{{1__sold}}', 'true'],
    ['{{1__owner__post__code}}', '420111'],
    ['{{22__title}} {{1__first_name}}', 'Second Anna'],
    ['{{1__tags}}', 'new,used'],
    ['{{1__items[]title}}', 'Emma,Ulysses'],
    ['{{1__items[]by__name}}', 'Austen,'],
    ['{{1__owner}}', '{"city":"Kazan","post__code":"420111"}'],
    ['{{1__toString}} {{3__title}} {{1__nothing}}.', '  .'],
    [
      '{{first_name}} {1__first_name} {{bundle.authData.card}}',
      '{{first_name}} {1__first_name} {{bundle.authData.card}}',
    ],
  ])('%s is %j', async (title, text) => {
    expect(await dataFor({ title })).toStrictEqual({ title: text });
  });

  test('what a result holds is not read as a reference again', async () => {
    const results = { '1': { title: '{{1__secret}}', secret: 'x' } };
    const { inputData } = await prepareInput(
      connection,
      'creates.add_as_it_is',
      { title: '{{1__title}}' },
      { results },
    );
    expect(inputData).toStrictEqual({ title: '{{1__secret}}' });
  });

  test('the text is converted afterwards', async () => {
    expect(
      await dataFor({ title: 't', pages: '{{1__items[]pages}}', price: '{{1__price}}' }),
    ).toStrictEqual({
      title: 't',
      pages: 300,
      price: 99.9,
    });
  });
});

test('a list that is mapped into a list field becomes as many entries', async () => {
  const tags = [
    'rare',
    '{{1__tags}}',
    '{{1__first_name}} {{1__tags}}',
    '{{1__items[]title}}',
    '{{1__empty}}',
  ];
  expect(await dataFor({ title: 't', tags })).toStrictEqual({
    title: 't',
    tags: ['rare', 'new', 'used', 'Anna new,used', 'Emma', 'Ulysses'],
  });
  expect(await dataFor({ title: 't', ratings: '{{1__items[]pages}}' })).toStrictEqual({
    title: 't',
    ratings: [300, 700],
  });
});

describe('line items', () => {
  const rowsFor = async (chapters: unknown) =>
    (await prepare({ title: 't', chapters })).inputData.chapters;

  test('lists that are mapped are zipped, and what is no list stands on every row', async () => {
    const row = {
      name: '{{1__items[]title}} by {{1__first_name}}',
      pages: '{{1__items[]pages}}',
      tone: 'loud',
    };
    const rows = [
      { name: 'Emma by Anna', pages: 300, tone: 'loud' },
      { name: 'Ulysses by Anna', pages: 700, tone: 'loud' },
    ];
    expect(await rowsFor(row)).toStrictEqual(rows);
    expect(await rowsFor([row])).toStrictEqual(rows);
  });

  test('a shorter list leaves its field out of the last rows', async () => {
    const results = { '1': { a: ['x', 'y'], b: [5] } };
    const row = { name: '{{1__a}}', pages: '{{1__b}}' };
    const input = { title: 't', chapters: row };
    const { inputData } = await prepareInput(connection, 'creates.add_book', input, { results });
    expect(inputData.chapters).toStrictEqual([
      { name: 'x', pages: 5, tone: 'calm' },
      { name: 'y', tone: 'calm' },
    ]);
  });

  test('lists of two lengths in one text go on to the end of the longer', async () => {
    const results = { '1': { a: ['x', 'y'], b: ['z'] } };
    const input = { title: 't', chapters: { name: '{{1__a}}-{{1__b}}' } };
    const { inputData } = await prepareInput(connection, 'creates.add_book', input, { results });
    expect(inputData.chapters).toStrictEqual([
      { name: 'x-z', tone: 'calm' },
      { name: 'y-', tone: 'calm' },
    ]);
  });

  test('rows of the form follow each other', async () => {
    expect(await rowsFor([{ name: 'Foreword' }, { name: '{{1__items[]title}}' }])).toStrictEqual([
      { name: 'Foreword', tone: 'calm' },
      { name: 'Emma', tone: 'calm' },
      { name: 'Ulysses', tone: 'calm' },
    ]);
  });

  test('an empty list makes no row', async () => {
    expect(await rowsFor({ name: '{{1__empty}}', tone: 'loud' })).toBeUndefined();
  });
});
