import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { realClock, virtualClock } from './clock.ts';
import { together } from './together.ts';

const HOURS = 3_600_000;

describe('virtual time', () => {
  test('passes at once where all works wait, to whoever waits least', async () => {
    const clock = virtualClock(1000);
    const seen: [string, number][] = [];
    const work = (name: string, waits: number[]) => async () => {
      for (const milliseconds of waits) {
        await clock.wait(milliseconds);
        seen.push([name, clock.now() - 1000]);
      }
    };
    await together(clock, [work('a', [3 * HOURS, HOURS]), work('b', [HOURS, HOURS])]);
    expect(seen).toStrictEqual([
      ['b', HOURS],
      ['b', 2 * HOURS],
      ['a', 3 * HOURS],
      ['a', 4 * HOURS],
    ]);
  });

  test('stands still while a work does something that takes real time', async () => {
    const clock = virtualClock();
    const order: string[] = [];
    await together(clock, [
      async () => {
        await setTimeout(30);
        order.push(`done at ${clock.now()}`);
      },
      async () => {
        await clock.wait(HOURS);
        order.push(`waited until ${clock.now()}`);
      },
    ]);
    expect(order).toStrictEqual(['done at 0', `waited until ${HOURS}`]);
  });

  test('goes on for who waits outside of any work', async () => {
    const clock = virtualClock();
    await clock.wait(HOURS);
    await clock.wait(HOURS);
    expect(clock.now()).toBe(2 * HOURS);
  });

  test('goes on when a work fails', async () => {
    const clock = virtualClock();
    const works = [() => Promise.reject(new Error('odd')), () => clock.wait(HOURS)];
    await expect(together(clock, works)).rejects.toThrow('odd');
    await clock.wait(2 * HOURS);
    expect(clock.now()).toBe(2 * HOURS);
  });
});

test.each([
  ['real', realClock, 20],
  ['virtual', virtualClock(), HOURS],
] as const)('%s time tells whether something has ended in time', async (_name, clock, wait) => {
  const began = clock.now();
  expect(await clock.within(Promise.resolve(), wait)).toBe(true);
  expect(await clock.within(Promise.reject(new Error('odd')), wait)).toBe(true);
  expect(clock.now() - began).toBeLessThan(wait);
  expect(await clock.within(new Promise(() => undefined), wait)).toBe(false);
  expect(clock.now() - began).toBeGreaterThanOrEqual(wait - 1);
  await clock.wait(wait);
  expect(clock.now() - began).toBeGreaterThanOrEqual(2 * wait - 2);
});
