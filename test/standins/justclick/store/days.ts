/** A calendar day, as the milliseconds of its midnight in UTC: plain to compare and to add to. */
export type Day = number;

const DAY = 86_400_000;
/** Seconds. */
const QUARTER = 900;
const formats = new Map<string, Intl.DateTimeFormat>();
/** How far a zone's clock is ahead of UTC, in milliseconds, by zone and unix second. */
const offsets = new Map<string, number>();

/** The wall clock of a zone at a moment (unix seconds), as if it were UTC, in milliseconds. */
export function wallClock(seconds: number, timeZone: string): number {
  // Reading it takes long, and few quarters of an hour have a change within.
  const begin = Math.floor(seconds / QUARTER) * QUARTER;
  const offset = offsetAt(begin, timeZone);
  return offset === offsetAt(begin + QUARTER, timeZone)
    ? Math.floor(seconds) * 1000 + offset
    : readClock(seconds, timeZone);
}

function offsetAt(seconds: number, timeZone: string): number {
  const key = `${seconds} ${timeZone}`;
  const offset = offsets.get(key) ?? readClock(seconds, timeZone) - seconds * 1000;
  offsets.set(key, offset);
  return offset;
}

function readClock(seconds: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(
    format.formatToParts(seconds * 1000).map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
}

/** The calendar day of a moment (unix seconds) in a zone. */
export function dayOf(seconds: number, timeZone: string): Day {
  return Math.floor(wallClock(seconds, timeZone) / DAY) * DAY;
}

/** The unix second at which a day begins in a zone. */
export function startOfDay(day: Day, timeZone: string): number {
  let seconds = day / 1000;
  // Twice, because the offset of the first guess may be that of the other side of a clock change.
  for (let pass = 0; pass < 2; pass++) {
    seconds -= (wallClock(seconds, timeZone) - day) / 1000;
  }
  return seconds;
}

export function nextDay(day: Day): Day {
  return day + DAY;
}

/** The same day of the month before, or that month's last day when it is shorter. */
export function monthBefore(day: Day): Day {
  const date = new Date(day);
  const lastOfMonthBefore = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 0);
  return Math.min(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, date.getUTCDate()),
    lastOfMonthBefore,
  );
}

/** Reads `dd.mm.yyyy`; undefined for anything else and for days that do not exist. */
export function parseDay(text: string): Day | undefined {
  const [, dd, mm, yyyy] = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text) ?? [];
  const day = Date.UTC(Number(yyyy), Number(mm) - 1, Number(dd));
  if (Number.isNaN(day)) return undefined;
  return new Date(day).toISOString().startsWith(`${yyyy}-${mm}-${dd}`) ? day : undefined;
}
