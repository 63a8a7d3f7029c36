import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { FunctionName } from '../../standins/justclick/functions.ts';
import { type Autoreplay, playOut } from '../../standins/zapier/autoreplay.ts';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { virtualClock } from '../../standins/zapier/clock.ts';
import type { Input } from '../../standins/zapier/input.ts';
import { Zap } from '../../standins/zapier/zap.ts';
import { noPause } from '../support/no_pause.ts';
import { useShop } from '../support/shop.ts';

noPause();
beforeAll(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterAll(() => {
  jest.restoreAllMocks();
});

const shop = useShop();

const EMAIL = 'anna@example.com';
const ORDER = { id: 7, email: 'boris@example.com', goods: [{ code: 'checklist' }] };

/** Every action, with what it sends. The first three are about orders. */
const WRITES: Record<string, { input: Input; sends: FunctionName }> = {
  create_order: {
    input: { bill_email: EMAIL, goods: [{ good_name: 'checklist' }] },
    sends: 'CreateOrder',
  },
  update_order_status: {
    input: { bill_id: '7', status: 'paid', date: '2026-03-02T09:15:00Z' },
    sends: 'UpdateOrderStatus',
  },
  delete_order: { input: { bill_id: '7' }, sends: 'DeleteOrder' },
  add_contact_to_group: {
    input: { lead_email: EMAIL, rid: ['super'] },
    sends: 'AddLeadToGroup',
  },
  update_contact: {
    input: { lead_email: EMAIL, lead_name: 'Anna' },
    sends: 'UpdateSubscriberData',
  },
  add_or_update_contact: {
    input: { lead_email: EMAIL, lead_first_name: 'Anna', add_to_lists: ['super'] },
    sends: 'addupdatelead',
  },
  add_tags: { input: { lead_email: EMAIL, add_tags: ['course'] }, sends: 'addtagtolead' },
  remove_tags: {
    input: { lead_email: EMAIL, remove_tags: ['course'] },
    sends: 'removetagfromlead',
  },
  unsubscribe_contact: { input: { lead_email: EMAIL }, sends: 'DeleteSubscribe' },
  remove_contact_from_group: {
    input: { lead_email: EMAIL, rass_name: 'super' },
    sends: 'DeleteSubscribe',
  },
};
const ORDER_ACTIONS = ['create_order', 'update_order_status', 'delete_order'] as const;
const CONTACT_ACTIONS = Object.keys(WRITES).filter(
  // Unsubscribing first asks for the groups that are left, so it sends less the second time; its own test has that.
  (key) => !key.includes('order') && key !== 'unsubscribe_contact',
);
const READINGS: Autoreplay[] = ['off', 'errored', 'all stopped'];

type Trouble = {
  /** Whether the service carries out what it gives no answer to. */
  carriedOut: boolean;
  /** Whether the app can look what became of it. */
  canLook: boolean;
  /** What happens in the shop before Zapier tries again. */
  meanwhile?: () => void;
};

/**
 * Runs an action whose answer is lost once, and plays what Zapier makes of it; after that all is well
 * with the service.
 */
async function play(key: string, autoreplay: Autoreplay, trouble: Trouble) {
  const { input, sends } = WRITES[key] ?? { input: {}, sends: 'GetOrders' };
  shop.restartServers({ clock: virtualClock() });
  const { store, requests } = shop.sandbox;
  store.insertOrder(ORDER);
  store.contacts.insert([{ email: EMAIL, groups: [{ name: 'super', time: 1_700_000_000 }] }]);
  shop.sandbox.fault('reset', {
    carriedOut: trouble.carriedOut,
    ...(trouble.canLook && { function: sends }),
  });
  const before = requests.length;
  const zap = new Zap(shop.connection, {
    trigger: { id: '1', key: 'new_order' },
    steps: [{ id: '2', type: 'create', key, input }],
  });
  const first = await zap.run({});
  shop.sandbox.fault('none');
  trouble.meanwhile?.();
  const tries = await playOut(zap, first, autoreplay);
  return {
    first: first.status,
    last: tries.at(-1)?.status,
    sent: requests.slice(before).filter((request) => request.function === sends).length,
    orders: store.getOrders().filter(({ email }) => email === EMAIL),
    old: store.getOrders().find(({ id }) => id === ORDER.id),
  };
}

const TROUBLES = [true, false].flatMap((carriedOut) =>
  [true, false].map((canLook) => ({ carriedOut, canLook })),
);
const CASES = TROUBLES.flatMap((trouble) =>
  READINGS.map((autoreplay) => [autoreplay, trouble] as const),
);

test('every action of the app is among these', async () => {
  const { creates } = await readDefinition();
  expect(Object.keys(creates).sort()).toStrictEqual(Object.keys(WRITES).sort());
});

describe('an order action whose answer was lost', () => {
  const quiet = CASES.filter(([autoreplay]) => autoreplay !== 'all stopped');

  test.each(
    ORDER_ACTIONS.flatMap((key) =>
      quiet.map(([reading, trouble]) => [key, reading, trouble] as const),
    ),
  )('%s, Autoreplay %s, %j: what was done is not sent again', async (key, autoreplay, trouble) => {
    const { first, last, sent } = await play(key, autoreplay, trouble);
    expect(first).not.toBe('Scheduled');
    if (trouble.carriedOut || key === 'create_order') expect(sent).toBe(1);
    if (!trouble.canLook) expect(last).toBe('Safely halted');
  });

  test.each(CASES)(
    'create_order, Autoreplay %s, %j: at most one order is made',
    async (autoreplay, trouble) => {
      const { orders, last } = await play('create_order', autoreplay, trouble);
      expect(orders).toHaveLength(trouble.carriedOut || autoreplay === 'all stopped' ? 1 : 0);
      if (autoreplay === 'all stopped') expect(last).toBe('Success');
    },
  );

  test.each(TROUBLES)(
    'if Autoreplay takes halted steps, %j: an order is marked and deleted once, and no other is',
    async (trouble) => {
      const marked = await play('update_order_status', 'all stopped', trouble);
      expect([marked.last, marked.old?.pay_status]).toStrictEqual(['Success', 'paid']);
      shop.sandbox.reset();
      const deleted = await play('delete_order', 'all stopped', trouble);
      expect(deleted.old).toBeUndefined();
      // A service that has no such order anymore refuses to delete it again, and that stops the step.
      const isRefused = trouble.carriedOut && !trouble.canLook;
      expect(deleted.last).toBe(isRefused ? 'Safely halted' : 'Success');
    },
  );
});

/**
 * A step that is run again does not know that it was run before. So if Autoreplay takes halted steps,
 * these remain, and the guide says how to keep a Zap from them.
 */
describe('what an app cannot keep from Autoreplay that takes halted steps', () => {
  test('an order that was made and paid within minutes is made a second time', async () => {
    const meanwhile = () => {
      const made = shop.sandbox.store.getOrders().find(({ email }) => email === EMAIL);
      if (made === undefined) throw new Error('No order was made.');
      shop.sandbox.store.updateStatus(made.id, { status: 'paid', date: 1_772_442_900 });
    };
    const trouble = { carriedOut: true, canLook: false, meanwhile };
    expect((await play('create_order', 'errored', trouble)).orders).toHaveLength(1);
    shop.sandbox.reset();
    expect((await play('create_order', 'all stopped', trouble)).orders).toHaveLength(2);
  });

  test('an order that was marked, and changed by a person within minutes, is marked once more', async () => {
    const meanwhile = () => {
      shop.sandbox.store.updateStatus(ORDER.id, { status: 'cancel', date: 1_772_442_900 });
    };
    const trouble = { carriedOut: true, canLook: false, meanwhile };
    expect((await play('update_order_status', 'errored', trouble)).old?.pay_status).toBe('cancel');
    shop.sandbox.reset();
    const { old } = await play('update_order_status', 'all stopped', trouble);
    expect(old?.pay_status).toBe('paid');
  });
});

test.each(
  CONTACT_ACTIONS.flatMap((key) =>
    CASES.map(([reading, trouble]) => [key, reading, trouble] as const),
  ),
)(
  '%s, Autoreplay %s, %j: is run again until it is done, which harms no contact',
  async (key, autoreplay, trouble) => {
    const { last } = await play(key, autoreplay, trouble);
    expect(last).toBe('Success');
    const contacts = shop.sandbox.store.contacts.all();
    expect(contacts.map(({ email }) => email)).toStrictEqual([EMAIL]);
    const [contact] = contacts;
    const isRemoved = key === 'remove_contact_from_group';
    expect(
      contact?.subscriptions.filter(({ status }) => status === 'STATUS_SUBSCRIBE'),
    ).toHaveLength(isRemoved ? 0 : 1);
  },
);
