import { describe, expect, test } from '@jest/globals';
import { readInstant } from '../../../src/values/date.ts';

describe('an instant', () => {
  test.each([
    ['2026-03-02T09:15:00Z', 1_772_442_900],
    ['2026-03-02T12:15:00+03:00', 1_772_442_900],
    ['2026-03-02T12:15:00+0300', 1_772_442_900],
    ['2026-03-02T04:15-05:00', 1_772_442_900],
    [' 2026-03-02T09:15:00.999Z ', 1_772_442_900],
    ['2026-03-02T09:15:00.9Z', 1_772_442_900],
    ['2024-02-29T00:00:00Z', 1_709_164_800],
    ['2000-01-01T00:00:00Z', 946_684_800],
    ['', undefined],
  ])('%j is %j', (value, seconds) => {
    expect(readInstant(value, 'Date')).toBe(seconds);
  });

  test.each([
    '2026-03-02',
    '2026-03-02T09:15:00',
    '2026-03-02 09:15:00Z',
    '2026-02-30T09:15:00Z',
    '2026-99-02T09:15:00Z',
    '2026-03-02T25:15:00Z',
    '1999-12-31T23:59:59Z',
    '12026-03-02T09:15:00Z',
    '2026-03-02T09:15:00Z or later',
    '2026-03-02 (2026-03-02T09:15:00Z',
    '2026-03-02T09:15:00+03:000',
    '2026-03-02T09:15:00Z (UTC)',
    '1772442900',
    'now',
  ])('%j is refused', (value) => {
    expect(() => readInstant(value, 'Date')).toThrow(
      /Date: .* is not a date and time with a time zone.*2026-03-02T09:15:00\+03:00/,
    );
  });

  test.each([
    ['x'.repeat(40), 'x'.repeat(40)],
    ['x'.repeat(41), `${'x'.repeat(40)}…`],
  ])('an error shows %j as %j', (value, shown) => {
    // As it is in the JSON of an error.
    expect(() => readInstant(value, 'Date')).toThrow(`\\"${shown}\\" is not`);
  });
});
