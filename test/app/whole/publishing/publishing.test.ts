import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { orderSample } from '../../../../src/orders/order.ts';
import { type Sandbox, startSandbox } from '../../../standins/justclick/server.ts';
import { connect, runApp } from '../../../standins/zapier/built/app.ts';
import { formFields, readDefinition } from '../../../standins/zapier/built/definition.ts';
import { type App, type HostileTry, type LiveResults, readApp } from './app.ts';
import { CHECKS, publishingProblems } from './checks.ts';
import { HOSTILE_VALUES } from './connection.ts';

type Row = Record<string, unknown>;

let sandbox: Sandbox;
let app: App;
let live: LiveResults;

beforeAll(async () => {
  sandbox = await startSandbox({ orders: 60 });
  const shop = connect(sandbox);

  const definition = await readDefinition();
  const actions = Object.keys(definition.creates).map((key) => `creates.${key}`);
  const fields = actions.map(async (path) => [path, await formFields(path)] as const);
  app = readApp(definition, Object.fromEntries(await Promise.all(fields)));

  /** A row as a Zap sees it: with what was promised in its place. */
  const hydrated = async (row: Row): Promise<Row> =>
    typeof row.details === 'string' ? { ...row, details: await shop.hydrate(row.details) } : row;
  const poll = async (key: string, input = {}, meta = {}) => {
    const rows = await shop.trigger(key, input, meta);
    expect(rows.length).toBeGreaterThan(1);
    return Promise.all(rows.slice(0, 20).map(hydrated));
  };
  const byStatus = ['waiting', 'paid', 'sent', 'return', 'cancel'].map((pay_status) =>
    poll('order_status_changed', { pay_status, look_back_days: 90 }),
  );
  const form = { bill_email: 'anna@example.com', goods: [{ good_name: 'checklist' }] };
  const created = [
    await shop.create('create_order', form),
    await shop.create('create_order', form),
  ];
  const [first] = created;
  const contact = { lead_email: 'anna@example.com' };
  const added = [
    await shop.create('add_contact_to_group', { ...contact, rid: ['super', 'double-opt-in'] }),
    await shop.create('add_contact_to_group', { ...contact, rid: ['super'] }),
  ];
  const secondAccount = { login: 'othershop', rps_key: sandbox.rpsKey, domain: 'justclick.io' };
  const other = await startSandbox({ login: 'othershop' });
  const labels = [await shop.testConnection()];
  process.env.JUSTCLICK_BASE_URL = other.url;
  labels.push(await runApp('authentication.test', { authData: secondAccount }));
  process.env.JUSTCLICK_BASE_URL = sandbox.url;
  await other.close();

  live = {
    rows: {
      'authentication.test': labels,
      'triggers.new_order': await poll('new_order', { look_back_days: 90 }),
      'triggers.new_paid_order': await poll('new_paid_order', { look_back_days: 90 }),
      'triggers.order_status_changed': (await Promise.all(byStatus)).flat(),
      // Like the editor, which looks further back.
      'triggers.order_left_unpaid': await poll('order_left_unpaid', {}, { isLoadingSample: true }),
      'triggers.new_paid_order_item': await poll('new_paid_order_item'),
      'triggers.product_by_id': await poll('product_by_id'),
      'triggers.product_by_code': await poll('product_by_code'),
      'triggers.recent_order': await poll('recent_order'),
      'searches.find_order': await shop.search('find_order', { email: form.bill_email }),
      'creates.create_order': created,
      'creates.update_order_status': [
        await shop.create('update_order_status', { bill_id: first?.id, status: 'paid' }),
      ],
      'triggers.group': await poll('group'),
      'searches.find_product': await shop.search('find_product', {
        product: 'Checklist: 12 steps',
        part_of_name: 'yes',
      }),
      'searches.find_contact': await shop.search('find_contact', contact),
      'creates.add_contact_to_group': added,
      'creates.update_contact': [
        await shop.create('update_contact', { ...contact, lead_name: 'Anna', lead_tags: ['vip'] }),
      ],
      'creates.remove_contact_from_group': [
        await shop.create('remove_contact_from_group', { ...contact, rass_name: 'super' }),
      ],
      'creates.delete_order': [await shop.create('delete_order', { bill_id: first?.id })],
    },
    hostile: await tryHostileConnections(),
  };
});
afterAll(() => sandbox.close());

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
