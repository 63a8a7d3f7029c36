import { expect, test } from '@jest/globals';
import { BROKEN } from './broken.ts';
import { changesBetween, RULES, stepFor } from './compare.ts';
import { formsOf } from './forms.ts';
import { idForm } from './pairs.ts';
import { smallSnapshot } from './small.ts';
import { snapshotOf } from './snapshot.ts';

const KIND = { key: 'kind', choices: ['short', 'long'], altersDynamicFields: true };
const APP_WITH_CHOICE = { creates: { write: { operation: { inputFields: [KIND] } } } };

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

test('a field that a choice takes away is none of that form, whatever becomes of it elsewhere', async () => {
  const note = { key: 'note', type: 'string' };
  const asking = (type: string) =>
    snapshotOf(APP_WITH_CHOICE, async (_path, { kind }) =>
      kind === 'short' ? [KIND] : [KIND, { ...note, type }],
    );
  const before = await asking('string');
  expect(before.operations['creates.write']?.choices).toStrictEqual({
    'kind=long': {},
    'kind=short': { note: null },
    'kind={{mapped}}': {},
  });
  const changes = changesBetween(before, await asking('boolean'));
  expect(changes.map(({ text }) => text)).toStrictEqual([
    'creates.write: the input field "note" was of type string and is boolean',
  ]);
});

test('a choice that takes a field away from now on is a break', async () => {
  const asking = (short: object[]) =>
    snapshotOf(APP_WITH_CHOICE, async (_path, { kind }) =>
      kind === 'short' ? short : [KIND, { key: 'note' }],
    );
  const changes = changesBetween(await asking([KIND, { key: 'note' }]), await asking([KIND]));
  expect(changes.map(({ text }) => text)).toStrictEqual([
    'creates.write: the input field "note" (shown for kind=short) is gone',
  ]);
});

test('choices that appear after a choice are tried as well', async () => {
  const more = { key: 'more', choices: ['x'], altersDynamicFields: true };
  const forms = await formsOf(async (input) => {
    const fields = input.kind === 'long' ? [KIND, more] : [KIND];
    return input.kind === 'long' && input.more === 'x' ? [...fields, { key: 'last' }] : fields;
  });
  expect(Object.keys(forms)).toStrictEqual([
    '',
    'kind=long',
    'kind=short',
    'kind={{mapped}}',
    'kind=long more=x',
    'kind=long more={{mapped}}',
  ]);
  expect(forms['kind=long more=x']).toStrictEqual([KIND, more, { key: 'last' }]);
});

test.each([
  { id: '102937-photo-course-1', form: 'text 9-a-9' },
  { id: '7-checklist-12', form: 'text 9-a-9' },
  { id: '7-webinar_2024-1', form: 'text 9-a-9' },
  { id: '7-курс-1', form: 'text 9-a-9' },
  { id: '102937', form: 'text 9' },
  { id: 102937, form: 'number' },
  { id: 'paid', form: 'text a' },
  { id: '7:paid', form: 'text 9:a' },
])('$id has the form $form', ({ id, form }) => {
  expect(idForm(id)).toBe(form);
});
