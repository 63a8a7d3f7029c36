import { expect, test } from '@jest/globals';
import { isJson, type Json, listOf } from '../../../support/json.ts';
import { type HostileTry, readApp } from './app.ts';
import { CHECKS, publishingProblems } from './checks.ts';
import { GOOD } from './good.ts';

/** What to put where in the good app: path to value, undefined to take away. */
type Break = { readonly [path: string]: unknown };

const NEW = 'definition/triggers/new_order/operation';
const CREATE = 'definition/creates/create_order/operation';
const FIELD = `${CREATE}/inputFields/1`;
const DELETE = 'definition/creates/delete_order/operation/inputFields/0';
const FIND = 'definition/searches/find_order/operation';
const AUTH = 'definition/authentication';
const DYNAMIC = 'dynamicFields/creates.create_order/0';
const ROW = 'live/rows/triggers.new_order/1';
const PAIR = 'definition/searchOrCreates/find_order';

/** For each check, apps that it catches and no other check does. */
const BROKEN: { readonly [id: string]: readonly Break[] } = {
  D001: [
    { [`${FIELD}/key`]: 'userPassword' },
    { [`${FIELD}/key`]: 'api_token' },
    { [`${FIELD}/type`]: 'password' },
    { [`${DYNAMIC}/label`]: 'Secret' },
    { [`${CREATE}/inputFields/2/children/0/key`]: 'apikey' },
  ],
  D002: [
    { [`${AUTH}/fields/1/helpText`]: undefined },
    { [`${AUTH}/fields/1/helpText`]: 'It is in the settings, at `https://example.com`.' },
    {
      [`${AUTH}/type`]: 'session',
      [`${AUTH}/fields/1/helpText`]: 'It is in the settings.',
    },
  ],
  D003: [
    { [`${AUTH}/connectionLabel`]: undefined },
    { [`${AUTH}/connectionLabel`]: 'JustClick' },
    { [`${AUTH}/connectionLabel`]: '{{api_key}}' },
    { [`${AUTH}/connectionLabel`]: '{{host}} with {{bundle.authData.api_key}}' },
    { [`${AUTH}/connectionLabel`]: 'user token {{host}}' },
    { [`${AUTH}/connectionLabel`]: '{{nobody}}' },
    { [`${AUTH}/connectionLabel`]: '$func$2$f$' },
    { 'live/rows/authentication.test/1/host': 'a.example.com' },
    { 'live/rows/authentication.test': [{ host: 'a.example.com' }] },
  ],
  D004: [
    { [`${DELETE}/dynamic`]: undefined, [`${DELETE}/search`]: undefined },
    { [`${FIELD}/key`]: 'customerId' },
    { [`${FIELD}/key`]: 'goods_ids' },
    { [`${FIELD}/label`]: 'Customer ID' },
    { [`${FIELD}/helpText`]: 'The ids of the products, one a line.', [`${FIELD}/list`]: true },
    { [`${FIELD}/key`]: 'order_id' },
    { [`${FIELD}/key`]: 'name' },
    { [`${DYNAMIC}/key`]: 'partner_id', [`${DYNAMIC}/type`]: 'integer' },
  ],
  D005: [
    { [`${DELETE}/dynamic`]: 'new_orders.id.title' },
    { [`${DELETE}/dynamic`]: 'find_order.id' },
    { [`${DELETE}/dynamic`]: 'order_list' },
    { [`${DELETE}/dynamic`]: 'order_list.number.title' },
    { [`${DELETE}/dynamic`]: 'order_list.id.title,name' },
    { [`${CREATE}/inputFields/2/children/0/dynamic`]: 'gone.id' },
  ],
  D007: [
    { [`${NEW}/perform`]: { url: 'http://example.com/orders' } },
    { [`${NEW}/perform`]: { url: 'ws://example.com/orders' } },
    { [`${FIELD}/helpText`]: 'Such as `http://example.com`.' },
  ],
  D008: [
    { [`${FIELD}/helpText`]: 'See https://example.com.' },
    { [`${FIELD}/helpText`]: 'See [this page(https://example.com)' },
    { [`${FIELD}/helpText`]: 'See [this page](settings)' },
    { [`${FIELD}/helpText`]: 'See [](https://example.com)' },
    { [`${FIELD}/helpText`]: 'See `this' },
    { [`${DYNAMIC}/helpText`]: 'See www.example.com.' },
    { 'definition/searches/find_order/display/description': 'Finds, as on https://example.com.' },
  ],
  D009: [
    { [`${FIND}/inputFields`]: [] },
    { [`${FIND}/inputFields`]: [{ key: 'note', type: 'copy', helpText: 'Nothing to fill in.' }] },
  ],
  D010: [
    { [`${NEW}/outputFields/1/primary`]: true, [`${NEW}/sample/link`]: null },
    {
      [`${NEW}/sample/id`]: undefined,
      [`${NEW}/outputFields/0/required`]: false,
    },
    { [`${NEW}/sample/id`]: '' },
  ],
  D011: [
    { [`${FIELD}/helpText`]: 'email' },
    { [`${FIELD}/helpText`]: 'Please enter your email.' },
    { [`${AUTH}/fields/0/helpText`]: 'Your login' },
  ],
  D012: [
    { 'definition/creates/create_order/operation/sample': undefined },
    { 'definition/triggers/order_list/operation/sample': {} },
  ],
  D013: [
    { [`${DELETE}/search`]: 'find_orders.id' },
    { [`${DELETE}/search`]: 'order_list.id' },
    { [`${DELETE}/search`]: 'find_order.number' },
  ],
  D014: [
    { [`${DELETE}/dynamic`]: undefined, [`${DELETE}/choices`]: { perform: '$func$2$f$' } },
    { [`${DELETE}/list`]: true },
    { [`${DELETE}/dict`]: true },
    { [`${DELETE}/type`]: 'text' },
  ],
  D015: [
    { [`${PAIR}/create`]: 'make_order' },
    { [`${PAIR}/search`]: 'find', [`${PAIR}/key`]: 'find' },
    { [`${PAIR}/key`]: 'find_or_create' },
    { [`${PAIR}/update`]: 'update_order' },
  ],
  D018: [
    { 'definition/triggers/new_order/display/label': 'New order' },
    { 'definition/creates/create_order/display/label': 'Create An Order' },
    { [`${PAIR}/display/label`]: 'Find or create Order' },
    { [`${FIELD}/label`]: 'email' },
    { [`${NEW}/outputFields/0/label`]: 'Order number' },
    { [`${CREATE}/inputFieldGroups/0/label`]: 'products' },
  ],
  D021: [
    { 'definition/triggers/new_order/display/description': 'When an order is made.' },
    { 'definition/triggers/new_order/display/description': 'Triggers whenever one is made.' },
    { 'definition/triggers/new_order/display/description': 'Triggers when an order is made' },
    { 'definition/triggers/new_order/display/description': undefined },
  ],
  D022: [{ [`${CREATE}/inputFields`]: ['$func$2$f$'] }, { [`${CREATE}/inputFields`]: [] }],
  D023: [
    '01 Aug 2023',
    '01 Aug 2023 06:50:30',
    '2023-08-01T06:50:30',
    '2023-08-01 06:50:30Z',
    '2023-02-30',
    '2023-08-01T25:00:00Z',
    'yesterday',
  ]
    .map((date): Break => ({ [`${NEW}/sample/created`]: date }))
    .concat(
      ['08/01/2023', 'Tue, 01 Aug 2023 06:50:30 +0300', 'Aug 1, 2023', '1.8.2023 6:50'].map(
        (date) => ({ [`${NEW}/sample/utm/medium`]: date }),
      ),
    ),
  D024: [
    { [`${NEW}/sample/id`]: 1 },
    { [`${NEW}/sample/created`]: 1_690_872_630 },
    { [`${NEW}/sample/link`]: false },
    {
      [`${NEW}/outputFields/3/required`]: true,
      [`${ROW}/shipped`]: '2026-03-02',
      'live/rows/triggers.new_order/0/shipped': '2026-03-02T10:00:00+03:00',
    },
    { [`${FIND}/sample/details/items/0/title`]: null },
    { [`${FIND}/sample/details/items/0/sum`]: '10' },
  ],
  D025: [
    { [`${FIELD}/helpText`]: 'Open [it](javascript:void)' },
    { [`${FIELD}/placeholder`]: 'java\nscript:alert(1)' },
    { [`${NEW}/sample/link`]: "javascript:alert('XSS');//" },
    { [`${NEW}/sample/link`]: 'data:text/html;base64,PHN2Zz4=' },
    { [`${NEW}/sample/link`]: 'VBScript:msgbox' },
    { [`${DYNAMIC}/helpText`]: 'Open [it](app:settings)' },
  ],
  D026: [
    { 'live/hostile': [] },
    { 'live/hostile/1': undefined },
    { 'live/hostile/1/requests': 1 },
    { 'live/hostile/1/error': undefined },
    { [`${AUTH}/fields/0/key`]: 'subdomain' },
    { [`${AUTH}/fields/1/inputFormat`]: 'https://{{input}}.example.com' },
  ],
  T003: [
    { [`${ROW}/created`]: '2026-03-02T09:15:00' },
    { [`${ROW}/utm/medium`]: '02.03.2026' },
    { 'live/rows/triggers.order_list': [{ ...{ id: '7' }, title: '02.03.2026 10:00' }] },
  ],
  T004: [
    { [`${ROW}/utm/medium`]: undefined },
    { [`${ROW}/details/items/1/sum`]: undefined },
    { [`${ROW}/details`]: 'hydrate|||abc|||hydrate' },
    { [`${ROW}/utm`]: null },
    { 'live/rows/creates.create_order/0/title': undefined },
    { 'live/rows/triggers.order_list': [{ id: '7' }] },
  ],
  T005: [
    { [`${ROW}/id`]: 2 },
    { [`${ROW}/id`]: null },
    { [`${ROW}/link`]: false },
    { [`${ROW}/details/items/1/title`]: null },
    { [`${ROW}/details/items/0/sum`]: '5.5' },
  ],
};

