import {
  dayText,
  HOUR,
  instantsOf,
  type Moment,
  minuteText,
  offsetText,
  type Wall,
  wallOfDay,
  weekdayOf,
  weekdayText,
  type Zone,
} from './date_clock.ts';
import { MONTH_OF, WEEKDAY_OF, ZONE_OF } from './date_words.ts';

/** What a text is read against, and how it is refused. */
export type Reader = {
  readonly zone: Zone;
  readonly now: number;
  readonly refuse: (problem: string) => Error;
};

/** What stands after a day: seconds since midnight, and a zone. Either may be missing. */
export type Time = { readonly seconds?: number | undefined; readonly zone?: number | undefined };

export const FAR_AWAY =
  'is not between the years 2000 and 2100. Write a date like 2026-12-02 15:00.';
const NO_DAY = 'is a day that does not exist. Write a real one, like 2026-12-02.';
const NO_TIME = 'has no clear time. Write the time like 17:00 or 5pm.';
const ZONE_OR_SPAN =
  'can mean a time zone or a time range. Put a space before a time zone, like 15:00 -05:00.';
const SHORT_YEAR =
  'has a two-digit year. Write all four digits, like 2026-12-02 15:00. For the current time, write now.';

/** `03/04/2026` is a day in March to some and in April to others. With periods the day is first. */
const EITHER_ORDER =
  /^(?<month>\d\d?)(?<between>[-/])(?<day>\d\d?)\k<between>(?<year>\d{4}|\d\d)(?!\d)/;

/** After the name of a month, what looks like a short year may be the hour of a date without one. */
const YEAR_AFTER_NAME = /(?<year>\d{4}|\d\d)(?!\d|:| ?[ap]\.?m)(?: ?(?:года|г\.?))?/.source;

const FORMS = [
  /^(?<year>\d{4})(?<between>[-./])(?<month>\d\d?)\k<between>(?<day>\d\d?)(?!\d)/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?!\d)/,
  /^(?<day>\d\d?)\.(?<month>\d\d?)\.(?<year>\d{4}|\d\d)(?!\d)/,
  EITHER_ORDER,
  new RegExp(
    `^(?<day>\\d\\d?)(?:st|nd|rd|th)?(?: of)?[- ](?<name>\\p{L}+)\\.?,?[- ]${YEAR_AFTER_NAME}`,
    'u',
  ),
  new RegExp(
    `^(?<name>\\p{L}+)\\.?[- ](?<day>\\d\\d?)(?:st|nd|rd|th)?,?[- ]${YEAR_AFTER_NAME}`,
    'u',
  ),
];

/**
 * A day of the calendar, with or without a weekday before it and a time after it; undefined when the
 * text is something else.
 */
export function readDay(text: string, reader: Reader): Moment | undefined {
  const [before = '', word = ''] = /^(\p{L}+)\.?(?:, ?| )/u.exec(text) ?? [];
  const weekday = WEEKDAY_OF.get(word);
  const date = weekday === undefined ? text : text.slice(before.length);
  for (const form of FORMS) {
    const found = form.exec(date);
    if (!found?.groups) continue;
    const year = Number(found.groups.year);
    const month = MONTH_OF.get(found.groups.name ?? '') ?? Number(found.groups.month);
    const day = Number(found.groups.day);
    const time = readTime(date.slice(found[0].length), reader);
    if (Number.isNaN(month) || time === undefined) return undefined;
    if (found.groups.year?.length === 2) throw reader.refuse(SHORT_YEAR);
    if (year < 2000 || year > 2100) throw reader.refuse(FAR_AWAY);
    const other = form === EITHER_ORDER ? wallOfDay(year, day, month) : undefined;
    const days = [wallOfDay(year, month, day), other].filter((wall) => wall !== undefined);
    return momentOf(theOne(days, weekday, reader), time, reader);
  }
  return undefined;
}

