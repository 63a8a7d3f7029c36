import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { BOUNDS } from '../../../src/bounds.ts';
import { daySpanOf, lookOf, spanOf, waitingSpanOf } from '../../../src/polling/spans.ts';
import { randomOf } from '../../support/random.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 2, 15, 12) / 1000;

let now = NOW;
beforeEach(() => {
  now = NOW;
  jest.spyOn(Date, 'now').mockImplementation(() => now * 1000);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const shopOf = (login: string) =>
  ({ run: 'poll', account: { login }, bounds: BOUNDS }) as unknown as Parameters<typeof lookOf>[0];

/** The longest time between two polls that look all the way, in minutes, of polls with such pauses. */
function longest(login: string, days: number, pause: () => number): number {
  const shop = shopOf(login);
  let [last, most] = [NOW, 0];
  for (now = NOW; now < NOW + days * DAY; now += pause()) {
    if (lookOf(shop) === 'quick poll') continue;
    most = Math.max(most, now - last);
    last = now;
  }
  return most / MINUTE;
}

const LOGINS = ['myshop', 'anna', 'школа'];
const minutes = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

test.each(minutes(1, 15))(
  'polls every %d minutes look all the way at least every two hours',
  (every) => {
    for (const login of LOGINS) expect(longest(login, 60, () => every * MINUTE)).toBeLessThan(120);
  },
);

test.each(minutes(1, 15))('so do those that are late by up to a tenth of %d minutes', (every) => {
  const random = randomOf(every);
  const pause = () => Math.min(every * MINUTE + random.int(0, 6 * every), 16 * MINUTE - 1);
  for (const login of LOGINS) expect(longest(login, 60, pause)).toBeLessThan(120);
});

// Zapier has no such interval; a poll that is late now and then is like one.
test.each(minutes(16, 60))('polls every %d minutes look all the way within two days', (every) => {
  for (const login of LOGINS) {
    expect(longest(login, 60, () => every * MINUTE)).toBeLessThan(48 * 60);
  }
});

test('shops have other minutes, and a shop has others in each hour', () => {
  const begins = (login: string, hour: number) => {
    // The poll before it is a quick one.
    for (now = NOW + hour * HOUR; lookOf(shopOf(login)) !== 'quick poll'; ) now += 1;
    for (; lookOf(shopOf(login)) === 'quick poll'; ) now += 1;
    return now - NOW - hour * HOUR;
  };
  expect(new Set(minutes(0, 23).map((hour) => begins('myshop', hour))).size).toBeGreaterThan(12);
  expect(new Set(LOGINS.map((login) => begins(login, 0))).size).toBe(3);
});

test.each(['turning on', 'test'] as const)('%s, a run looks all the way', (run) => {
  for (const minute of minutes(0, 59)) {
    now = NOW + minute * MINUTE;
    expect(lookOf({ ...shopOf('myshop'), run })).toBe(run);
  }
});

test('a quick poll asks for a day, with room for clocks that differ', () => {
  const iso = ({ from, to }: { from: number; to: number }) =>
    [from, to].map((seconds) => new Date(seconds * 1000).toISOString().slice(0, 16));
  expect(iso(spanOf(30, 'quick poll'))).toStrictEqual(['2026-03-14T09:00', '2026-03-15T15:00']);
  expect(iso(waitingSpanOf(48, 7, 'quick poll'))).toStrictEqual([
    '2026-03-12T09:00',
    '2026-03-13T15:00',
  ]);
  // In whole days of any zone, UTC-12 to UTC+14.
  expect(iso(daySpanOf(24, 'quick poll'))).toStrictEqual(['2026-03-13T21:00', '2026-03-16T05:00']);
});
