import { strict as assert } from 'node:assert';
import { isRecord, type PhpRecord } from '../../../src/justclick/index.ts';
import { startSandbox } from '../../standins/justclick/server.ts';
import { FOUND } from '../../standins/zapier/step.ts';
import { buildApp } from '../../support/build.ts';
import { optionsOf, script } from '../../support/command.ts';
import { openZapier } from './zapier.ts';

/**
 * The story a shop owner would tell, played by the platform's own CLI on the built app, against the
 * sandbox. Every line printed has been checked; the exit code is 0 only if all of them held.
 */
optionsOf(script('demo', "Plays a shop's day with Zapier's own CLI, on a sandbox of the service."));
buildApp();
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
const rows = async (type: string, key: string, input: object) => {
  const results = await invoke(type, key, input);
  assert.ok(Array.isArray(results));
  return results.map(record);
};
const trigger = (key: string, input: object = {}) => rows('trigger', key, input);
const newPaidOrders = () => trigger('new_paid_order');

/** A step "Find or Create Order", as Zapier runs it. */
async function findOrCreate(): Promise<{ isFound: boolean; order: PhpRecord }> {
  const email = 'maria@example.com';
  const run = await zapier.runStep({
    id: '2',
    type: 'searchOrCreate',
    key: 'find_order',
    input: { email, pay_status: 'waiting' },
    createInput: { bill_email: email, goods: [{ good_name: 'webinar_2024' }] },
  });
  assert.equal(run.status, 'Success', run.failure?.message);
  const order = record(run.result);
  return { isFound: order[FOUND] === true, order };
}

const pricedAt = (good_sum: string) => ({
  bill_email: 'oops@example.com',
  goods: [{ good_name: 'checklist', good_sum }],
});

const EMAIL = 'anna.petrova@example.com';

/** `2,050.00` */
const money = (amount: unknown) =>
  Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2 });

