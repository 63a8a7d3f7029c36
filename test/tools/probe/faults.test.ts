import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { accountOf } from '../../../src/justclick/account.ts';
import { FAULT_NAMES, type FaultName } from '../../standins/justclick/faults.ts';
import type { FunctionName } from '../../standins/justclick/functions.ts';
import { inventOrders } from '../../standins/justclick/invented.ts';
import { type Sandbox, startSandbox } from '../../standins/justclick/server.ts';
import { NOW } from '../../standins/justclick/testing.ts';
import { partOf } from '../../support/amount.ts';
import { Client } from './client.ts';
import { Findings } from './findings.ts';
import { QUESTION_IDS } from './questions.ts';
import { findByReading } from './read.ts';
import { sendTo } from './send.ts';
import { QuickPhp } from './support/quick_php.ts';
import { findByWriting } from './write.ts';
import { OwnOrders } from './writing/own_orders.ts';

const EMAIL = 'owner@shop.example';
const TAG = /^zapier-probe-/;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ php: new QuickPhp(), now: () => NOW });
  process.env.JUSTCLICK_BASE_URL = sandbox.url;
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  delete process.env.JUSTCLICK_BASE_URL;
  await sandbox.close();
});

const others = () =>
  sandbox.store
    .getOrders()
    .filter(({ tag }) => !TAG.test(tag))
    .toSorted((a, b) => a.id - b.id);

/** Reads if wanted, and writes, while the sandbox does as it was told. */
async function playWith(fault: FaultName, functions: readonly FunctionName[], reads: boolean) {
  sandbox.store.insertOrders([
    ...inventOrders(8, NOW),
    { email: EMAIL, goods: [{ code: 'checklist' }], pay_status: 'paid' },
  ]);
  const before = others();
  for (const name of functions) sandbox.fault(fault, { function: name, times: 2 });
  const account = accountOf({ login: sandbox.login, rps_key: sandbox.rpsKey });
  const client = new Client(account, sendTo(account, { seconds: 0.5 }), 120);
  const found = new Findings();
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  if (reads) await findByReading(client, found, [], NOW, say);
  const own = new OwnOrders(client, EMAIL, say, { pause: 0 });
  const writing = { product: 'checklist', group: 'super', now: NOW, say };
  const left = await findByWriting(client, found, own, writing);
  expect(others()).toStrictEqual(before);
  const named = [...left, ...said].join('\n');
  for (const { id, tag } of sandbox.store.getOrders()) {
    if (TAG.test(tag))
      expect([id, left.length > 0, named]).toStrictEqual([id, true, expect.stringContaining(tag)]);
  }
  const contact = sandbox.store.contacts.get(EMAIL);
  const isIn = contact?.subscriptions.some(({ status }) => status !== 'STATUS_UNSUBSCRIBE');
  if (isIn) expect(named).toContain(`${EMAIL} may still be in the group super.`);
  if (contact?.tags.length) expect(named).toContain(`${EMAIL} may still have the tag`);
  return found.list();
}

const READS = [
  'GetAllGroups',
  'GetOrders',
  'GetOrdersWithGoods',
  'GetOrderDetails',
  'GetBills',
  'getcoupons',
  'getpersonalmanagers',
] as const;

describe.each(partOf(FAULT_NAMES, 8))(
  'with %s the probe ends as it should, and touches nothing of others',
  (fault) => {
    test('in what it reads', async () => {
      expect(await playWith(fault, READS, true)).toHaveLength(QUESTION_IDS.length);
    });

    test('in the answer to an order that it makes', async () => {
      expect(await playWith(fault, ['CreateOrder'], false)).toHaveLength(QUESTION_IDS.length);
    });

    test('in what it does with its contact', async () => {
      const functions = [
        ...(['addtagtolead', 'removetagfromlead', 'addupdatelead'] as const),
        ...(['AddLeadToGroup', 'DeleteSubscribe', 'GetLeadGroupStatuses'] as const),
      ];
      expect(await playWith(fault, functions, false)).toHaveLength(QUESTION_IDS.length);
    });

    test('in what it does with its orders', async () => {
      const functions = ['UpdateOrderStatus', 'GetOrderDetails', 'DeleteOrder'] as const;
      expect(await playWith(fault, functions, false)).toHaveLength(QUESTION_IDS.length);
    });
  },
);
