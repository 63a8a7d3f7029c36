import { beforeEach, describe, expect, test } from '@jest/globals';
import { connectLibrary } from './example.ts';
import { formFields, type Input, inputFieldsOf, prepareInput } from './input.ts';

let { connection, library } = connectLibrary();
beforeEach(() => {
  ({ connection, library } = connectLibrary());
});

const RESULTS = { '1': { nothing: null, owner: { city: 'Kazan' } } };

const prepare = (input: Input, path = 'creates.add_book') =>
  prepareInput(connection, path, input, { results: RESULTS });
const dataFor = async (input: Input, path?: string) => {
  const { language: _language, ...inputData } = (await prepare(input, path)).inputData;
  return inputData;
};

test('the values of a dictionary are filled in', async () => {
  const labels = { place: '{{1__owner__city}}', count: 2 };
  expect(await dataFor({ title: 't', labels })).toStrictEqual({
    title: 't',
    labels: { place: 'Kazan', count: 2 },
  });
});

test('what the person left stays beside it, with the references', async () => {
  const input = {
    title: '{{1__first_name}}',
    chapters: [{ name: '{{1__owner__city}}', pages: '1,5' }],
  };
  const { inputDataRaw, inputFields } = await prepare(input);
  expect(inputDataRaw).toStrictEqual(input);
  expect(input.chapters[0]).toStrictEqual({ name: '{{1__owner__city}}', pages: '1,5' });
  expect(inputFields).toStrictEqual({ pages: { unit: 'page' } });
});

describe('empty values', () => {
  const input = { title: '', price: '{{1__nothing}}', tags: [''] };

  test('are taken out after the conversion', async () => {
    expect(await dataFor(input)).toStrictEqual({ price: 0 });
  });

  test('stay where the operation wants them', async () => {
    expect(await dataFor(input, 'creates.add_as_it_is')).toStrictEqual({
      title: '',
      price: 0,
      tags: [''],
    });
  });
});

describe('the form', () => {
  const keys = async (input: Input) =>
    (await inputFieldsOf(connection, 'creates.add_book', input)).map(({ key }) => key);

  test('has the fields that appear for a choice, converted by their type', async () => {
    expect(await keys({})).not.toContain('due');
    expect(await keys({ form: 'lent' })).toContain('due');
    expect(await dataFor({ title: 't', form: 'lent', due: '2026-03-02' })).toStrictEqual({
      title: 't',
      form: 'lent',
      due: '2026-03-02T09:00:00+01:00',
    });
  });

  test('does not have them while the choice is mapped, so they are not converted', async () => {
    const results = { '1': { form: 'lent' } };
    const input = { title: 't', form: '{{1__form}}', due: '2026-03-02', language: '' };
    expect(await keys(input)).not.toContain('due');
    const { inputData } = await prepareInput(connection, 'creates.add_book', input, { results });
    expect(inputData).toStrictEqual({
      title: 't',
      form: 'lent',
      due: '2026-03-02',
      language: 'en',
    });
  });

  test('is told with the choice that shows a field', async () => {
    const fields = await formFields(connection, 'creates.add_book');
    expect(fields.find(({ key }) => key === 'due')).toStrictEqual({
      key: 'due',
      label: 'Due At',
      type: 'datetime',
      shownFor: { label: 'form', choice: 'Lent' },
    });
    expect(fields.filter(({ shownFor }) => shownFor === undefined)).toHaveLength(12);
  });

  test('of an operation without fields is empty', async () => {
    expect(await inputFieldsOf(connection, 'triggers.shelf_list')).toStrictEqual([]);
  });
});

test('required fields that came out empty are named, in line items too', async () => {
  const missing = async (input: Input) => (await prepare(input)).missing.map(({ key }) => key);
  expect(await missing({ title: 't' })).toStrictEqual([]);
  expect(await missing({ title: '{{1__nothing}}' })).toStrictEqual(['title']);
  expect(await missing({ title: 't', chapters: [{ name: 'x' }, { pages: '3' }] })).toStrictEqual([
    'name',
  ]);
});

test('an operation that the app lacks is named', async () => {
  await expect(prepare({}, 'creates.toString')).rejects.toThrow('The app has no creates.toString.');
  expect(library.calls).toStrictEqual([]);
});
