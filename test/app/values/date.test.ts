import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import {
  FUTURE_DATE_HELP,
  notEarlierThan,
  notLaterThan,
  PAST_DATE_HELP,
  readDate,
} from '../../../src/values/date.ts';
import { zoneNamed } from '../../../src/values/date_clock.ts';
import {
  CHANGES,
  DATES,
  DAY_FORMS,
  instant,
  isDoubled,
  junk,
  MONTH_NAMES,
  NEW_YORK,
  NO_DATE,
  NO_DATES,
  NOW,
  offsetText,
  TIME_FORMS,
  UNIT_NAMES,
  UTC,
  WEEKDAY_NAMES,
  wallOf,
  ZONE_FORMS,
  zone,
} from './dates.ts';

const at = (written: unknown, timeZone: string | null | undefined = UTC, now = NOW) =>
  readDate(written, 'Created At', { zone: timeZone, now });

const seconds = (iso: string) => Date.parse(iso) / 1000;

/** What the person is told, as the platform shows it. */
function problemOf(read: () => unknown): string {
  try {
    return `no error, but ${read()}`;
  } catch (error) {
    const { message, code } = JSON.parse((error as Error).message);
    expect(code).toBe('field_invalid');
    return message;
  }
}

test.each(DATES)('%j in %s is %s', (written, timeZone, iso) => {
  expect(at(written, timeZone)).toBe(seconds(iso));
});

test.each(NO_DATES)('%j is refused: it %s', (written, problem, timeZone = UTC) => {
  expect(problemOf(() => at(written, timeZone))).toBe(`Created At: "${written}" ${problem}`);
});

test.each([undefined, null, '', '   ', '\u200b', ' \u200e\ufeff '])(
  '%j is no date at all',
  (value) => {
    expect(at(value)).toBeUndefined();
  },
);

test.each([[['2026-12-02']], [{ date: '2026-12-02' }]])('%j is refused', (value) => {
  expect(problemOf(() => at(value))).toBe(
    'Created At: This takes one text. Map a single value, not a list.',
  );
});

test.each(MONTH_NAMES)('%s is month %i', (name, month) => {
  const iso = `2026-${String(month).padStart(2, '0')}-15T09:00:00Z`;
  expect(at(`15 ${name} 2026`)).toBe(seconds(iso));
  expect(at(`${name.toUpperCase()} 15, 2026`)).toBe(seconds(iso));
});

test.each(WEEKDAY_NAMES)('%s is March %i, 2026', (name, day) => {
  const days = Array.from({ length: 7 }, (_, index) => index + 1);
  const fits = days.filter((each) => {
    const told = problemOf(() => at(`${name}, ${each} March 2026`));
    return !told.includes('names another weekday');
  });
  expect(fits).toStrictEqual([day]);
});

test.each(UNIT_NAMES)('1 %s is %i seconds', (name, length) => {
  const january = seconds('2026-01-15T12:00:00Z');
  expect(at(`+1${name}`, UTC, january)).toBe(january + length);
  expect(at(`1 ${name} ago`, UTC, january)).toBe(january - length);
  expect(at(`через 1 ${name.toUpperCase()}`, UTC, january)).toBe(january + length);
});

test.each([
  ['2026-11-29T12:00:00Z', '2026-11-30'],
  ['2026-11-30T00:00:00Z', '2026-12-07'],
  ['2026-12-01T12:00:00Z', '2026-12-07'],
  ['2026-12-05T23:59:59Z', '2026-12-07'],
])('at %s, next Monday is %s', (now, day) => {
  expect(at('next Monday', UTC, seconds(now))).toBe(seconds(`${day}T09:00:00Z`));
});

describe('without more said', () => {
  test.each([undefined, null, '', 'Nowhere/Atlantis'])('the zone is UTC, when it is %j', (none) => {
    expect(readDate('2026-12-02 15:00', 'Date', { zone: none })).toBe(
      seconds('2026-12-02T15:00:00Z'),
    );
  });

  test('now is now, and a part of a second is cut off', () => {
    const before = Math.floor(Date.now() / 1000);
    const read = readDate('now', 'Date', {});
    expect(read).toBeGreaterThanOrEqual(before);
    expect(read).toBeLessThanOrEqual(Date.now() / 1000);
    expect(at('now', UTC, NOW + 0.9)).toBe(NOW);
  });
});