/** The one day that is meant. A weekday beside it decides, or shows that something is wrong. */
function theOne(days: readonly Wall[], weekday: number | undefined, { refuse }: Reader): Wall {
  if (days.length === 0) throw refuse(NO_DAY);
  const meant = new Set(days.filter((day) => weekday === undefined || weekday === weekdayOf(day)));
  const [day, other] = meant;
  if (day === undefined) {
    const facts = days.map((each) => `${dayText(each)} is a ${weekdayText(each)}`);
    throw refuse(`names another weekday: ${facts.join(', and ')}. Correct the day or the weekday.`);
  }
  if (other !== undefined) {
    const [first, second] = [day, other].map((each) => minuteText(each).slice(0, 10));
    throw refuse(`can mean ${dayText(day)} or ${dayText(other)}. Write ${first} or ${second}.`);
  }
  return day;
}

/** What people write between a day and its time, the time, and the rest, which may be a zone. */
const TIME =
  /^(?:t|,?(?: at| в)? |,)(\d\d?)(?::(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?(?: ?([ap])\.?m\b\.?)?(.*)$/;

/** ISO 8601 without colons: `T150000`. */
const TIME_IN_DIGITS = /^t(\d\d)(\d\d)(\d\d)?(?!\d)/;

/** The end of `9:00-10:00`, which people mean as a span. After a T or seconds it is ISO 8601's zone. */
const END_OF_SPAN = /^-\d\d(?::\d\d)?$/;

/**
 * A time and a zone after a day; undefined when the text is something else. An hour by itself, as in
 * `at 5`, may be in the morning or in the evening, so it is refused.
 */
export function readTime(text: string, { refuse }: Reader): Time | undefined {
  if (text === '') return {};
  const spelled = text.replace(TIME_IN_DIGITS, (_, hours, minutes, seconds = '00') =>
    ['t', hours, ':', minutes, ':', seconds].join(''),
  );
  const [, hours, minutes, seconds, half, rest] = TIME.exec(spelled) ?? [];
  if (rest === undefined) return undefined;
  const zone = readZone(rest);
  if (rest !== '' && zone === undefined) return undefined;
  const hour = half ? (Number(hours) % 12) + (half === 'p' ? 12 : 0) : Number(hours);
  const isHour = half ? Number(hours) >= 1 && Number(hours) <= 12 : hour <= 23 && minutes;
  if (!isHour || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) throw refuse(NO_TIME);
  const isSpan = END_OF_SPAN.test(rest) && !text.startsWith('t');
  if (isSpan && seconds === undefined && half === undefined) throw refuse(ZONE_OR_SPAN);
  return { seconds: hour * HOUR + Number(minutes ?? 0) * 60 + Number(seconds ?? 0), zone };
}

const OFFSET = /^ ?(utc|gmt)? ?([-+])(\d\d?)(?::?(\d\d)(?<=:..|\d{4}))?(?: \([^()]*\))?$/;

/** Seconds east of UTC: `Z`, `MSK`, `+0300`, `GMT+3`. A comment may follow, as JavaScript writes one. */
function readZone(text: string): number | undefined {
  const named = ZONE_OF.get(text.trim());
  if (named !== undefined) return named;
  const [, name, sign, hours = '', minutes = '00'] = OFFSET.exec(text) ?? [];
  const seconds = Number(hours) * HOUR + Number(minutes) * 60;
  const isZone = (name || hours.length === 2) && Number(minutes) < 60 && seconds <= 14 * HOUR;
  if (!isZone) return undefined;
  return sign === '-' ? -seconds : seconds;
}

/** A day without a time is at 9 in the morning, as it is in Zapier's own fields for dates. */
const MORNING = 9 * HOUR;

/** The instant of a day and a time that a person wrote: there has to be exactly one. */
export function momentOf(day: Wall, time: Time, { zone: zoneOfZap, refuse }: Reader): Moment {
  const zone = time.zone ?? zoneOfZap;
  const wall = day + (time.seconds ?? MORNING);
  const [seconds, second] = instantsOf(wall, zone);
  if (seconds === undefined) {
    throw refuse(`does not exist in ${zone}: the clocks are set forward. Write another time.`);
  }
  if (second !== undefined) {
    const offsets = [seconds, second].map((each) => offsetText(each, zone)).join(' or ');
    throw refuse(`comes twice in ${zone}: the clocks are set back. Add the time zone, ${offsets}.`);
  }
  return { seconds, zone };
}
