import { beforeEach, describe, expect, test } from '@jest/globals';
import { connectLibrary } from './example.ts';
import { FOUND, runStep, type Step } from './step.ts';

let { connection, library } = connectLibrary();
beforeEach(() => {
  ({ connection, library } = connectLibrary());
});

const results = { '1': { title: 'Emma', pages: '1,500.00', none: null } };
const run = (step: Step) => runStep(connection, step, { results });
const methods = () => library.calls.map(({ method }) => method);

describe('a create', () => {
  const step = (input: Step['input']): Step => ({
    id: '2',
    type: 'create',
    key: 'add_book',
    input,
  });

  test('is called with what is mapped into it, converted', async () => {
    const ran = await run(step({ title: '{{1__title}}', pages: '{{1__pages}}' }));
    const inputData = { title: 'Emma', pages: 1, language: 'en' };
    expect(ran).toStrictEqual({
      step: step({ title: '{{1__title}}', pages: '{{1__pages}}' }),
      status: 'Success',
      calls: [
        {
          path: 'creates.add_book',
          inputData,
          inputDataRaw: { title: '{{1__title}}', pages: '{{1__pages}}' },
        },
      ],
      result: { id: '101', got: inputData },
      log: [],
    });
    expect(library.calls[0]?.bundle).toMatchObject({
      inputDataRaw: { title: '{{1__title}}' },
      meta: { timezone: 'Europe/Berlin', inputFields: { pages: { unit: 'page' } } },
    });
  });

  test('is not called when a required field comes out empty', async () => {
    expect(await run(step({ title: '{{1__none}}' }))).toMatchObject({
      status: 'Errored',
      failure: {
        name: 'RequiredFieldError',
        message: 'Required field "Title" (title) is missing.',
      },
      calls: [],
    });
    expect(library.calls).toStrictEqual([]);
  });

  test('that fails tells what it was given, its log, and what Zapier does', async () => {
    library.trouble = (z) => {
      throw new z.errors.HaltedError('No such shelf.');
    };
    const ran = await run(step({ title: 'x' }));
    expect(ran).toMatchObject({
      status: 'Safely halted',
      result: undefined,
      failure: { kind: 'halted', message: 'No such shelf.' },
      calls: [{ inputData: { title: 'x' } }],
    });
    expect(ran.log.map(({ type }) => type)).toStrictEqual(['error']);
  });
});

describe('a search', () => {
  const step = (more: object = {}): Step => ({
    id: '2',
    type: 'search',
    key: 'find_book',
    input: { title: '{{1__title}}' },
    ...more,
  });
  const two = [
    { id: '2', title: 'Emma' },
    { id: '1', title: 'Emma' },
  ];

  test('goes on with the first result', async () => {
    library.books = two;
    expect(await run(step())).toMatchObject({
      status: 'Success',
      result: { id: '2', [FOUND]: true },
    });
  });

  test('goes on with all of them as line items, if so chosen', async () => {
    library.books = two;
    const { result } = await run(step({ results: 'all' }));
    expect(result).toStrictEqual({ results: two, [FOUND]: true });
  });

  test('that finds nothing stops the run, or goes on, as chosen', async () => {
    expect(await run(step())).toMatchObject({
      status: 'Safely halted',
      result: undefined,
      failure: { kind: 'halted', message: expect.stringMatching(/^Nothing was found/) },
    });
    expect(await run(step({ whenNothingFound: 'go on' }))).toMatchObject({
      status: 'Success',
      result: { [FOUND]: false },
    });
  });
});

describe('a search-or-create', () => {
  const step: Step = {
    id: '2',
    type: 'searchOrCreate',
    key: 'find_book',
    input: { title: '{{1__title}}' },
    createInput: { title: 'New {{1__title}}' },
  };

  test('gives what it finds', async () => {
    library.books = [{ id: '9', title: 'Emma' }];
    const { result, status } = await run(step);
    expect([result, status]).toStrictEqual([{ id: '9', title: 'Emma', [FOUND]: true }, 'Success']);
    expect(methods()).toStrictEqual(['find_book']);
  });

  test('creates what it does not find, and says for which search', async () => {
    const { result, calls } = await run(step);
    expect(result).toMatchObject({ id: '102', got: { title: 'New Emma' }, [FOUND]: false });
    expect(calls.map(({ path }) => path)).toStrictEqual(['searches.find_book', 'creates.add_book']);
    expect(library.calls.map(({ bundle }) => bundle.meta.withSearch)).toStrictEqual([
      undefined,
      'find_book',
    ]);
  });

  test('creates nothing when the search fails', async () => {
    library.trouble = () => {
      throw new TypeError('odd');
    };
    expect(await run(step)).toMatchObject({ failure: { kind: 'error', name: 'TypeError' } });
    expect(methods()).toStrictEqual(['find_book']);
  });

  test('that the app lacks is named', async () => {
    expect(await run({ ...step, key: 'find_all' })).toMatchObject({
      failure: { message: 'The app has no searchOrCreates.find_all.' },
    });
  });
});
