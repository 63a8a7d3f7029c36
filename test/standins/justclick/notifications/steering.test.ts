import { describe, expect, test } from '@jest/globals';
import { control } from '../testing.ts';
import { ID, PAID_AT, useNotifications } from './testing.ts';

const { call, listen, make, shopWithOrder, start } = useNotifications();

describe('notifications are steered by control calls', () => {
  test('that show what was posted, post once more, and take addresses away', async () => {
    const lines: string[] = [];
    const { sandbox, hook } = await shopWithOrder({ log: (line) => lines.push(line) });
    await sandbox.posted();
    const again = await control(sandbox, 'notify', { id: ID, event: 'refunded' });
    expect(await again.json()).toStrictEqual({ posts: 1 });
    await sandbox.posted();
    const posts = await (await control(sandbox, 'posts')).text();
    expect(JSON.parse(posts)).toMatchObject([
      {
        event: 'created',
        order: ID,
        product: 'printed-book',
        url: `${hook.url}/created`,
        status: 200,
      },
      { event: 'refunded', status: 200 },
    ]);
    expect(lines).toContain(`Order ${ID} created, told to ${hook.url}/created: HTTP 200`);
    expect(posts + lines).not.toContain(sandbox.rpsKey);

    const addresses = { created: null };
    await control(sandbox, 'notifications', { product: 'printed-book', addresses });
    const none = await control(sandbox, 'notify', { id: ID, event: 'created' });
    expect(await none.json()).toStrictEqual({ posts: 0 });
    sandbox.reset();
    expect(sandbox).toMatchObject({ posts: [], store: { directory: { addresses: {} } } });
  });

  test('post to each product of an order that has an address, and say what went wrong', async () => {
    const hook = await listen(500);
    const sandbox = await start();
    sandbox.store.directory.setAddresses('checklist', { created: hook.url });
    sandbox.store.directory.setAddresses('photo-course', { created: 'http://127.0.0.1:1/' });
    await make(sandbox, ['checklist', 'photo-course', 'webinar_2024', 'checklist']);
    await sandbox.posted();
    expect(sandbox.posts).toHaveLength(2);
    expect(sandbox.posts).toContainEqual(
      expect.objectContaining({ product: 'checklist', status: 500 }),
    );
    const failed = sandbox.posts.find(({ product }) => product === 'photo-course');
    expect([failed?.status, failed?.error]).toStrictEqual([undefined, expect.any(String)]);
  });

  test.each([
    ['notifications', { product: 'nope', addresses: {} }],
    ['notifications', { product: 'checklist' }],
    ['notifications', { product: 'checklist', addresses: { shipped: 'http://127.0.0.1/' } }],
    ['notifications', { product: 'checklist', addresses: { paid: 5 } }],
    ['notify', { id: 5, event: 'paid' }],
    ['notify', { id: ID, event: 'shipped' }],
    ['prepay', { id: 5, sum: 500 }],
    ['prepay', { id: ID, sum: '500' }],
    ['prepay', { id: ID, sum: 499 }],
    ['prepay', { id: ID, sum: 5770 }],
    ['prepay', { id: ID + 1, sum: 100 }],
    ['prepay', { id: ID + 2, sum: 500 }],
  ])('cannot be %s %j', async (path, body) => {
    const sandbox = await start();
    await make(sandbox);
    await make(sandbox, ['checklist']);
    const [order] = [{ email: 'a@example.com', goods: ['printed-book'], pay_status: 'paid' }];
    await control(sandbox, 'orders', { orders: [order] });
    const before = sandbox.store.getOrders();
    expect((await control(sandbox, path, body)).status).toBe(400);
    expect(sandbox.store.getOrders()).toStrictEqual(before);
  });

  test('prepay an order, of which less is left to pay then', async () => {
    const sandbox = await start();
    await make(sandbox);
    const left = async () => {
      const { answer } = await call(sandbox, 'GetOrderDetails', { bill_id: ID });
      return (answer.result as { bill_sum_topay: string }).bill_sum_topay;
    };
    expect(await left()).toBe('5770.00');
    expect((await control(sandbox, 'prepay', { id: ID, sum: 500 })).status).toBe(200);
    expect(await left()).toBe('5270.00');
    expect(sandbox.store.getOrder(ID)).toMatchObject({ pay_status: 'waiting', prepaid: 500 });
    await call(sandbox, 'UpdateOrderStatus', { bill_id: ID, status: 'paid', date: PAID_AT });
    expect(await left()).toBe('0.00');
  });
});