describe('what may be an API key is not shown', () => {
  const KEY = '0123456789abcdefABCDEF0123456789';

  test.each([
    KEY,
    `${KEY}ff`,
    `key=${KEY}`,
    `2026-12-02 ${KEY}`,
    KEY.replace(/(.{8})/g, '$1-'),
    KEY.replace(/(.{4})/g, '$1\u200b '),
    `${'x'.repeat(20)}${KEY}`,
    'f'.repeat(101),
  ])('%j', (written) => {
    expect(problemOf(() => at(written))).toBe(`Created At: This ${NO_DATE}`);
  });

  test.each([
    [KEY.slice(1), KEY.slice(1)],
    ['x'.repeat(40), 'x'.repeat(40)],
    ['x'.repeat(41), `${'x'.repeat(40)}…`],
    ['so\u200bon', 'soon'],
  ])('but %j is, as %j', (written, shown) => {
    expect(problemOf(() => at(written))).toBe(`Created At: "${shown}" ${NO_DATE}`);
  });
});

test('a text of up to 100 letters is looked at', () => {
  const zeros = (count: number) => `2026-12-02T15:00:00.${'0'.repeat(count)}Z`;
  expect(at(zeros(79))).toBe(seconds('2026-12-02T15:00:00Z'));
  expect(problemOf(() => at(zeros(80)))).toContain(NO_DATE);
});

/** Each of these hangs, or takes minutes, if an expression can be made to look back again and again. */
test.each([
  ' ',
  '+',
  '+1d ',
  ' +1',
  '9',
  '1.',
  'a',
  'я',
  'mon, ',
  '2-',
  '(',
  '\u200b',
  '\u200bx',
  '−',
  '🛒',
  'f ',
])('a long text of %j is refused at once', (piece) => {
  for (const length of [90, 100, 100_000]) {
    const long = piece.repeat(Math.ceil(length / piece.length));
    for (const written of [`x${long}x`, `2026-12-02 ${long}`, `${long}2026-12-02`]) {
      for (const cut of [written.slice(0, 100), written]) {
        const told = problemOf(() => at(cut));
        expect(told).toMatch(/^(?:no error, but (?:\d+|undefined)|Created At: .{0,300})$/su);
      }
    }
  }
});

describe('an instant is read as it was written', () => {
  const cases = Object.entries(DAY_FORMS).flatMap(([day, writeDay]) =>
    Object.entries(TIME_FORMS).map(
      ([time, writeTime]) => [day, time, writeDay, writeTime] as const,
    ),
  );

  test.each(cases)('%s, %s', (_day, _time, writeDay, writeTime) => {
    fc.assert(
      fc.property(
        instant,
        zone,
        fc.constantFrom(...Object.values(ZONE_FORMS)),
        (when, timeZone, writeZone) => {
          const wall = wallOf(when, timeZone);
          const offset = writeZone(offsetText(wall.offset));
          const written = `${writeDay(wall)}${writeTime(wall)}${offset}`;
          if (offset === '' && isDoubled(when, timeZone)) {
            expect(problemOf(() => at(written, timeZone))).toContain('comes twice');
          } else {
            expect([written, at(written, offset === '' ? timeZone : NEW_YORK)]).toStrictEqual([
              written,
              when,
            ]);
          }
        },
      ),
    );
  });

  test.each(Object.entries(DAY_FORMS))('%s, without a time', (_name, writeDay) => {
    fc.assert(
      fc.property(instant, zone, (when, timeZone) => {
        const wall = wallOf(when, timeZone);
        fc.pre(!(timeZone === 'Pacific/Apia' && wall.date === '2011-12-30'));
        const read = at(writeDay(wall), timeZone) ?? 0;
        expect(wallOf(read, timeZone)).toMatchObject({ date: wall.date, time: '09:00:00' });
      }),
    );
  });

  test.each([
    ['unix seconds', (when: number) => String(when)],
    ['unix milliseconds', (when: number) => String(when * 1000 + 999)],
    ['a number', (when: number) => when],
    ['what JavaScript writes', (when: number) => new Date(when * 1000).toISOString()],
    ['what an email has', (when: number) => new Date(when * 1000).toUTCString()],
  ])('%s', (_name, write) => {
    fc.assert(
      fc.property(instant, zone, (when, timeZone) => {
        expect(at(write(when), timeZone)).toBe(when);
      }),
    );
  });

  test('the day number of a spreadsheet', () => {
    fc.assert(
      fc.property(instant, zone, fc.boolean(), (when, timeZone, isText) => {
        const wall = wallOf(when, timeZone);
        fc.pre(wall.time !== '00:00:00' && !isDoubled(when, timeZone));
        const number = (when + wall.offset) / 86_400 + 25_569;
        expect(at(isText ? number.toFixed(6) : number, timeZone)).toBe(when);
      }),
    );
  });
});

