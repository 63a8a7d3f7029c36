import { fieldError, fieldsRead, shorten } from './field.ts';
import { readText } from './text.ts';

/**
 * What people have to know of every field for a date: Zapier reads them month first, and takes what it
 * does not understand as the present moment. Neither can be seen afterwards.
 */
export const DATE_HELP =
  'Write a date like `2026-12-02 15:00`: Zapier reads `02.12.2026` as February 12, and takes a date that it does not understand as now.';

/** What more a text has after it, `Date.parse` refuses. */
const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)/;
const YEAR_2000 = Date.UTC(2000) / 1000;

/**
 * An instant in unix seconds; undefined when the field is empty. Zapier gives datetime fields as
 * ISO 8601 with a zone; without a zone the instant would be a guess, so it is refused. So is a day
 * that does not exist (JavaScript would take the 30th of February for the 2nd of March), and a time
 * before there were shops, because small numbers mean other things to the service.
 */
export function readInstant(value: unknown, label: string): number | undefined {
  const text = readText(value, label);
  if (text === undefined) return undefined;
  const seconds = Math.floor(Date.parse(text) / 1000);
  const isRead = ISO_WITH_ZONE.test(text) && isCalendarDay(text.slice(0, 10));
  if (!isRead || !(seconds >= YEAR_2000)) {
    throw fieldError(
      label,
      `"${shorten(text)}" is not a date and time with a time zone. Write it like 2026-03-02T09:15:00+03:00.`,
    );
  }
  return seconds;
}

const isCalendarDay = (day: string) => {
  const date = new Date(day);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};

export const dateField = fieldsRead(readInstant);
