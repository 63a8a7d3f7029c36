import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { orderSample } from '../../../../src/orders/order.ts';
import { NOW, openExampleShop } from '../../../standins/justclick/example_shop.ts';
import { inventOrders } from '../../../standins/justclick/invented.ts';
import { type Sandbox, startSandbox } from '../../../standins/justclick/server.ts';
import { connect } from '../../../standins/zapier/built/app.ts';
import { formFields, readDefinition } from '../../../standins/zapier/built/definition.ts';
import { restoreBaseUrl } from '../../../support/base_url.ts';
import { EXAMPLES } from '../../../support/examples.ts';
import { isJson } from '../../../support/json.ts';
import { type App, type HostileTry, type LiveResults, type Operation, readApp } from './app.ts';
import { CHECKS, publishingProblems } from './checks.ts';
import { HOSTILE_VALUES } from './connection.ts';

type Row = Record<string, unknown>;

restoreBaseUrl();
let sandbox: Sandbox;
let app: App;
let live: LiveResults;

beforeAll(async () => {
  sandbox = await startSandbox();
  openExampleShop(sandbox);
  sandbox.insertOrders(inventOrders(60, NOW));

  const definition = await readDefinition();
  const actions = Object.keys(definition.creates).map((key) => `creates.${key}`);
  const fields = actions.map(async (path) => [path, await formFields(path)] as const);
  app = readApp(definition, Object.fromEntries(await Promise.all(fields)));

  const rows: Record<string, unknown[]> = { 'authentication.test': await twoAccounts() };
  for (const { path, input = {} } of EXAMPLES) {
    const operation = app.operations.find((each) => each.path === path);
    if (operation === undefined) continue;
    rows[path] = [...(rows[path] ?? []), ...(await runs[operation.kind](operation, input))];
  }
  live = {
    rows,
    hostile: await tryHostileConnections(),
  };
});
afterAll(() => sandbox.close());

/** A row as a Zap sees it: with what was promised in its place. */
const hydrated = async (row: Row): Promise<Row> =>
  typeof row.details === 'string'
    ? { ...row, details: await connect(sandbox).hydrate(row.details) }
    : row;

const keyOf = ({ path }: Operation) => path.split('.')[1] ?? '';

/** What an operation comes to, of each kind. */
const runs: Record<Operation['kind'], (operation: Operation, input: Row) => Promise<Row[]>> = {
  /** With each choice of its form. */
  async triggers(operation, input) {
    const shop = connect(sandbox);
    const choice = operation.fixedFields.find((field) => isJson(field.choices));
    const inputs = isJson(choice?.choices)
      ? Object.keys(choice.choices).map((value) => ({ ...input, [String(choice.key)]: value }))
      : [input];
    const polls = inputs.map(async (each) => {
      const found = await shop.trigger(keyOf(operation), { ...each });
      expect(found.length).toBeGreaterThan(1);
      return Promise.all(found.slice(0, 20).map(hydrated));
    });
    return (await Promise.all(polls)).flat();
  },
  searches: (operation, input) => connect(sandbox).search(keyOf(operation), input),
  /** Twice, because an order or a contact that is there already may have another result. */
  async creates(operation, input) {
    const shop = connect(sandbox);
    const first = await shop.create(keyOf(operation), input);
    const second = await shop.create(keyOf(operation), input).catch(() => first);
    return [first, second];
  },
};

/** The results of the connection test for two accounts. */
async function twoAccounts(): Promise<unknown[]> {
  const first = await connect(sandbox).testConnection();
  const other = await startSandbox({ login: 'othershop' });
  const second = await connect(other).testConnection();
  await other.close();
  connect(sandbox);
  return [first, second];
}

/** Connects with every hostile value in every field that becomes part of the host name. */
async function tryHostileConnections(): Promise<HostileTry[]> {
  const shop = connect(sandbox);
  const tries: HostileTry[] = [];
  for (const field of ['login', 'domain']) {
    for (const value of HOSTILE_VALUES) {
      sandbox.requests.length = 0;
      const error = await shop.testConnection({ [field]: value }).then(
        () => undefined,
        (reason: unknown) => String(reason),
      );
      const requests = sandbox.requests.length;
      tries.push({ field, value, requests, ...(error !== undefined && { error }) });
    }
  }
  return tries;
}

test.each(CHECKS)('$id: $rule', ({ find }) => {
  expect(find(app, live)).toStrictEqual([]);
});

test("all of Zapier's checks pass together", () => {
  expect(publishingProblems(app, live)).toStrictEqual([]);
});

test('an order has the same keys in every result', () => {
  const orders = Object.entries(live.rows)
    .filter(([path]) =>
      /new_order|new_paid_order$|unpaid|status|find_order|create_order/.test(path),
    )
    .flatMap(([, rows]) => rows as Row[]);
  const keys = orders.map(({ already_existed: _, ...order }) =>
    JSON.stringify(shapeOf(order, orderSample)),
  );
  expect(orders.length).toBeGreaterThan(50);
  expect(new Set(keys).size).toBe(1);
});

/** The keys of a record and of the records in it. What an empty list would hold, the sample tells. */
const shapeOf = (value: unknown, sample?: unknown): unknown => {
  if (Array.isArray(value)) {
    const [first] = value.length > 0 || !Array.isArray(sample) ? value : sample;
    return first === undefined ? [] : [shapeOf(first)];
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const samples = new Map(Object.entries(sample ?? {}));
  return Object.entries(value).map(([key, item]) => [key, shapeOf(item, samples.get(key))]);
};
