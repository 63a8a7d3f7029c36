import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { inventOrders } from '../../standins/justclick/invented.ts';
import type { Sandbox } from '../../standins/justclick/server.ts';
import { useSandboxes } from '../../standins/justclick/testing.ts';
import { partOf } from '../../support/amount.ts';
import { onPosix } from '../../support/posix.ts';
import { useCommand } from './support/command.ts';
import { QuickPhp } from './support/quick_php.ts';

const { start } = useSandboxes();
const { connect, folder, run } = useCommand();

const now = () => Math.floor(Date.now() / 1000);
const EMAIL = 'owner@shop.example';
const WRITE = ['--write', '--email', EMAIL, '--product', 'checklist'];

/** A sandbox with a few customers and an order of the owner, all of which have to stay as they are. */
async function connectShop() {
  const sandbox = await start({ now, php: new QuickPhp() });
  const orders = [...inventOrders(5, now()), { email: EMAIL, goods: [{ code: 'photo-course' }] }];
  sandbox.store.insertOrders(orders);
  connect(sandbox);
  return { sandbox, before: sandbox.store.getOrders() };
}

const ordersIn = ({ store }: Sandbox) => store.getOrders().toSorted((a, b) => a.id - b.id);

/** The orders that a run has left behind. */
const leftIn = (sandbox: Sandbox) =>
  ordersIn(sandbox).filter(({ tag }) => tag.startsWith('zapier-probe-'));

describe('npm run probe -- --write', () => {
  test('asks, makes at most three orders, and deletes them', async () => {
    const { sandbox, before } = await connectShop();
    const ended = await run(WRITE, { input: 'yes\n' });
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/^\d+ confirmed, 0 contradicted/m);
    expect(ended.stdout).toMatch(/^delete-twice +confirmed +code 302$/m);
    expect(ended.stderr).toMatch(/at most three orders in the shop of demo\.justclick\.io/);
    expect(ended.stderr.match(/^Order \d+ was answered/gm)).toHaveLength(3);
    expect(ended.stderr.match(/^Deleted order \d+/gm)).toHaveLength(3);
    expect(ordersIn(sandbox)).toStrictEqual(before.toSorted((a, b) => a.id - b.id));
  });

  test.each(['no\n', ''])('only reads when the answer is %j', async (input) => {
    const { sandbox } = await connectShop();
    const { stderr } = await run(WRITE, { input });
    expect(stderr).toContain('It only reads.');
    expect(sandbox.requests.filter(({ function: name }) => name === 'CreateOrder')).toStrictEqual(
      [],
    );
  });

  test('makes no order when the report cannot be saved', async () => {
    const { sandbox, before } = await connectShop();
    const ended = await run([...WRITE, '--save', folder], { input: 'yes\n' });
    expect(ended).toMatchObject({
      code: 2,
      stderr: `${folder} cannot be written: it is a folder.\n`,
    });
    expect([sandbox.requests, ordersIn(sandbox)]).toStrictEqual([
      [],
      before.toSorted((a, b) => a.id - b.id),
    ]);
  });

  test('knows the products of the shop', async () => {
    await connectShop();
    const ended = await run(['--write', '--email', EMAIL, '--product', 'socks'], {
      input: 'yes\n',
    });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/^The shop has no product with the code "socks"\.$/m);
  });

  test.each(
    partOf([
      ['while the first order is made', /^Making an order/, 1],
      ['while it is changed', /Paid, shipped/, 1],
      ['while the second order is made', /^Making an order/, 3],
      ['before it ends', /^Order \d+ was answered/, 3],
    ] as const),
  )(
    'killed %s it has named what it leaves, and the next run deletes that',
    async (_when, at, times) => {
      const { sandbox, before } = await connectShop();
      const kill = { signal: 'SIGKILL', at: new RegExp(at, 'm'), times } as const;
      const killed = await run(WRITE, { input: 'yes\n', kill });
      expect(killed.signal).toBe('SIGKILL');
      // What was under way when it died is still done.
      await setTimeout(300);
      const left = leftIn(sandbox);
      for (const { id, tag } of left) {
        const isNamed = killed.stderr.includes(tag) && killed.stderr.includes(EMAIL);
        expect([id, isNamed]).toStrictEqual([id, true]);
      }
      expect(ordersIn(sandbox).length).toBe(before.length + left.length);

      const next = await run(WRITE, { input: 'yes\n' });
      if (left.length > 0) {
        expect(next.stderr).toMatch(/will also delete what earlier runs left behind/);
        for (const { id } of left) expect(next.stderr).toContain(`Deleted order ${id}.`);
      }
      expect(ordersIn(sandbox)).toStrictEqual(before.toSorted((a, b) => a.id - b.id));
    },
  );

  onPosix.each(['SIGTERM', 'SIGINT'] as const)(
    'stopped by %s it deletes what it made',
    async (signal) => {
      const { sandbox, before } = await connectShop();
      const kill = { signal, at: /Paid, shipped/ };
      const ended = await run(WRITE, { input: 'yes\n', kill });
      expect(ended).toMatchObject({ code: 2, signal: null });
      expect(ended.stderr).toMatch(/^Stopping, and deleting what was made\.$/m);
      expect(ended.stderr).toMatch(/^Deleted order \d+\.$/m);
      expect(ordersIn(sandbox)).toStrictEqual(before.toSorted((a, b) => a.id - b.id));
    },
  );
});
