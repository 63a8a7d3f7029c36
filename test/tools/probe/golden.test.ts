import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { accountOf } from '../../../src/justclick/account.ts';
import { inventOrders } from '../../standins/justclick/invented.ts';
import { readPersonality } from '../../standins/justclick/personality.ts';
import type { RawOrder } from '../../standins/justclick/store.ts';
import { NOW, useSandboxes } from '../../standins/justclick/testing.ts';
import { Client } from './client.ts';
import { readProducts } from './connection.ts';
import { Findings } from './findings.ts';
import { findByReading } from './read.ts';
import { reportTable } from './report.ts';
import { type Send, sendTo } from './send.ts';
import { findByWriting } from './write.ts';
import { OwnOrders } from './writing/own_orders.ts';

const { start } = useSandboxes();
afterEach(() => {
  delete process.env.JUSTCLICK_BASE_URL;
});

type Service = {
  settings: object;
  orders: number;
  /** So many orders were made before a product's code was changed. */
  renamesAt?: number;
  writes: boolean;
};

/** Three services: as expected, as different as can be, and one that goes against what the app relies on. */
const SERVICES: Readonly<Record<string, Service>> = {
  usual: { settings: {}, orders: 250, writes: true },
  different: {
    settings: {
      dateFilter: 'paid',
      windowStart: 'out',
      windowEnd: 'out',
      timeZone: 'Asia/Novosibirsk',
      empty: 'code',
      emptyCode: 404,
      emptyText: 'Заказы не найдены',
      statusWords: { waiting: 'Expected', paid: 'PAID', return: 'MoneyBack', cancel: 'Canceled' },
      sentReadsAs: 'payment',
      unpaidDate: 'null',
      dateForm: 'yyyy-mm-dd hh:mm:ss',
      numbers: { id: 'number', price: 'number', 'items.sum': 'number', good_id: 'number' },
      link: 'absolute',
      listCoupon: 'coupon',
      goodIds: 'text',
      nameCase: 'exact',
      loginCase: 'any',
      redirects: ['CreateOrder', 'GetOrders'],
      lowerCaseNames: 'all redirected',
      hashOnKeyed: 'reads',
      couponKey: 'code',
      managerIds: 'id',
      compresses: true,
      saysLength: false,
      sameOrder: 'any',
      deleteTwice: 0,
      deletePaid: 201,
    },
    orders: 250,
    renamesAt: 10,
    writes: true,
  },
  against: {
    settings: {
      goodsDays: 'created',
      emptyRecord: 'list',
      groupsWhenNone: 'missing',
      statusWords: { paid: 'Частично' },
      planRefusal: 8,
      recurrentFlag: false,
      wrongHash: 3,
      wrongHashKey: 'own',
    },
    orders: 120,
    writes: false,
  },
};

/** The order as it is when a product's code was changed after it. */
const beforeRename = (order: RawOrder): RawOrder => ({
  ...order,
  goods: order.goods.map((good) =>
    good.code === 'photo-course' ? { ...good, code: 'photo-basics' } : good,
  ),
});

async function reportOf({ settings, orders, renamesAt = 0, writes }: Service) {
  const sandbox = await start(readPersonality(settings));
  const invented = inventOrders(orders, NOW);
  sandbox.store.insertOrders([
    ...invented.slice(0, renamesAt).map(beforeRename),
    ...invented.slice(renamesAt),
  ]);
  process.env.JUSTCLICK_BASE_URL = sandbox.url;
  const account = accountOf({ login: sandbox.login, rps_key: sandbox.rpsKey });
  const overHttp = sendTo(account);
  const send: Send = async (name, form) => ({ ...(await overHttp(name, form)), milliseconds: 50 });
  const client = new Client(account, send, 70);
  const found = new Findings();
  const say = () => undefined;
  await findByReading(client, found, await readProducts(client), NOW, say);
  if (writes) {
    client.allow(60);
    const own = new OwnOrders(client, 'owner@shop.example', say);
    const writing = { product: 'checklist', group: 'super', now: NOW, say };
    const left = await findByWriting(client, found, own, writing);
    expect(left).toStrictEqual([]);
    expect(sandbox.store.getOrdersOf('owner@shop.example')).toStrictEqual([]);
  }
  const { host } = account;
  return reportTable({ host, requests: client.requests, findings: found.list() });
}

describe('the report', () => {
  test.each(Object.entries(SERVICES))(
    'on a service that is %s is as it was (if it may differ: PROBE_GOLDEN=write)',
    async (name, service) => {
      const file = new URL(`./golden/${name}.txt`, import.meta.url);
      const report = `${await reportOf(service)}\n`;
      if (process.env.PROBE_GOLDEN === 'write') writeFileSync(file, report);
      expect(report).toBe(readFileSync(file, 'utf8'));
    },
  );
});