test('a time around a change of the clocks is read, or refused when it is not one', () => {
  expect(CHANGES.length).toBeGreaterThan(40);
  const told = { 'does not exist': 0, 'comes twice': 0, 'no error, but': 0 };
  fc.assert(
    fc.property(
      fc.constantFrom(...CHANGES),
      fc.integer({ min: -30 * 3600, max: 30 * 3600 }),
      fc.constantFrom(1, 10),
      (change, distance, closer) => {
        const wall = change.at + change.before + Math.round(distance / closer);
        const instants = [
          ...(wall - change.before < change.at ? [wall - change.before] : []),
          ...(wall - change.after >= change.at ? [wall - change.after] : []),
        ];
        const written = new Date(wall * 1000).toISOString().slice(0, 19);
        const problem = problemOf(() => at(written, change.timeZone));
        const kind = (['does not exist', 'no error, but', 'comes twice'] as const)[instants.length];
        if (kind !== undefined) told[kind]++;
        expect(problem).toContain(kind);
        if (instants.length === 1) expect(problem).toBe(`no error, but ${instants[0]}`);
      },
    ),
    { numRuns: 1000 },
  );
  expect(Math.min(...Object.values(told))).toBeGreaterThan(0);
});

test.each([undefined, null, '', 'Nowhere/Atlantis'])('a zone called %j is UTC', (name) => {
  expect(zoneNamed(name)).toBe('UTC');
});

test('a zone is prepared once, because that takes long', () => {
  const made = jest.spyOn(Intl, 'DateTimeFormat');
  try {
    at('2026-12-02', 'Indian/Chagos');
    at('2026-12-02', 'Indian/Chagos');
    expect(made).toHaveBeenCalledTimes(1);
  } finally {
    made.mockRestore();
  }
});

test('slashes and dashes give the one day that is possible, or both', () => {
  const day = fc.integer({ min: 1, max: 31 });
  fc.assert(
    fc.property(day, day, fc.constantFrom('/', '-'), (first, second, between) => {
      const written = [first, second, 2026].join(between);
      const days = new Set(
        [
          [first, second],
          [second, first],
        ].flatMap(([month = 0, date = 0]) => {
          const instant = new Date(Date.UTC(2026, month - 1, date, 9));
          return month <= 12 && instant.getUTCDate() === date ? instant.getTime() / 1000 : [];
        }),
      );
      const [only] = days;
      const told = problemOf(() => at(written));
      if (days.size === 1) expect(told).toBe(`no error, but ${only}`);
      else expect(told).toContain(days.size === 0 ? 'does not exist' : 'can mean');
    }),
  );
});