let order: PhpRecord = {};
let mistake: PhpRecord = {};
let webinar: PhpRecord = {};

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
    'A form comes in: the customer joins a group',
    async () => {
      const groups = await trigger('group');
      const blog = groups.find(({ title }) => title === 'Blog: 12 letters about light');
      assert.equal(blog?.id, '1605189997.0025174394');
      const form = { lead_email: EMAIL, lead_name: 'Анна Петрова', rid: [blog.id] };
      const added = await create('add_contact_to_group', form);
      const again = await create('add_contact_to_group', form);
      assert.deepEqual([added.result, again.result], ['added', 'already_there']);
      const [contact] = await rows('search', 'find_contact', { lead_email: EMAIL });
      assert.deepEqual(contact?.groups, added.groups);
      return `${EMAIL} in "${blog.title}": ${added.result_name}; a second time: ${again.result_name}`;
    },
  ],
  [
    'The form knows more: it is added to the contact, with tags that start a mailing',
    async () => {
      const form = {
        lead_email: EMAIL,
        lead_first_name: 'Анна',
        add_tags: ['photo-course, webinar'],
      };
      const saved = await create('add_or_update_contact', form);
      assert.equal(saved.result, 'saved');
      await create('remove_tags', { lead_email: EMAIL, remove_tags: ['webinar'] });
      const tags = sandbox.store.contacts.get(EMAIL)?.tags;
      assert.deepEqual(tags, ['photo-course']);
      return `${EMAIL} has the tag ${tags}`;
    },
  ],
  [
    'The form says a product by its name: find its code',
    async () => {
      const product = 'Checklist – 12 steps to a first sale ($15)';
      const [found] = await rows('search', 'find_product', { product });
      assert.equal(found?.good_name, 'checklist');
      return `"${product}" is ${found.good_name}`;
    },
  ],
  [
    'The same form: create the order',
    async () => {
      order = await create('create_order', {
        bill_email: EMAIL,
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
      return `order ${order.id} for ${money(order.price)}, to be paid at ${order.link}`;
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
      return `order ${shipped.id} is ${shipped.pay_status_name} with number ${input.rpo}`;
    },
  ],
  [
    'A price as people write it: 1,500.00',
    async () => {
      mistake = await create('create_order', pricedAt('1,500.00'));
      assert.notEqual(mistake.id, order.id);
      assert.equal(mistake.price, 1500);
      return `order ${mistake.id} for ${money(mistake.price)}`;
    },
  ],
  [
    'A price that may mean two amounts: 1,500',
    async () => {
      const run = await zapier.invoke('create', 'create_order', pricedAt('1,500'));
      assert.ok(!run.ok, 'the price was taken');
      assert.match(run.message, /can mean 1500\.00 or 1\.50/);
      return run.message;
    },
  ],
  [
    'A quantity and a date as people write them: 3 шт. at 17.17, made yesterday at 5pm',
    async () => {
      const several = await create('create_order', {
        bill_email: 'many@example.com',
        bill_created: 'yesterday at 5pm',
        goods: [{ good_name: 'checklist', good_sum: '17.17', quantity: '3 шт.' }],
      });
      assert.deepEqual([several.price, several.comment], [51.51, '3 × checklist']);
      const age = (Date.now() - Date.parse(String(several.created))) / 3_600_000;
      assert.ok(age > 0 && age < 48, `made at ${several.created}`);
      await create('delete_order', { bill_id: several.id });
      return `order ${several.id} for ${money(several.price)}, made at ${several.created}: ${several.comment}`;
    },
  ],
  [
    'A date that may be two days: 03/04/2026',
    async () => {
      const run = await zapier.invoke('create', 'create_order', {
        ...pricedAt('5'),
        bill_created: '03/04/2026',
      });
      assert.ok(!run.ok, 'the date was taken');
      assert.match(run.message, /can mean March 4, 2026 or April 3, 2026/);
      return run.message;
    },
  ],
  [
    'That order was a mistake: delete it',
    async () => {
      const deleted = await create('delete_order', { bill_id: mistake.id });
      assert.deepEqual(deleted, { id: mistake.id, deleted: true });
      assert.equal(sandbox.store.getOrders().length, 1);
      return `order ${deleted.id} is gone`;
    },
  ],
  [
    'Find the order of a customer, or create it: there is none, so it is created',
    async () => {
      const { isFound, order } = await findOrCreate();
      assert.equal(isFound, false);
      webinar = order;
      assert.equal(webinar.already_existed, false);
      return `order ${webinar.id} for ${money(webinar.price)}`;
    },
  ],
  [
    'The same once more: now it is found',
    async () => {
      const { isFound, order } = await findOrCreate();
      assert.deepEqual([isFound, order.id, order.already_existed], [true, webinar.id, true]);
      return `order ${order.id}, and no second one`;
    },
  ],
  [
    'Give access per product: the items of the paid order',
    async () => {
      const items = await trigger('new_paid_order_item');
      const codes = items.map(({ item }) => record(item).id);
      assert.deepEqual(codes, ['printed-book', 'checklist']);
      assert.ok(items.every((row) => record(row.order).id === order.id));
      return items.map(({ item }) => `${record(item).title}`).join(' and ');
    },
  ],
  [
    'The customer changes her mind: the order is canceled',
    async () => {
      assert.deepEqual(await trigger('order_status_changed', { pay_status: 'cancel' }), []);
      await create('update_order_status', { bill_id: webinar.id, status: 'cancel' });
      const canceled = await trigger('order_status_changed', { pay_status: 'cancel' });
      assert.deepEqual(
        canceled.map(({ id }) => id),
        [webinar.id],
      );
      return `order ${webinar.id} starts the Zap for canceled orders`;
    },
  ],
  [
    'The customer leaves the group',
    async () => {
      const contact = { lead_email: EMAIL, rass_name: '1605189997.0025174394' };
      const removed = await create('remove_contact_from_group', contact);
      assert.deepEqual(removed, { ...contact, unsubscribed: true });
      const [found] = await rows('search', 'find_contact', contact);
      assert.ok(Array.isArray(found?.groups));
      const { rass_title, rass_status_name } = record(found.groups[0]);
      assert.equal(rass_status_name, 'Unsubscribed');
      return `${EMAIL} in "${rass_title}": ${rass_status_name}`;
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
