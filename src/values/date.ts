import {
  DAY,
  isFarAway,
  type Moment,
  minuteText,
  type Wall,
  wallAt,
  zoneNamed,
} from './date_clock.ts';
import { momentOf, type Reader, readDay } from './date_day.ts';
import { readRelative, shift, splitSteps } from './date_relative.ts';
import { fieldError, fieldsRead, shorten } from './field.ts';
import { readText } from './text.ts';

/** What people have to know of every field for a date, with examples that fit the field. */
const helpWith = (examples: string) =>
  `Write a date like ${examples}. Without a time, it is 9:00. Without a time zone, it is in the Zap's zone, or in UTC if Zapier doesn't tell us that zone.`;

export const PAST_DATE_HELP = helpWith('`2026-03-02 15:00`, `yesterday at 5pm` or `-2h`');
export const FUTURE_DATE_HELP = helpWith('`2036-12-02 15:00`, `tomorrow at 5pm` or `+3d`');

const NO_DATE = 'is not a date we can read. Write it like 2026-12-02 15:00, or tomorrow at 5pm.';

/** A longer text is not a date, and looking through a very long one would take time. */
const LONGEST = 100;

/**
 * Reads a date as people, forms and other services write it: `2026-12-02T15:00:00+03:00`, `02.12.2026`,
 * `2 марта 2026 г., 15:00`, `tomorrow at 5pm`, `+3d`, unix seconds, the day number of a spreadsheet. It is
 * taken only when it has exactly one reading: `03/04/2026` is in March in one country and in April in
 * another. Zapier's own fields for dates take one of the two, and what they don't understand as now.
 *
 * @param context `zone` is the time zone of the Zap: a time without a zone is in it, and `today` is its
 * day. `now` is in unix seconds.
 * @returns unix seconds; undefined when the field is empty
 * @throws a plain error that names the field and shows how to write the date
 */
export function readDate(
  value: unknown,
  label: string,
  { zone, now = unixNow() }: { zone?: string | null | undefined; now?: number },
): number | undefined {
  const arrived = readText(value, label);
  if (arrived === undefined) return undefined;
  const refuse = (problem: string) => fieldError(label, `${shown(arrived)} ${problem}`);
  if (arrived.length > LONGEST) throw refuse(NO_DATE);
  const text = plain(arrived);
  if (text === '') return undefined;
  const reader = { zone: zoneNamed(zone), now: Math.floor(now), refuse };
  const { start, steps } = splitSteps(text);
  const from = readNumber(start, reader) ?? readDay(start, reader) ?? readRelative(start, reader);
  if (from === undefined) throw refuse(NO_DATE);
  return steps.reduce((moment, step) => shift(moment, step, reader), from).seconds;
}

const unixNow = () => Math.floor(Date.now() / 1000);

/** Invisible characters, such as the marks of a text's direction. */
const INVISIBLE = /\p{Cf}/gu;

/** In lower case, with plain digits and letters for wide ones, a plain minus, and single spaces. */
const plain = (text: string) =>
  text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/−/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();

/** What arrived, for an error. What may be an API key must not get into a log. */
const shown = (text: string) =>
  /[0-9a-f]{32}/i.test(text.replace(/[^0-9a-z]/gi, ''))
    ? 'This'
    : `"${shorten(text.replace(INVISIBLE, ''))}"`;

/** The day number that a spreadsheet has for January 1, 1970. It counts from the end of 1899. */
const SHEET_DAY_OF_1970 = 25_569;

/**
 * Unix seconds or milliseconds, or a spreadsheet's day number with the time as its fraction. No number is
 * two of them between 2000 and 2100. A sheet has the same number for a day without a time and for its
 * midnight; it is taken as the day.
 */
function readNumber(text: string, reader: Reader): Moment | undefined {
  if (!/^[1-9]\d*(?:[.,]\d+)?$/.test(text)) return undefined;
  const number = Number(text.replace(',', '.'));
  for (const seconds of [number, number / 1000].map(Math.floor)) {
    if (!isFarAway(seconds)) return { seconds, zone: reader.zone };
  }
  const day: Wall = (Math.floor(number) - SHEET_DAY_OF_1970) * DAY;
  if (isFarAway(day)) return undefined;
  // Rounded: the fraction of 7:46 is cut off to 0.32361, which is a third of a second less.
  const seconds = Math.round((number % 1) * DAY) || undefined;
  return momentOf(day, { seconds }, reader);
}

/**
 * Refuses a time in the future for something that has happened. It allows one day, for clocks that differ
 * and for a time without its zone.
 */
export function notLaterThan<Seconds extends number | undefined>(
  seconds: Seconds,
  label: string,
  { now = unixNow() }: { now?: number } = {},
): Seconds {
  if (seconds !== undefined && seconds > now + DAY) {
    throw fieldError(
      label,
      `${minuteText(seconds)} UTC is more than a day from now. Choose an earlier date.`,
    );
  }
  return seconds;
}

/** Refuses a time that is not in the future. */
export function notEarlierThan<Seconds extends number | undefined>(
  seconds: Seconds,
  label: string,
  { now = unixNow() }: { now?: number } = {},
): Seconds {
  if (seconds !== undefined && seconds <= now) {
    throw fieldError(label, 'This time is in the past. Choose a later one.');
  }
  return seconds;
}

/** Any time, in the past or in the future. */
export const dateField = fieldsRead((value, label, { zone }) => readDate(value, label, { zone }));

/** A time at which something has happened. */
export const pastDateField = fieldsRead((value, label, { zone }) =>
  notLaterThan(readDate(value, label, { zone }), label),
);

/** A time in the future. */
export const futureDateField = fieldsRead((value, label, { zone }) =>
  notEarlierThan(readDate(value, label, { zone }), label),
);

/** The day of an instant in the zone of the Zap, `2026-12-02`. */
export const dayOf = (seconds: number, zone: string | null | undefined): string =>
  minuteText(wallAt({ seconds, zone: zoneNamed(zone) })).slice(0, 10);
