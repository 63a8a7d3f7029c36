import {
  countedInstant,
  DAY,
  HOUR,
  isFarAway,
  type Moment,
  startOfDay,
  type Wall,
  wallAt,
  wallOfDay,
  weekdayOf,
} from './date_clock.ts';
import { FAR_AWAY, momentOf, type Reader, readTime, type Time } from './date_day.ts';
import { DAYS_FROM_TODAY, NOW, UNIT_OF, type Unit, WEEKDAY_OF } from './date_words.ts';

const SOME_WEEKDAY =
  'can mean more than one day. Write the date, like 2026-12-02, or count the days, like +3d.';
const MONTHS_DIFFER = 'counts in months, which differ in length. Count in days, like +30d.';
const NO_DAY_AFTER_YEARS =
  'ends on a day that does not exist in that year. Count in days, like +365d.';

/** So much of a unit, later or earlier. */
type Step = { readonly count: number; readonly unit: Unit };

/** `+3d` at the end, as Zapier writes it: with a space before it, and as often as one likes. */
const STEP = /(?:^| )([-+]) ?(\d{1,5}) ?(\p{L}+)$/u;

/** Takes `+3d -2h` off the end of a text. What is before it may be empty. */
export function splitSteps(text: string): { start: string; steps: readonly Step[] } {
  const found = STEP.exec(text);
  const unit = UNIT_OF.get(found?.[3] ?? '');
  if (!found || unit === undefined) return { start: text, steps: [] };
  const { start, steps } = splitSteps(text.slice(0, found.index));
  return { start, steps: [...steps, { count: Number(`${found[1]}${found[2]}`), unit }] };
}

/** What a text says about now; nothing is now itself. Undefined when it is something else. */
export const readRelative = (text: string, reader: Reader): Moment | undefined =>
  text === '' || NOW.has(text)
    ? nowOf(reader)
    : (readDayWord(text, reader) ?? readNextMonday(text, reader) ?? readCounted(text, reader));

const nowOf = ({ now, zone }: Reader, time: Time = {}): Moment => ({
  seconds: now,
  zone: time.zone ?? zone,
});

/** The midnight with which today began. It is today in the zone that is written beside it, if one is. */
const todayOf = (reader: Reader, time: Time): Wall => startOfDay(wallAt(nowOf(reader, time)));

/** `tomorrow`, `завтра в 17:00` */
function readDayWord(text: string, reader: Reader): Moment | undefined {
  const [word = ''] = /^\p{L}+/u.exec(text) ?? [];
  const count = DAYS_FROM_TODAY.get(word);
  if (count === undefined) return undefined;
  const time = readTime(text.slice(word.length), reader);
  if (time === undefined) return undefined;
  return momentOf(todayOf(reader, time) + count * DAY, time, reader);
}

const MONDAY = 1;

/**
 * `next Monday`, with which the next week begins. Any other weekday is refused, whichever day it is
 * today: `next Friday` is in this week to some people, and `Friday` may be past or to come. A Zap that
 * works on some days only would be worse than one that says so at once.
 */
function readNextMonday(text: string, reader: Reader): Moment | undefined {
  const [before = '', next, word = ''] = /^(?:(?:(next)|on|this|last) )?(\p{L}+)/u.exec(text) ?? [];
  const weekday = WEEKDAY_OF.get(word);
  if (weekday === undefined) return undefined;
  const time = readTime(text.slice(before.length), reader);
  if (time === undefined) return undefined;
  if (next === undefined || weekday !== MONDAY) throw reader.refuse(SOME_WEEKDAY);
  const today = todayOf(reader, time);
  const daysSinceMonday = (weekdayOf(today) + 6) % 7;
  return momentOf(today + (7 - daysSinceMonday) * DAY, time, reader);
}

const COUNTED = /^(?:(?:in|через) (\d{1,5}) ?(\p{L}+)|(\d{1,5}) ?(\p{L}+) (?:ago|назад))(.*)$/u;

/** `in 3 hours`, `2 дня назад`, and days with a time: `in 2 days at 5pm`. */
function readCounted(text: string, reader: Reader): Moment | undefined {
  const [, later, unitLater = '', earlier, unitEarlier = '', rest = ''] = COUNTED.exec(text) ?? [];
  const unit = UNIT_OF.get(unitLater || unitEarlier);
  if (unit === undefined) return undefined;
  const step = { count: later === undefined ? -Number(earlier) : Number(later), unit };
  if (rest === '') return shift(nowOf(reader), step, reader);
  const time = readTime(rest, reader);
  if (time === undefined || EXACT[unit] !== undefined) return undefined;
  return momentOf(addToWall(todayOf(reader, time), step, reader), time, reader);
}

/** Units that never change in length. A day has 23 hours when the clocks are set forward. */
const EXACT: Readonly<Partial<Record<Unit, number>>> = { minutes: 60, hours: HOUR };

/** Minutes and hours are counted exactly. Days keep the time on the clock. */
export function shift({ seconds, zone }: Moment, step: Step, reader: Reader): Moment {
  const exact = EXACT[step.unit];
  if (exact === undefined) {
    const wall = addToWall(wallAt({ seconds, zone }), step, reader);
    return { seconds: countedInstant(wall, zone), zone };
  }
  const shifted = { seconds: seconds + step.count * exact, zone };
  if (isFarAway(wallAt(shifted))) throw reader.refuse(FAR_AWAY);
  return shifted;
}

/** So many days, weeks or years on the calendar. A year after February 29 there is no such day. */
function addToWall(wall: Wall, { count, unit }: Step, { refuse }: Reader): Wall {
  if (unit === 'months') throw refuse(MONTHS_DIFFER);
  const midnight = startOfDay(wall);
  const date = new Date(midnight * 1000);
  const day =
    unit === 'years'
      ? wallOfDay(date.getUTCFullYear() + count, date.getUTCMonth() + 1, date.getUTCDate())
      : midnight + count * (unit === 'weeks' ? 7 * DAY : DAY);
  if (day === undefined) throw refuse(NO_DAY_AFTER_YEARS);
  if (isFarAway(day)) throw refuse(FAR_AWAY);
  return day + wall - midnight;
}