describe('arithmetic', () => {
  const count = fc.integer({ min: -999, max: 999 });
  const middle = fc.integer({ min: seconds('2010-01-01Z'), max: seconds('2090-01-01Z') });
  const signed = (number: number) => `${number < 0 ? '-' : '+'}${Math.abs(number)}`;

  test('hours and minutes are exact, in any zone', () => {
    fc.assert(
      fc.property(middle, zone, count, count, (now, timeZone, hours, minutes) => {
        const written = `${signed(hours)}h ${signed(minutes)}m`;
        expect(at(written, timeZone, now)).toBe(now + hours * 3600 + minutes * 60);
      }),
    );
  });

  test('days and weeks keep the time, except in an hour that is left out', () => {
    fc.assert(
      fc.property(middle, zone, count, (now, timeZone, days) => {
        const read = at(`${signed(days)}d`, timeZone, now) ?? 0;
        const [before, after] = [wallOf(now, timeZone), wallOf(read, timeZone)];
        const target = new Date(Date.parse(before.date) + days * 86_400_000).toISOString();
        const found = `${after.date} ${after.time}`;
        const wanted = `${target.slice(0, 10)} ${before.time}`;
        expect(found >= wanted).toBe(true);
        if (found !== wanted) {
          // Nothing shows what was wanted: neither half a day before nor after does the clock pass it.
          const around = Array.from({ length: 289 }, (_, index) => read + (index - 144) * 900);
          const shown = around.map((each) => wallOf(each, timeZone));
          expect(shown.map(({ date, time }) => `${date} ${time}`)).not.toContain(wanted);
        }
      }),
    );
  });
});

test('whatever is written is read as a time of these hundred years, or refused in plain words', () => {
  fc.assert(
    fc.property(junk, zone, (written, timeZone) => {
      let read: number | undefined;
      try {
        read = at(written, timeZone);
      } catch (error) {
        const { message } = JSON.parse((error as Error).message);
        expect(message).toMatch(/^Created At: (?:This|"[\s\S]{1,41}") .*\.$/);
        return;
      }
      if (read === undefined) {
        expect(written.replace(/[\s\p{Cf}]/gu, '')).toBe('');
        return;
      }
      expect(Number.isInteger(read)).toBe(true);
      expect(read).toBeGreaterThan(seconds('1999-12-31T00:00:00Z'));
      expect(read).toBeLessThan(seconds('2101-01-02T00:00:00Z'));
      expect(at(` ${written.toUpperCase()}\u200b`, timeZone)).toBe(read);
    }),
    { numRuns: 5000 },
  );
});

describe('a time that has happened', () => {
  const later = (when: number | undefined) => notLaterThan(when, 'Paid At', { now: NOW });

  test.each([undefined, 0, NOW - 1, NOW, NOW + 86_400])('is %j', (when) => {
    expect(later(when)).toBe(when);
  });

  test('is not later than a day from now', () => {
    expect(problemOf(() => later(NOW + 86_401))).toBe(
      'Paid At: 2026-11-27 20:55 UTC is more than a day from now. Choose an earlier date.',
    );
  });

  test('is measured by the clock, if nothing else is said', () => {
    const now = Math.floor(Date.now() / 1000);
    expect(notLaterThan(now + 80_000, 'Paid At')).toBe(now + 80_000);
    expect(() => notLaterThan(now + 90_000, 'Paid At')).toThrow(/more than a day from now/);
  });
});

describe('a time that is to come', () => {
  const future = (when: number | undefined) => notEarlierThan(when, 'Cancel At', { now: NOW });

  test.each([undefined, NOW + 1, NOW + 1e9])('is %j', (when) => {
    expect(future(when)).toBe(when);
  });

  test.each([0, NOW - 1, NOW])('is not %j', (when) => {
    expect(problemOf(() => future(when))).toBe(
      'Cancel At: This time is in the past. Choose a later one.',
    );
  });

  test('is measured by the clock, if nothing else is said', () => {
    const now = Math.floor(Date.now() / 1000);
    expect(notEarlierThan(now + 100, 'Cancel At')).toBe(now + 100);
    expect(() => notEarlierThan(now - 100, 'Cancel At')).toThrow(/in the past/);
  });
});

test('each way to write a date in the help is read', () => {
  const examples = (help: string) => [...help.matchAll(/`([^`]+)`/g)].map(([, one]) => at(one));
  const past = examples(PAST_DATE_HELP);
  const future = examples(FUTURE_DATE_HELP);
  expect([past.length, future.length]).toStrictEqual([3, 3]);
  expect(past.every((when) => when !== undefined && when < NOW)).toBe(true);
  expect(future.every((when) => when !== undefined && when > NOW)).toBe(true);
});
