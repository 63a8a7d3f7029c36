import { describe, expect, test } from '@jest/globals';
import type { Sandbox } from '../server.ts';
import { control, post, signed } from '../testing.ts';
import { ID, PAID_AT, useNotifications } from './testing.ts';

const { call, listen, make, shopWithOrder, start } = useNotifications();

describe('nothing is posted', () => {
  const counts = (sandbox: Sandbox) => sandbox.posts.map(({ event }) => event);

  test('twice of what has happened, nor of what is no event', async () => {
    const { sandbox } = await shopWithOrder();
    const update = (params: object) =>
      call(sandbox, 'UpdateOrderStatus', { bill_id: ID, ...params });
    for (let time = 0; time < 2; time++) {
      await update({ status: 'paid', date: PAID_AT });
      await update({ status: 'sent', date: PAID_AT, rpo: 'R' });
    }
    await update({ status: 'wrong' });
    await make(sandbox, ['checklist']);
    await control(sandbox, 'orders', {
      orders: [{ email: 'a@example.com', goods: ['printed-book'] }],
    });
    await call(sandbox, 'DeleteOrder', { bill_id: ID });
    await sandbox.posted();
    expect(counts(sandbox)).toStrictEqual(['created', 'paid']);
  });

  test('of what a fault keeps from being done', async () => {
    const { sandbox } = await shopWithOrder();
    sandbox.fault('http-502', { carriedOut: false });
    const query = `bill_id=${ID}&status=cancel`;
    await post(sandbox, 'UpdateOrderStatus', signed(sandbox, query));
    await sandbox.posted();
    expect(counts(sandbox)).toStrictEqual(['created']);
    sandbox.fault('http-502');
    await post(sandbox, 'UpdateOrderStatus', signed(sandbox, query));
    await sandbox.posted();
    expect(counts(sandbox)).toStrictEqual(['created', 'canceled']);
  });

  test.each([
    'https://example.com/hook',
    'http://127.0.0.1.example.com/',
    'http://127.0.0.1@example.com/',
    'http://localhost.example.com/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
    'http://169.254.169.254/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::2]/',
    'ftp://127.0.0.1/',
    'file:///etc/passwd',
    '127.0.0.1:80',
    '/hook',
    '',
  ])('to %j: it is refused when it is set', async (address) => {
    const sandbox = await start();
    const ours = 'http://127.0.0.1:9/';
    for (const addresses of [{ paid: ours }, { paid: address, created: ours }]) {
      const response = await control(sandbox, 'notifications', { product: 'checklist', addresses });
      const isOurs = addresses.paid === ours;
      expect(response.status).toBe(isOurs ? 200 : 400);
      const error = /^(The sandbox posts to 127.0.0.1, |Notifications go to a web address)/;
      if (!isOurs)
        expect(await response.json()).toMatchObject({ error: expect.stringMatching(error) });
    }
    const now = await control(sandbox, 'notifications');
    expect(await now.json()).toStrictEqual({ checklist: { paid: ours } });
    expect(() => sandbox.store.directory.setAddresses('checklist', { paid: address })).toThrow();
  });

  test.each([
    'http://127.1:9/',
    'http://LOCALHOST:9/x?y=1',
    'http://[::1]:9/',
    'https://127.9.9.9/',
  ])('but to this computer: %s is taken', async (address) => {
    const sandbox = await start();
    const addresses = { paid: address };
    const response = await control(sandbox, 'notifications', { product: 'checklist', addresses });
    expect(response.status).toBe(200);
  });

  test('to where an address leads', async () => {
    const elsewhere = await listen();
    const hook = await listen(307, { location: elsewhere.url });
    const sandbox = await start();
    sandbox.store.directory.setAddresses('checklist', { created: hook.url });
    await make(sandbox, ['checklist']);
    await sandbox.posted();
    expect(sandbox.posts).toMatchObject([{ event: 'created', status: 307 }]);
    expect([hook.bodies.length, elsewhere.bodies.length]).toStrictEqual([1, 0]);
  });
});