function problemsOf(evidence: unknown): string[] {
  const { definition, dynamicFields, live } = jsonAt(evidence);
  const { rows, hostile } = jsonAt(live);
  return publishingProblems(readApp(definition, listsIn(dynamicFields)), {
    rows: listsIn(rows),
    hostile: listOf(hostile).filter(isTry),
  });
}

const jsonAt = (value: unknown): Json => (isJson(value) ? value : {});
const listsIn = (value: unknown) =>
  Object.fromEntries(Object.entries(jsonAt(value)).map(([path, list]) => [path, listOf(list)]));
const isTry = (value: unknown): value is HostileTry =>
  isJson(value) && typeof value.field === 'string' && typeof value.value === 'string';

const broken = (changes: Break) =>
  Object.entries(changes).reduce((app, [path, value]) => put(app, path.split('/'), value), GOOD);

/** A copy of `target` with `value` at the end of the path. */
function put(target: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(target)) {
    return target.map((item, index) => (String(index) === key ? put(item, rest, value) : item));
  }
  const record = jsonAt(target);
  return { ...record, [key]: put(record[key], rest, value) };
}

const idsOf = (problems: string[]) => [...new Set(problems.map((problem) => problem.slice(0, 4)))];

test('an app without a fault passes every check', () => {
  expect(problemsOf(GOOD)).toStrictEqual([]);
});

