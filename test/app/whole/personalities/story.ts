import type { RawOrder } from '../../../standins/justclick/store.ts';
import { failureOf } from '../../../standins/zapier/errors.ts';
import type { Shop } from '../../support/shop.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Full minutes, because some services show no seconds. */
export const NOW = Math.floor(Date.now() / 1000 / MINUTE) * MINUTE;

const anna = { email: 'anna@example.com', first_name: 'Анна', last_name: "O'Neill" };
const goods = [{ code: 'photo-course' }];

/** One order of each kind that matters: by their numbers, made and paid at different times. */
export const ORDERS: readonly RawOrder[] = [
  { id: 101, ...anna, goods, created: NOW - 2 * DAY },
  { id: 102, ...anna, goods, created: NOW - 3 * HOUR, pay_status: 'paid', paid: NOW - 2 * HOUR },
  {
    id: 103,
    email: 'late@example.com',
    goods,
    created: NOW - 45 * DAY,
    pay_status: 'paid',
    paid: NOW - DAY,
  },
  {
    id: 104,
    email: 'many@example.com',
    goods: [{ code: 'checklist' }, { code: 'printed-book', sum: 1700.5 }],
    kupon: 'SPRING20',
    tag: 'spring',
    utm: { utm_medium: 'affiliate', utm_source: 'olga' },
    is_recurrent: true,
    created: NOW - 5 * DAY,
    pay_status: 'paid',
    paid: NOW - 4 * DAY,
  },
  {
    id: 105,
    email: 'shipped@example.com',
    goods,
    domain: 'own.example',
    created: NOW - 6 * DAY,
    pay_status: 'sent',
    paid: NOW - 5 * DAY,
  },
  {
    id: 106,
    email: 'back@example.com',
    goods,
    created: NOW - 6 * DAY,
    pay_status: 'return',
    paid: NOW - 5 * DAY,
  },
  { id: 107, email: 'no@example.com', goods, created: NOW - 6 * DAY, pay_status: 'cancel' },
];

type Result = Record<string, unknown>;

/** What fails, as people see it: its kind, and what it says but for the service's own words. */
async function failure(run: Promise<unknown>): Promise<unknown> {
  try {
    return await run;
  } catch (error) {
    const { kind, message } = failureOf(error);
    return { kind, message: message.replace(/ (JustClick|It) said: .*$/s, '') };
  }
}

/** A result without what differs from run to run: promises of details, and the moment of making. */
function still(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(still);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => {
      if (key === 'details' && typeof one === 'string') return [];
      return [[key, steady(key, still(one))]];
    }),
  );
}

/** Dates within the last few minutes are those of the story itself, and the link of its order has one in it. */
function steady(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (key === 'link') return value.replace(/(\/bill\/100\d+\/)\w+$/, '$1…');
  const isDate = ['created', 'paid', 'subscription_time'].includes(key);
  return isDate && Date.parse(value) / 1000 > NOW - 5 * MINUTE ? 'now' : value;
}

/** All that people do with the app in a shop with `ORDERS`, and what they see of it, step by step. */
export async function tell(shop: Shop): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {};
  const step = async (name: string, run: Promise<unknown>) => {
    const result = await failure(run);
    told[name] = still(result);
    return (Array.isArray(result) ? result[0] : result) as Result | undefined;
  };
  const rows = (key: string, input: object = {}) => shop.trigger(key, input);
  const key = shop.authData.rps_key;

  await step('connect', shop.testConnection());
  await step('connect with a wrong key', kindOf(shop.testConnection({ rps_key: `${key}x` })));

  const paid = await step('new paid orders', rows('new_paid_order'));
  await step('details of the newest', shop.hydrate(paid?.details));
  await step('new paid items', rows('new_paid_order_item'));
  await step('new orders', rows('new_order'));
  await step('orders left unpaid', rows('order_left_unpaid'));
  for (const status of ['paid', 'sent', 'return', 'cancel']) {
    await step(
      `orders that became ${status}`,
      rows('order_status_changed', { pay_status: status }),
    );
  }
  for (const dropdown of ['product_by_code', 'product_by_id', 'recent_order', 'group']) {
    await step(dropdown, rows(dropdown));
  }
  await step('a window without orders', rows('new_paid_order', { goods: ['1203'] }));

  const find = (input: object) => shop.search('find_order', input);
  await step('find by number', find({ bill_id: '104' }));
  await step('find by number that no order has', find({ bill_id: '999' }));
  await step('find by email', find({ email: 'anna@example.com', limit: '10' }));
  await step('find by email and status', find({ email: 'anna@example.com', pay_status: 'paid' }));
  await step('find by email that nobody has', find({ email: 'nobody@example.com' }));
  await step('find a product', shop.search('find_product', { product: 'checklist' }));

  const wanted = {
    bill_email: 'new@example.com',
    goods: [{ good_name: 'checklist', good_sum: '99,90' }],
  };
  const made = await step('create', shop.create('create_order', wanted));
  await step('create the same', shop.create('create_order', wanted));
  const bill_id = String(made?.id);
  const update = (input: object) => shop.create('update_order_status', { bill_id, ...input });
  await step('pay', update({ status: 'paid' }));
  await step('ship', update({ status: 'sent', rpo: 'RA123456789RU' }));
  await step('return', update({ status: 'return' }));
  await step('cancel', update({ status: 'cancel' }));
  await step('delete', shop.create('delete_order', { bill_id }));
  await step('delete again', shop.create('delete_order', { bill_id }));
  await step('update what is deleted', update({ status: 'cancel' }));

  const lead_email = 'lead@example.com';
  await step('find nobody', shop.search('find_contact', { lead_email }));
  const add = { lead_email, lead_name: 'Lea', rid: ['super'] };
  await step('add', shop.create('add_contact_to_group', add));
  await step('add again', shop.create('add_contact_to_group', add));
  await step('add to no group', shop.create('add_contact_to_group', { ...add, rid: ['none'] }));
  await step('update', shop.create('update_contact', { lead_email, lead_city: 'Köln' }));
  await step('find', shop.search('find_contact', { lead_email }));
  const leave = { lead_email, rass_name: 'super' };
  await step('remove', shop.create('remove_contact_from_group', leave));
  await step('find a contact that left', shop.search('find_contact', { lead_email }));
  return told;
}

/** Of a connection that fails, what Zapier does about it. */
const kindOf = (run: Promise<unknown>) => failure(run).then((failed) => (failed as Result).kind);
