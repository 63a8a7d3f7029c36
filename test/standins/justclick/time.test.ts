import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import type { Sandbox } from './server.ts';
import { control, NOW, post, signed, useSandboxes } from './testing.ts';

const { start } = useSandboxes();

const CREATE = 'bill_email=a%40b.co&goods%5B0%5D%5Bgood_name%5D=checklist';
const create = (sandbox: Sandbox, query = CREATE) =>
  post(sandbox, 'CreateOrder', signed(sandbox, query)).then(
    ({ status }) => status,
    () => 'reset' as const,
  );
/** Waits as long as it takes, which on a busy computer is longer than it should be. */
async function untilDone({ late }: Sandbox): Promise<void> {
  while (late.count > 0) await setTimeout(20);
}
const made = (sandbox: Sandbox) => sandbox.store.getOrders().length;

describe('a write that the service carries out late', () => {
  test.each([
    ['late', 'reset'],
    ['late-504', 504],
  ] as const)('%s is answered at once, and done after so many seconds', async (fault, answer) => {
    const lines: string[] = [];
    const sandbox = await start({ log: (line) => lines.push(line) });
    const asked = { fault, function: 'CreateOrder', times: 1, seconds: 2 };
    expect((await control(sandbox, 'fault', asked)).status).toBe(200);
    // From before it is asked: the answer may come late itself.
    const begun = performance.now();
    expect(await create(sandbox)).toBe(answer);
    expect([made(sandbox), sandbox.late.count]).toStrictEqual([0, 1]);
    await untilDone(sandbox);
    expect(performance.now() - begun).toBeGreaterThan(1_900);
    expect(made(sandbox)).toBe(1);
    expect(sandbox.requests).toMatchObject([{ function: 'CreateOrder', error_code: 0, fault }]);
    expect(lines.at(-1)).toBe('CreateOrder, carried out late: 0 order created');
    expect(await create(sandbox)).toBe(200);
  });

  test('is done three seconds later unless told otherwise', async () => {
    const sandbox = await start();
    sandbox.fault('late');
    const begun = performance.now();
    await create(sandbox);
    await setTimeout(1_000);
    expect(made(sandbox)).toBe(0);
    await untilDone(sandbox);
    expect(performance.now() - begun).toBeGreaterThan(2_900);
    expect(made(sandbox)).toBe(1);
  });

  test.each([1, 3, 20])(
    'after %j seconds, can be done at once by who will not wait',
    async (seconds) => {
      const sandbox = await start();
      sandbox.fault('late', { seconds });
      await create(sandbox);
      await create(sandbox, CREATE.replace('checklist', 'photo-course'));
      const late = async (body?: object) => (await control(sandbox, 'late', body)).json();
      expect(await late()).toStrictEqual({ works: 2 });
      expect(made(sandbox)).toBe(0);
      expect(await late({})).toStrictEqual({ works: 2 });
      expect(await late({})).toStrictEqual({ works: 0 });
      expect(sandbox.store.getOrder(100_001)?.goods).toMatchObject([{ code: 'checklist' }]);
      expect(sandbox.store.getOrder(100_002)?.goods).toMatchObject([{ code: 'photo-course' }]);
    },
  );

  test('is never done if the fault says so, nor after a reset, nor if it was refused', async () => {
    const sandbox = await start();
    sandbox.fault('late', { carriedOut: false, seconds: 0.05 });
    await create(sandbox);
    expect(sandbox.late.count).toBe(0);
    sandbox.fault('late', { seconds: 0.05 });
    await create(sandbox);
    sandbox.reset();
    sandbox.fault('late', { seconds: 0.05 });
    await post(sandbox, 'CreateOrder', `${CREATE}&hash=0`).catch(() => undefined);
    await create(sandbox, 'bill_email=a%40b.co');
    await untilDone(sandbox);
    expect(made(sandbox)).toBe(0);
  });

  test('meets the shop as it is by then', async () => {
    const sandbox = await start();
    sandbox.fault('late', { seconds: 60, times: 1 });
    await create(sandbox);
    expect(await create(sandbox)).toBe(200);
    sandbox.late.finish();
    expect(made(sandbox)).toBe(1);
  });

  test('cannot be late by what is no time', async () => {
    const sandbox = await start();
    for (const seconds of [-1, '3', null]) {
      expect((await control(sandbox, 'fault', { fault: 'late', seconds })).status).toBe(400);
    }
  });
});

describe('a service that limits requests', () => {
  /** The codes of so many calls, one after another; the HTTP status where there is no JSON. */
  async function codes(sandbox: Sandbox, count: number): Promise<unknown[]> {
    const seen: unknown[] = [];
    for (let i = 0; i < count; i++) {
      const response = await post(sandbox, 'GetAllGoods', signed(sandbox, ''));
      const text = await response.text();
      seen.push(response.status === 200 ? JSON.parse(text).error_code : response.status);
    }
    return seen;
  }

  test('takes so many in a window of the shop’s clock, and refuses more unsigned', async () => {
    let now = NOW;
    const sandbox = await start({ limit: { requests: 2, seconds: 60 }, now: () => now });
    expect(await codes(sandbox, 4)).toStrictEqual([0, 0, 8, 8]);
    now += 59;
    expect(await codes(sandbox, 1)).toStrictEqual([8]);
    now += 1;
    expect(await codes(sandbox, 3)).toStrictEqual([0, 0, 8]);
    expect(sandbox.requests.map(({ fault }) => fault)).toStrictEqual([
      ...[undefined, undefined, 'code-8', 'code-8', 'code-8'],
      ...[undefined, undefined, 'code-8'],
    ]);
  });

  test('does nothing of what it refuses, and says when to come again', async () => {
    let now = NOW;
    const sandbox = await start({ now: () => now });
    const limit = { requests: 1, seconds: 90, answer: 'http-429' };
    expect((await control(sandbox, 'limit', limit)).status).toBe(200);
    expect(await codes(sandbox, 1)).toStrictEqual([0]);
    now += 20;
    const response = await post(sandbox, 'CreateOrder', signed(sandbox, CREATE));
    expect([response.status, response.headers.get('retry-after')]).toStrictEqual([429, '70']);
    expect(made(sandbox)).toBe(0);
    await control(sandbox, 'limit', {});
    expect(await codes(sandbox, 2)).toStrictEqual([0, 0]);
    await control(sandbox, 'limit', { requests: 0, seconds: 1 });
    expect(await codes(sandbox, 1)).toStrictEqual([8]);
    sandbox.reset();
    expect(await codes(sandbox, 2)).toStrictEqual([0, 0]);
  });

  test('counts API 2.0 as well, and goes on with other faults below the limit', async () => {
    const sandbox = await start({ limit: { requests: 2, seconds: 60 } });
    sandbox.fault('http-502', { times: 1 });
    const keyed = async () => (await post(sandbox, 'getgoods', `rpsKey=${sandbox.rpsKey}`)).status;
    expect(await keyed()).toBe(502);
    expect(await codes(sandbox, 2)).toStrictEqual([0, 8]);
  });

  test.each([
    { requests: 1 },
    { seconds: 1 },
    { requests: -1, seconds: 1 },
    { requests: 1, seconds: 0 },
    { requests: '1', seconds: 1 },
    { requests: 1, seconds: 1, answer: 'http-500' },
  ])('cannot be one of %j', async (limit) => {
    const sandbox = await start();
    expect((await control(sandbox, 'limit', limit)).status).toBe(400);
    expect(await codes(sandbox, 2)).toStrictEqual([0, 0]);
  });
});
