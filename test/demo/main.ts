import { strict as assert } from 'node:assert';
import { isRecord, type PhpRecord } from '../../src/justclick/index.ts';
import { startSandbox } from '../sandbox/server.ts';
import { openZapier } from './zapier.ts';

/**
 * The story a shop owner would tell, played by the platform's own CLI on the built app, against the
 * sandbox. Every line printed has been checked; the exit code is 0 only if all of them held.
 */
const sandbox = await startSandbox({ login: 'myshop' });
const zapier = await openZapier();
const account = { login: sandbox.login, rps_key: sandbox.rpsKey, domain: 'justclick.io' };

async function invoke(type: string, key: string, inputData: object = {}): Promise<unknown> {
  const run = await zapier.invoke(type, key, inputData);
  assert.ok(run.ok, run.ok ? '' : run.message);
  return run.result;
}

const record = (value: unknown): PhpRecord => {
  assert.ok(isRecord(value), `not a record: ${JSON.stringify(value)}`);
  return value;
};
const create = async (key: string, input: object) => record(await invoke('create', key, input));
const newPaidOrders = async () => {
  const orders = await invoke('trigger', 'new_paid_order');
  assert.ok(Array.isArray(orders));
  return orders.map(record);
};

let order: PhpRecord = {};
let mistake: PhpRecord = {};

const STORY: [string, () => Promise<string>][] = [
  [
    'Connect the account',
    async () => {
      await zapier.connect(sandbox.url, account);
      const { host } = record(await invoke('auth', 'test'));
      assert.equal(host, 'myshop.justclick.io');
      return `connected to ${host}`;
    },
  ],
  [
    'A form comes in: create the order',
    async () => {
      order = await create('create_order', {
        bill_email: 'anna.petrova@example.com',
        bill_first_name: 'Анна',
        bill_surname: 'Петрова',
        bill_country: 'RU',
        bill_city: 'Казань',
        bill_address: 'ул. Баумана, д. 5',
        bill_comment: 'Позвоните заранее 📞',
        goods: [{ good_name: 'printed-book' }, { good_name: 'checklist', good_sum: '200' }],
        utm_source: 'newsletter',
      });
      assert.deepEqual([order.pay_status, order.price], ['waiting', 2050]);
      assert.equal(order.already_existed, false);
      return `order ${order.id} over ${order.price}, to be paid at ${order.link}`;
    },
  ],
  [
    'Nothing is paid yet',
    async () => {
      assert.deepEqual(await newPaidOrders(), []);
      return 'the trigger is silent';
    },
  ],
  [
    'The customer pays',
    async () => {
      const { pathname } = new URL(String(order.link));
      const page = await fetch(sandbox.url + pathname, { method: 'POST' });
      assert.ok(page.ok, `the payment page answered ${page.status}`);
      return `at ${pathname}`;
    },
  ],
  [
    'The trigger shows the paid order',
    async () => {
      const [paid, ...others] = await newPaidOrders();
      assert.deepEqual(others, []);
      assert.equal(paid?.id, order.id);
      assert.equal(paid?.first_name, 'Анна');
      assert.match(String(paid?.paid), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      return `order ${paid?.id} of ${paid?.first_name} ${paid?.last_name}, paid at ${paid?.paid}`;
    },
  ],
  [
    'The parcel leaves: mark the order as shipped',
    async () => {
      const input = { bill_id: order.id, status: 'sent', rpo: 'RA123456789RU' };
      const shipped = await create('update_order_status', input);
      assert.equal(shipped.pay_status, 'sent');
      assert.equal((await newPaidOrders()).length, 1);
      return `order ${shipped.id} is ${shipped.pay_status} with number ${input.rpo}`;
    },
  ],
  [
    'An order is made by mistake',
    async () => {
      mistake = await create('create_order', {
        bill_email: 'oops@example.com',
        goods: [{ good_name: 'checklist' }],
      });
      assert.notEqual(mistake.id, order.id);
      return `order ${mistake.id}`;
    },
  ],
  [
    'Delete it',
    async () => {
      const deleted = await create('delete_order', { bill_id: mistake.id });
      assert.deepEqual(deleted, { id: mistake.id, deleted: true });
      assert.equal(sandbox.store.getOrders().length, 1);
      return `order ${deleted.id} is gone`;
    },
  ],
  [
    'A wrong API key is refused',
    async () => {
      await zapier.connect(sandbox.url, { ...account, rps_key: 'a-wrong-key' });
      const run = await zapier.invoke('auth', 'test');
      assert.ok(!run.ok, 'the wrong key was accepted');
      assert.match(run.message, /The API key is not the key of the account "myshop"/);
      return run.message;
    },
  ],
];

let done = 0;
try {
  for (const [title, play] of STORY) {
    const outcome = await play().catch((error: unknown) => {
      console.log(`✗ ${title}: ${error instanceof Error ? error.message : error}`);
      return undefined;
    });
    if (outcome === undefined) break;
    console.log(`✓ ${title}: ${outcome}`);
    done += 1;
  }
} finally {
  await zapier.close();
  await sandbox.close();
}
console.log(`\n${done} of ${STORY.length} steps did what they say.`);
process.exitCode = done === STORY.length ? 0 : 1;
