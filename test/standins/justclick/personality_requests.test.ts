import { describe, expect, test } from '@jest/globals';
import { firstSeed } from '../../support/amount.ts';
import { randomFrom } from '../../support/random.ts';
import { randomPersonality } from './personality.ts';
import { control, md5, post, signed, useSandboxes } from './testing.ts';

const { call, start } = useSandboxes();

describe('a personality decides how a request is taken', () => {
  test('by the case of function names', async () => {
    const sandbox = await start({ nameCase: 'exact' });
    const status = async (name: string) => (await post(sandbox, name, signed(sandbox, ''))).status;
    for (const [name, expected] of [
      ['getOrdersWithGoods', 200],
      ['getOrderDetails', 200],
      ['GetOrders', 200],
      ['GetOrdersWithGoods', 404],
      ['getorderdetails', 404],
      ['getOrders', 404],
    ] as const) {
      expect([name, await status(name)]).toStrictEqual([name, expected]);
    }
  });

  test('by the case of the login', async () => {
    for (const [loginCase, expected] of [
      ['exact', [0, 4, 4, 4]],
      ['any', [0, 0, 0, 4]],
    ] as const) {
      const sandbox = await start({ loginCase, login: 'myShop' });
      const codes = ['myShop', 'MYSHOP', 'Myshop', 'other'].map(async (login) => {
        return (await call({ ...sandbox, login }, 'GetAllGoods')).answer.error_code;
      });
      expect([loginCase, await Promise.all(codes)]).toStrictEqual([loginCase, expected]);
    }
  });

  test('by the answer to a wrong hash', async () => {
    for (const [wrongHash, wrongHashKey, error_text, isOwn] of [
      [4, 'other', 'incorrect hash', false],
      [5, 'own', 'invalid user name', true],
      [3, 'own', 'wrong posted data', true],
    ] as const) {
      const sandbox = await start({ wrongHash, wrongHashKey });
      const response = await post(sandbox, 'GetOrders', 'paid=1&hash=0');
      const answer = (await response.json()) as { hash: string };
      expect(answer).toMatchObject({ error_code: wrongHash, error_text });
      const own = md5(`${wrongHash}::${error_text}::${sandbox.rpsKey}`);
      expect(answer.hash === own).toBe(isOwn);
    }
  });

  test('by the case of texts, which are signed as they are sent', async () => {
    for (const [textCase, found, missing] of [
      ['sentence', 'Ok', 'Order not found'],
      ['upper', 'OK', 'ORDER NOT FOUND'],
    ] as const) {
      const sandbox = await start({ textCase });
      const goods = await call(sandbox, 'GetAllGoods');
      expect(goods).toMatchObject({ genuine: true, answer: { error_text: found } });
      const details = await call(sandbox, 'GetOrderDetails', { bill_id: 5 });
      expect(details).toMatchObject({ genuine: true, answer: { error_text: missing } });
    }
  });

  test('by HTTP 302 on some answers', async () => {
    const sandbox = await start({ redirects: ['GetOrders', 'GetAllGoods'] });
    for (const [name, status] of [
      ['GetOrders', 302],
      ['GetAllGoods', 302],
      ['GetAllGroups', 200],
    ] as const) {
      const response = await post(sandbox, name, signed(sandbox, ''));
      expect([name, response.status]).toStrictEqual([name, status]);
      expect(await response.json()).toMatchObject({ error_code: 0 });
    }
  });

  test('by the time that lists take', async () => {
    const sandbox = await start({ orders: 20, msPerThousandOrders: 10_000 });
    const begun = performance.now();
    await post(sandbox, 'GetOrders', signed(sandbox, ''));
    expect(performance.now() - begun).toBeGreaterThan(190);
  });

  test('by the length that answers say, and whether they are compressed', async () => {
    for (const saysLength of [true, false]) {
      for (const compresses of [true, false]) {
        const sandbox = await start({ saysLength, compresses, orders: 20 });
        for (const encoding of ['gzip, deflate', 'identity']) {
          const response = await fetch(`${sandbox.url}/api/GetOrders`, {
            method: 'POST',
            headers: {
              'accept-encoding': encoding,
              'content-type': 'application/x-www-form-urlencoded',
            },
            body: signed(sandbox, ''),
          });
          const isZipped = compresses && encoding !== 'identity';
          const bytes = Number(response.headers.get('content-length'));
          const text = await response.text();
          expect(JSON.parse(text)).toMatchObject({ error_code: 0 });
          expect(response.headers.get('content-encoding')).toBe(isZipped ? 'gzip' : null);
          expect(response.headers.get('transfer-encoding')).toBe(saysLength ? null : 'chunked');
          expect(bytes > 0).toBe(saysLength);
          if (saysLength) expect(bytes < Buffer.byteLength(text)).toBe(isZipped);
        }
      }
    }
  });

  test('until a reset, when a control call changes it', async () => {
    const sandbox = await start({ recurrentFlag: false, unpaidDate: 'zero' });
    const changed = await control(sandbox, 'personality', { unpaidDate: 'null' });
    expect(await changed.json()).toMatchObject({ unpaidDate: 'null', recurrentFlag: false });
    const order = { id: 5, email: 'a@example.com', goods: [{ code: 'checklist' }] };
    sandbox.store.insertOrder(order);
    const paid = async () => (await call(sandbox, 'GetOrderInfo', { bill_id: 5 })).answer.result;
    expect(await paid()).toMatchObject({ paid: null });
    expect((await control(sandbox, 'personality', { unpaidDate: 'soon' })).status).toBe(400);
    sandbox.reset();
    sandbox.store.insertOrder(order);
    expect(await paid()).toMatchObject({ paid: 0 });
    expect(await (await control(sandbox, 'personality')).json()).toMatchObject({
      unpaidDate: 'zero',
      recurrentFlag: false,
    });
  });

  const seed = firstSeed();
  test(`and a random one signs whatever it answers (seed ${seed})`, async () => {
    const random = randomFrom(seed);
    for (let i = 0; i < 8; i++) {
      const personality = { ...randomPersonality(random), msPerThousandOrders: 0 };
      const sandbox = await start({ ...personality, orders: 5, contacts: 5 });
      for (const name of ['GetOrders', 'getOrdersWithGoods', 'GetAllGoods', 'GetAllGroups']) {
        expect(await call(sandbox, name)).toMatchObject({ genuine: true });
      }
    }
  });
});
