import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openLibrary } from '../../standins/zapier/example_app.ts';
import { type EditorServer, startEditor } from './server.ts';
import { post } from './testing.ts';

/** An integration that has nothing to do with this project: the editor must know none of its own. */
const { app, library } = openLibrary();
const adapter = {
  title: 'Library',
  credentials: {},
  speeds: [0],
  notesOn: () => [],
  close: async () => {},
};
let editor: EditorServer;
beforeAll(async () => {
  editor = await startEditor({ integration: app, adapter, port: 0, timeZone: 'Europe/Berlin' });
});
afterAll(() => editor.close());
beforeEach(() => {
  library.books = [{ id: '7', title: 'Emma' }];
});

const ask = async (path: string, body: object = {}) => (await post(editor, path, body)).json();
const see = async (path: string) => (await fetch(`${editor.url}/api/${path}`)).json();

describe('the editor on another integration', () => {
  test('lists what people see of it, and connects', async () => {
    const { operations, title } = await see('app');
    expect(title).toBe('Library');
    expect(operations.map(({ label }: { label: string }) => label)).toStrictEqual([
      'New Book',
      'Add Book',
      'Add Book as It Is',
      'Find Book',
      'Find or Add Book',
    ]);
    const connected = await ask('connect', { authData: { card: '4711' } });
    expect(connected.label).toBe('Anna (4711)');
  });

  test('tests its trigger, hydrated, and previews every type of field', async () => {
    const { samples } = await ask('test-trigger', { key: 'new_book', input: {} });
    expect(samples[0].record.story.author).toStrictEqual({ name: 'Author of 7' });
    const input = {
      title: '{{1__title}}',
      pages: '1,500.00',
      lendable: 'yes',
      tags: ['a', 'b'],
      labels: { color: 'red' },
      chapters: [{ name: '{{1__story__chapters[]name}}' }],
    };
    const step = { id: '2', type: 'create', key: 'add_book', input };
    const [form] = await ask('preview', { step, results: { 1: samples[0].record } });
    expect(form.fields).toStrictEqual([
      { label: 'Title', typed: '{{1__title}}', given: 'Emma', type: 'text' },
      { label: 'pages', typed: '1,500.00', given: '1', type: 'number' },
      { label: 'lendable', typed: 'yes', given: 'true', type: 'yes or no' },
      { label: 'language', typed: '', given: 'en', type: 'text' },
      { label: 'tags', typed: '["a","b"]', given: '["a","b"]', type: 'list' },
      { label: 'labels', typed: '{"color":"red"}', given: '{"color":"red"}', type: 'object' },
      {
        label: 'Chapters 1: Chapter',
        typed: '{{1__story__chapters[]name}}',
        given: 'One',
        type: 'text',
      },
      { label: 'Chapters 1: tone', typed: '', given: 'calm', type: 'text' },
      {
        label: 'Chapters 2: Chapter',
        typed: '{{1__story__chapters[]name}}',
        given: 'Two',
        type: 'text',
      },
      { label: 'Chapters 2: tone', typed: '', given: 'calm', type: 'text' },
    ]);
  });

  test('runs its Zap once for a new record, and again what stopped', async () => {
    const steps = [
      {
        id: '2',
        type: 'create',
        key: 'add_book',
        input: { title: '{{1__story__summary}}', chapters: [{ name: 'One' }] },
      },
    ];
    await ask('turn-on', { trigger: { key: 'new_book', input: {} }, steps });
    library.books.unshift({ id: '8', title: 'Persuasion' });
    let isBroken = true;
    library.trouble = () => {
      const { method } = library.calls.at(-1) ?? {};
      if (isBroken && method === 'add_book') throw new Error('The shelf is full.');
    };
    await ask('poll');
    await ask('poll');
    const { entries } = await see('live');
    expect(
      entries.map(({ kind, zapRuns }: { kind: string; zapRuns: [] }) => [kind, zapRuns.length]),
    ).toStrictEqual([
      ['on', 0],
      ['poll', 1],
      ['poll', 0],
    ]);
    const [run] = entries[1].zapRuns;
    expect(run).toMatchObject({ label: 'Book 8', status: 'Errored', tries: 1 });
    expect(run.steps[0].failure.message).toBe('The shelf is full.');
    isBroken = false;
    await ask('replay', { id: run.id });
    const again = (await see('live')).entries[1].zapRuns[0];
    expect(again).toMatchObject({ status: 'Success', tries: 2 });
    expect(again.steps[0].result.record.got).toMatchObject({ title: 'What happens in 8' });
  });

  test('holds a flood of new records, for the person to release', async () => {
    const input = { title: '{{1__title}}', chapters: [{ name: 'One' }] };
    const steps = [{ id: '2', type: 'create', key: 'add_book', input }];
    await ask('turn-on', { trigger: { key: 'new_book', input: {} }, steps });
    const flood = Array.from({ length: 100 }, (_, at) => ({ id: `f${at}`, title: `Flood ${at}` }));
    library.books.unshift(...flood);
    await ask('poll');
    const { entries, counts } = await see('live');
    expect([entries.at(-1).held, entries.at(-1).zapRuns.length, counts.runs]).toStrictEqual([
      100, 100, 0,
    ]);
    const [run] = entries.at(-1).zapRuns;
    expect(run).toMatchObject({ label: 'Book f99', status: 'Held', tries: 0, steps: [] });
    await ask('replay', { id: run.id });
    const released = (await see('live')).entries.at(-1).zapRuns[0];
    expect(released).toMatchObject({ status: 'Success', tries: 1 });
  });
});