test('every check has an example of what it catches, and has its number once', () => {
  const ids = CHECKS.map(({ id }) => id);
  expect([
    ...ids
      .filter((id) => BROKEN[id] === undefined)
      .map(
        (id) =>
          `Add ${id}: [{ … }] to BROKEN in test/app/whole/publishing/checks.test.ts, with what it catches.`,
      ),
    ...Object.keys(BROKEN)
      .filter((id) => !ids.includes(id))
      .map(
        (id) =>
          `Take ${id} out of BROKEN in test/app/whole/publishing/checks.test.ts: it is not in CHECKS.`,
      ),
  ]).toStrictEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.values(BROKEN).filter((examples) => examples.length === 0)).toStrictEqual([]);
});

test.each(
  Object.entries(BROKEN).flatMap(([id, breaks]) => breaks.map((changes) => ({ id, changes }))),
)('only $id catches $changes', ({ id, changes }) => {
  expect(idsOf(problemsOf(broken(changes)))).toStrictEqual([id]);
});

test('a problem names the check, the place and what is wrong', () => {
  const description = 'definition/triggers/new_order/display/description';
  expect(problemsOf(broken({ [description]: 'Fires when an order is made.' }))).toStrictEqual([
    'D021 triggers.new_order: description must begin with "Triggers when "',
  ]);
  expect(problemsOf(broken({ [`${ROW}/details/items/1/title`]: 5 }))).toStrictEqual([
    'T005 triggers.new_order: live result 1: details.items[1].title must be of type string',
  ]);
});

test('a visible operation that was never run has proved nothing', () => {
  const problems = problemsOf(broken({ 'live/rows/creates.delete_order': [] }));
  expect(problems).toStrictEqual(
    ['T003', 'T004', 'T005'].map(
      (id) =>
        `${id} creates.delete_order: has no live result: add it to "rows" in test/app/whole/publishing/publishing.test.ts`,
    ),
  );
});

test('a list or an object in the place of the other is one problem of its type', () => {
  const items = broken({ [`${ROW}/details/items`]: { title: 'Book', sum: 5.5 } });
  expect(problemsOf(items)).toStrictEqual([
    'T004 triggers.new_order: live result 1: details.items is not a list, as it is in the sample',
    'T005 triggers.new_order: live result 1: details.items must be a list',
  ]);
});

test('dynamic fields that were not resolved are an error, not a pass', () => {
  expect(() => problemsOf(broken({ 'dynamicFields/creates.create_order': [] }))).not.toThrow();
  expect(() => problemsOf(broken({ dynamicFields: {} }))).toThrow('creates.create_order');
  expect(() => problemsOf(broken({ [`${NEW}/outputFields`]: ['$func$2$f$'] }))).toThrow(
    'triggers.new_order',
  );
});

test.each(['New Paid Order', 'Cancel if Unpaid', 'UTM Medium', 'Customer IP Address', 'Sign In'])(
  'takes the label "%s"',
  (label) => {
    expect(problemsOf(broken({ [`${FIELD}/label`]: label }))).toStrictEqual([]);
  },
);

test.each(['2023-08-01', '2023-08-01T06:50:30-0500', '2023-09-15T09:59:59Z', '2024-02-29', null])(
  'takes the date %s',
  (date) => {
    expect(problemsOf(broken({ [`${ROW}/created`]: date }))).toStrictEqual([]);
  },
);
