import { describe, expect, test } from '@jest/globals';
import { CHANGES, SOURCES, type SourceFaultName } from './faults/sources.ts';
import { FAULT_NAMES } from './faults.ts';
import type { Sandbox } from './server.ts';
import { NOW, useSandboxes } from './testing.ts';

const { call, start } = useSandboxes();

const PAID = {
  email: 'a@example.com',
  goods: [{ code: 'checklist' }],
  pay_status: 'paid',
} as const;

async function shop(): Promise<Sandbox> {
  const sandbox = await start({ unpaidDate: 'zero text' });
  sandbox.store.insertOrders([
    { ...PAID, id: 1, paid: NOW },
    { ...PAID, id: 2, pay_status: 'waiting' },
  ]);
  return sandbox;
}

/** What a list says of the paid order and of the other, as far as it is there at all. */
async function told(sandbox: Sandbox, name: string, params: object = {}) {
  const { answer, genuine } = await call(sandbox, name, params);
  expect(genuine).toBe(true);
  const rows = answer.result as Record<string, unknown>[];
  return rows
    .toSorted((a, b) => Number(a.id) - Number(b.id))
    .map(({ pay_status, paid }) => [pay_status, paid]);
}

const USUAL = [
  ['paid', String(NOW)],
  ['waiting', '0'],
];

describe('two lists of the same orders', () => {
  test.each<[SourceFaultName, unknown[]]>([
    [
      'status-missing',
      [
        [undefined, String(NOW)],
        ['waiting', '0'],
      ],
    ],
    [
      'status-empty',
      [
        ['', String(NOW)],
        ['waiting', '0'],
      ],
    ],
    [
      'status-cancel',
      [
        ['cancel', String(NOW)],
        ['waiting', '0'],
      ],
    ],
    [
      'status-moneyback',
      [
        ['moneyback', String(NOW)],
        ['waiting', '0'],
      ],
    ],
    [
      'status-waiting',
      [
        ['waiting', String(NOW)],
        ['waiting', '0'],
      ],
    ],
    [
      'date-missing',
      [
        ['paid', undefined],
        ['waiting', undefined],
      ],
    ],
    [
      'date-empty',
      [
        ['paid', ''],
        ['waiting', ''],
      ],
    ],
  ])('disagree when one has the fault %s', async (name, expected) => {
    const sandbox = await shop();
    sandbox.fault(name, { function: 'GetOrders' });
    expect(await told(sandbox, 'GetOrders')).toStrictEqual(expected);
    expect(await told(sandbox, 'getOrdersWithGoods')).toStrictEqual(USUAL);
    sandbox.fault('none');
    sandbox.fault(name, { function: 'GetOrdersWithGoods' });
    expect(await told(sandbox, 'GetOrders')).toStrictEqual(USUAL);
    expect(await told(sandbox, 'getOrdersWithGoods')).toStrictEqual(expected);
  });

  test('can each have a fault of their own', async () => {
    const sandbox = await shop();
    sandbox.fault('status-missing', { function: 'GetOrders' });
    sandbox.fault('status-cancel', { function: 'GetOrdersWithGoods' });
    const [first] = await told(sandbox, 'GetOrders', { paid: true });
    const [second] = await told(sandbox, 'getOrdersWithGoods', { paid: true });
    expect([first, second]).toStrictEqual([
      [undefined, String(NOW)],
      ['cancel', String(NOW)],
    ]);
    expect(sandbox.store.getOrder(1)).toMatchObject({ pay_status: 'paid' });
  });

  test('and nothing else is changed by these faults', async () => {
    const sandbox = await shop();
    const usual = (await call(sandbox, 'GetAllGoods')).answer;
    for (const name of Object.keys(SOURCES) as SourceFaultName[]) {
      sandbox.fault(name);
      expect((await call(sandbox, 'GetAllGoods')).answer).toStrictEqual(usual);
      expect((await call(sandbox, 'GetOrderDetails', { bill_id: 5 })).answer.error_code).toBe(400);
    }
  });

  test('are not among the faults that every operation is played against', () => {
    expect(FAULT_NAMES.filter((name) => name in CHANGES || name.startsWith('late'))).toStrictEqual(
      [],
    );
  });
});
