import fc from 'fast-check';
import { wallClock } from '../../standins/justclick/store/days.ts';

/** Thursday evening in UTC, almost Friday in Moscow, and Friday in Kathmandu already. */
export const NOW = Date.parse('2026-11-26T20:55:43Z') / 1000;

export const UTC = 'UTC';
export const MOSCOW = 'Europe/Moscow';
export const NEW_YORK = 'America/New_York';
export const KATHMANDU = 'Asia/Kathmandu';

/** Dates as people, forms, spreadsheets and other services write them, and when each one is. */
export const DATES: readonly (readonly [
  written: string | number,
  zone: string,
  instant: string,
])[] = [
  // ISO 8601 with a zone
  ['2026-12-02T15:00:00Z', MOSCOW, '2026-12-02T15:00:00Z'],
  ['2026-12-02T15:00:00+03:00', NEW_YORK, '2026-12-02T12:00:00Z'],
  ['2026-12-02T15:00:00+0300', NEW_YORK, '2026-12-02T12:00:00Z'],
  ['2026-12-02T15:00:00+03', NEW_YORK, '2026-12-02T12:00:00Z'],
  ['2026-12-02T15:00:00-05:30', MOSCOW, '2026-12-02T20:30:00Z'],
  ['2026-12-02T15:00:00+14:00', UTC, '2026-12-02T01:00:00Z'],
  ['2026-12-02T15:00:00-00:00', MOSCOW, '2026-12-02T15:00:00Z'],
  ['2026-12-02T15:00:00 +03:00', UTC, '2026-12-02T12:00:00Z'],
  ['2026-12-02 15:00:00Z', MOSCOW, '2026-12-02T15:00:00Z'],
  ['2026-12-02 15:00 Z', MOSCOW, '2026-12-02T15:00:00Z'],
  ['2026-12-02T15:00Z', MOSCOW, '2026-12-02T15:00:00Z'],
  ['2026-12-02 15:00 +03:00 (t1500)', UTC, '2026-12-02T12:00:00Z'],
  ['2026-12-02T15:00+03:00', UTC, '2026-12-02T12:00:00Z'],
  ['2026-12-02 15:00+03', UTC, '2026-12-02T12:00:00Z'],
  ['2026-12-02T15:00−03:00', UTC, '2026-12-02T18:00:00Z'],
  ['2026-12-02 09:00:00-10:00', UTC, '2026-12-02T19:00:00Z'],
  ['2026-12-02 09:00 -10:00', UTC, '2026-12-02T19:00:00Z'],
  ['2026-12-02T09:00-10:00', UTC, '2026-12-02T19:00:00Z'],
  ['2026-12-02T0900-10', UTC, '2026-12-02T19:00:00Z'],
  ['2026-12-02 9am-10:00', UTC, '2026-12-02T19:00:00Z'],
  ['2026-12-02 09:00-1000', UTC, '2026-12-02T19:00:00Z'],
  ['2026-12-02T15:00:30.5Z', UTC, '2026-12-02T15:00:30Z'],
  ['2026-12-02T15:00:30.123456+03:00', UTC, '2026-12-02T12:00:30Z'],
  ['2026-12-02T15:00:30.999999999Z', UTC, '2026-12-02T15:00:30Z'],
  ['2026-12-02T15:00:30,123Z', UTC, '2026-12-02T15:00:30Z'],
  ['20261202T150030Z', UTC, '2026-12-02T15:00:30Z'],
  ['20261202T1500+0300', UTC, '2026-12-02T12:00:00Z'],
  ['20261202T150030.25Z', UTC, '2026-12-02T15:00:30Z'],
  ['2026-12-02T1500Z', UTC, '2026-12-02T15:00:00Z'],
  // without one
  ['2026-12-02T15:00:30', UTC, '2026-12-02T15:00:30Z'],
  ['2026-12-02T15:00:30', MOSCOW, '2026-12-02T12:00:30Z'],
  ['2026-12-02T15:00:30', NEW_YORK, '2026-12-02T20:00:30Z'],
  ['2026-12-02T15:00:30', KATHMANDU, '2026-12-02T09:15:30Z'],
  ['2026-12-02T15:00:30.123456', MOSCOW, '2026-12-02T12:00:30Z'],
  ['2026-07-02 15:00', NEW_YORK, '2026-07-02T19:00:00Z'],
  ['2026-12-02 00:00', MOSCOW, '2026-12-01T21:00:00Z'],
  ['2026-12-02 23:59:59', KATHMANDU, '2026-12-02T18:14:59Z'],
  // a day without a time
  ['2026-12-02', UTC, '2026-12-02T09:00:00Z'],
  ['2026-12-02', MOSCOW, '2026-12-02T06:00:00Z'],
  ['2026-12-02', NEW_YORK, '2026-12-02T14:00:00Z'],
  ['2026-12-02', KATHMANDU, '2026-12-02T03:15:00Z'],
  ['2026/12/02', MOSCOW, '2026-12-02T06:00:00Z'],
  ['2026.12.02', MOSCOW, '2026-12-02T06:00:00Z'],
  ['20261202', MOSCOW, '2026-12-02T06:00:00Z'],
  [20261202, MOSCOW, '2026-12-02T06:00:00Z'],
  ['2026-3-2', UTC, '2026-03-02T09:00:00Z'],
  ['02.12.2026', MOSCOW, '2026-12-02T06:00:00Z'],
  ['2.3.2026', MOSCOW, '2026-03-02T06:00:00Z'],
  ['31.12.2026', MOSCOW, '2026-12-31T06:00:00Z'],
  ['29.02.2024', UTC, '2024-02-29T09:00:00Z'],
  ['2000-01-01', UTC, '2000-01-01T09:00:00Z'],
  ['2100-12-31', UTC, '2100-12-31T09:00:00Z'],
  // a time after it
  ['2026/12/02 15:00', UTC, '2026-12-02T15:00:00Z'],
  ['20261202 15:00', UTC, '2026-12-02T15:00:00Z'],
  ['02.12.2026 15:00', MOSCOW, '2026-12-02T12:00:00Z'],
  ['02.12.2026, 15:00:30', MOSCOW, '2026-12-02T12:00:30Z'],
  ['02.12.2026,15:00', MOSCOW, '2026-12-02T12:00:00Z'],
  ['02.12.2026 в 9:05', MOSCOW, '2026-12-02T06:05:00Z'],
  ['02.12.2026, в 9:05', MOSCOW, '2026-12-02T06:05:00Z'],
  ['2026-12-02 at 3pm', UTC, '2026-12-02T15:00:00Z'],
  ['2026-12-02, at 3 PM', UTC, '2026-12-02T15:00:00Z'],
  ['2026-12-02 3:30 PM', UTC, '2026-12-02T15:30:00Z'],
  ['2026-12-02 3:30:15 p.m.', UTC, '2026-12-02T15:30:15Z'],
  ['2026-12-02 9 a.m.', UTC, '2026-12-02T09:00:00Z'],
  ['2026-12-02 9am', UTC, '2026-12-02T09:00:00Z'],
  ['2026-12-02 12am', UTC, '2026-12-02T00:00:00Z'],
  ['2026-12-02 12:01 AM', UTC, '2026-12-02T00:01:00Z'],
  ['2026-12-02 12pm', UTC, '2026-12-02T12:00:00Z'],
  ['2026-12-02 1am', UTC, '2026-12-02T01:00:00Z'],
  ['2026-12-02 11:59pm', UTC, '2026-12-02T23:59:00Z'],
  ['2026-12-02T3pm', UTC, '2026-12-02T15:00:00Z'],
  // and a zone after that
  ['02.12.2026 15:00 МСК', UTC, '2026-12-02T12:00:00Z'],
  ['02.12.2026 15:00 MSK', NEW_YORK, '2026-12-02T12:00:00Z'],
  ['2026-12-02 3pm UTC', MOSCOW, '2026-12-02T15:00:00Z'],
  ['2026-12-02 3pm+03:00', UTC, '2026-12-02T12:00:00Z'],
  ['2026-12-02 15:00 GMT', MOSCOW, '2026-12-02T15:00:00Z'],
  ['2026-12-02 15:00 UT', MOSCOW, '2026-12-02T15:00:00Z'],
  ['2026-12-02 15:00 GMT+3', UTC, '2026-12-02T12:00:00Z'],
  ['2026-12-02 15:00 UTC+03:00', UTC, '2026-12-02T12:00:00Z'],
  ['2026-12-02 15:00 UTC -5', UTC, '2026-12-02T20:00:00Z'],
  ['2026-12-02 15:00 GMT+5:45', UTC, '2026-12-02T09:15:00Z'],
  // numbers
  ['1772442900', KATHMANDU, '2026-03-02T09:15:00Z'],
  [1772442900, UTC, '2026-03-02T09:15:00Z'],
  [1772442900.9, UTC, '2026-03-02T09:15:00Z'],
  ['1772442900.123456', UTC, '2026-03-02T09:15:00Z'],
  ['1772442900000', MOSCOW, '2026-03-02T09:15:00Z'],
  [1772442900999, UTC, '2026-03-02T09:15:00Z'],
  ['946684800', NEW_YORK, '2000-01-01T00:00:00Z'],
  ['4133980799', UTC, '2100-12-31T23:59:59Z'],
  ['946684800000', UTC, '2000-01-01T00:00:00Z'],
  ['4133980799999', UTC, '2100-12-31T23:59:59Z'],
  ['45911', MOSCOW, '2025-09-11T06:00:00Z'],
  [45911, UTC, '2025-09-11T09:00:00Z'],
  ['45911.0', UTC, '2025-09-11T09:00:00Z'],
  ['45911.5', UTC, '2025-09-11T12:00:00Z'],
  ['45911.32361', MOSCOW, '2025-09-11T04:46:00Z'],
  ['45911,32361', UTC, '2025-09-11T07:46:00Z'],
  [45911.32361111111, KATHMANDU, '2025-09-11T02:01:00Z'],
  ['45911.00001', UTC, '2025-09-11T00:00:01Z'],
  ['45911.999999', UTC, '2025-09-12T00:00:00Z'],
  ['36526', UTC, '2000-01-01T09:00:00Z'],
  ['73415', UTC, '2100-12-31T09:00:00Z'],
  ['73415.75', UTC, '2100-12-31T18:00:00Z'],
  // slashes and dashes, where one reading is possible
  ['31/12/2026', UTC, '2026-12-31T09:00:00Z'],
  ['12/31/2026', UTC, '2026-12-31T09:00:00Z'],
  ['05/05/2026', UTC, '2026-05-05T09:00:00Z'],
  ['31-12-2026', UTC, '2026-12-31T09:00:00Z'],
  ['12-31-2026 3pm', UTC, '2026-12-31T15:00:00Z'],
  ['3/15/2026, 9:15:00\u202fAM', UTC, '2026-03-15T09:15:00Z'],
  ['13/1/2026', UTC, '2026-01-13T09:00:00Z'],
  ['29/02/2024', UTC, '2024-02-29T09:00:00Z'],
  ['Mon, 03/02/2026', UTC, '2026-03-02T09:00:00Z'],
  ['Tue 03/02/2026', UTC, '2026-02-03T09:00:00Z'],
  // names of months
  ['2 March 2026', UTC, '2026-03-02T09:00:00Z'],
  ['2nd of March 2026', UTC, '2026-03-02T09:00:00Z'],
  ['1st March, 2026', UTC, '2026-03-01T09:00:00Z'],
  ['MARCH 2, 2026', UTC, '2026-03-02T09:00:00Z'],
  ['March 2 2026', UTC, '2026-03-02T09:00:00Z'],
  ['Mar 2nd 2026', UTC, '2026-03-02T09:00:00Z'],
  ['Mar. 3rd, 2026', UTC, '2026-03-03T09:00:00Z'],
  ['March 24th, 2026', UTC, '2026-03-24T09:00:00Z'],
  ['2-Mar-2026', UTC, '2026-03-02T09:00:00Z'],
  ['02-Mar-2026 15:00', MOSCOW, '2026-03-02T12:00:00Z'],
  ['Mar-02-2026', UTC, '2026-03-02T09:00:00Z'],
  ['March 2, 2026 at 3:00 PM', NEW_YORK, '2026-03-02T20:00:00Z'],
  ['March 2, 2026 at 3:00 PM UTC', NEW_YORK, '2026-03-02T15:00:00Z'],
  ['2 марта 2026', MOSCOW, '2026-03-02T06:00:00Z'],
  ['2 МАРТА 2026', MOSCOW, '2026-03-02T06:00:00Z'],
  ['2 марта 2026 г.', MOSCOW, '2026-03-02T06:00:00Z'],
  ['2 марта 2026г', MOSCOW, '2026-03-02T06:00:00Z'],
  ['2 марта 2026 года в 15:00', MOSCOW, '2026-03-02T12:00:00Z'],
  ['2 мар. 2026 г., 15:00', MOSCOW, '2026-03-02T12:00:00Z'],
  ['понедельник, 2 марта 2026 г. в 15:00', MOSCOW, '2026-03-02T12:00:00Z'],
  ['Пн., 2 мар 2026', MOSCOW, '2026-03-02T06:00:00Z'],
  ['9 мая 2026 г. в 10:00:00', MOSCOW, '2026-05-09T07:00:00Z'],
  ['9 ма\u0438\u0306 2026', MOSCOW, '2026-05-09T06:00:00Z'],
  // as other programs write them
  ['Mon, 02 Mar 2026 09:15:00 +0000', MOSCOW, '2026-03-02T09:15:00Z'],
  ['Mon, 2 Mar 2026 09:15:00 GMT', MOSCOW, '2026-03-02T09:15:00Z'],
  ['Mon, 02 Mar 2026 12:15:00 +0300 (MSK)', UTC, '2026-03-02T09:15:00Z'],
  ['Mon,02 Mar 2026 09:15', UTC, '2026-03-02T09:15:00Z'],
  ['Mon Mar 02 2026 09:15:00 GMT+0300 (Moscow Standard Time)', NEW_YORK, '2026-03-02T06:15:00Z'],
  ['Monday 2026-03-02', UTC, '2026-03-02T09:00:00Z'],
  ['sun, 01.03.2026 10:00', UTC, '2026-03-01T10:00:00Z'],
  // now and then
  ['now', MOSCOW, '2026-11-26T20:55:43Z'],
  ['Now', NEW_YORK, '2026-11-26T20:55:43Z'],
  ['сейчас', UTC, '2026-11-26T20:55:43Z'],
  ['today', UTC, '2026-11-26T09:00:00Z'],
  ['today', MOSCOW, '2026-11-26T06:00:00Z'],
  ['today', KATHMANDU, '2026-11-27T03:15:00Z'],
  ['today 15:00', NEW_YORK, '2026-11-26T20:00:00Z'],
  ['Today, 3pm', UTC, '2026-11-26T15:00:00Z'],
  ['tomorrow', NEW_YORK, '2026-11-27T14:00:00Z'],
  ['tomorrow at 5pm', MOSCOW, '2026-11-27T14:00:00Z'],
  ['Tomorrow 17:00', KATHMANDU, '2026-11-28T11:15:00Z'],
  ['yesterday', UTC, '2026-11-25T09:00:00Z'],
  ['yesterday at 0:30', MOSCOW, '2026-11-24T21:30:00Z'],
  ['сегодня', MOSCOW, '2026-11-26T06:00:00Z'],
  ['завтра', MOSCOW, '2026-11-27T06:00:00Z'],
  ['Завтра в 17:00', MOSCOW, '2026-11-27T14:00:00Z'],
  ['вчера', MOSCOW, '2026-11-25T06:00:00Z'],
  ['послезавтра в 8:00', MOSCOW, '2026-11-28T05:00:00Z'],
  ['позавчера', UTC, '2026-11-24T09:00:00Z'],
  // a zone beside the time says whose today it is
  ['tomorrow at 1am +05:45', UTC, '2026-11-27T19:15:00Z'],
  ['tomorrow 00:30 MSK', KATHMANDU, '2026-11-26T21:30:00Z'],
  ['next Monday', UTC, '2026-11-30T09:00:00Z'],
  ['next mon at 5pm', MOSCOW, '2026-11-30T14:00:00Z'],
  ['next monday 0:30 UTC', KATHMANDU, '2026-11-30T00:30:00Z'],
  ['in 2 days', MOSCOW, '2026-11-28T20:55:43Z'],
  ['in 2 days at 5pm', MOSCOW, '2026-11-28T14:00:00Z'],
  ['in 1 week, 10:00', KATHMANDU, '2026-12-04T04:15:00Z'],
  ['in 1 day 10:00 UTC', KATHMANDU, '2026-11-27T10:00:00Z'],
  ['in 1 year at 10:00', UTC, '2027-11-26T10:00:00Z'],
  ['in 3 hours', MOSCOW, '2026-11-26T23:55:43Z'],
  ['in 30 minutes', MOSCOW, '2026-11-26T21:25:43Z'],
  ['in 2d', UTC, '2026-11-28T20:55:43Z'],
  ['12 days ago', UTC, '2026-11-14T20:55:43Z'],
  ['2days ago', UTC, '2026-11-24T20:55:43Z'],
  ['2 days ago', UTC, '2026-11-24T20:55:43Z'],
  ['2 days ago at 9:30', UTC, '2026-11-24T09:30:00Z'],
  ['через 2 дня', MOSCOW, '2026-11-28T20:55:43Z'],
  ['через 3 часа', UTC, '2026-11-26T23:55:43Z'],
  ['через 5 дней в 12:00', MOSCOW, '2026-12-01T09:00:00Z'],
  ['3 недели назад', UTC, '2026-11-05T20:55:43Z'],
  // Zapier's arithmetic
  ['+3d', UTC, '2026-11-29T20:55:43Z'],
  ['-2h', UTC, '2026-11-26T18:55:43Z'],
  ['−2h', UTC, '2026-11-26T18:55:43Z'],
  ['+1w', UTC, '2026-12-03T20:55:43Z'],
  ['+30m', UTC, '2026-11-26T21:25:43Z'],
  ['+1y', UTC, '2027-11-26T20:55:43Z'],
  ['+ 3 days', UTC, '2026-11-29T20:55:43Z'],
  ['+1 day', UTC, '2026-11-27T20:55:43Z'],
  ['+3d -2h', UTC, '2026-11-29T18:55:43Z'],
  ['now +2h', KATHMANDU, '2026-11-26T22:55:43Z'],
  ['tomorrow +3h', UTC, '2026-11-27T12:00:00Z'],
  ['today 15:00 -1d', UTC, '2026-11-25T15:00:00Z'],
  ['2026-12-02 15:00 +3d', UTC, '2026-12-05T15:00:00Z'],
  ['2026-12-02 +3d', MOSCOW, '2026-12-05T06:00:00Z'],
  ['2026-12-02T15:00:00Z +1w -2h', UTC, '2026-12-09T13:00:00Z'],
  ['2026-12-02T15:00:00+03:00 +1d', NEW_YORK, '2026-12-03T12:00:00Z'],
  ['2026-12-02 15:00 - 2 weeks', UTC, '2026-11-18T15:00:00Z'],
  ['2026-12-31 +1d', UTC, '2027-01-01T09:00:00Z'],
  ['1772442900 +1d', UTC, '2026-03-03T09:15:00Z'],
  ['1772442900.75 +1d', NEW_YORK, '2026-03-03T09:15:00Z'],
  ['45911 -1d', UTC, '2025-09-10T09:00:00Z'],
  ['2024-02-29 +4y', UTC, '2028-02-29T09:00:00Z'],
  ['2024-02-29 15:00 -4y', UTC, '2020-02-29T15:00:00Z'],
  ['2100-12-31 23:59 +0d', UTC, '2100-12-31T23:59:00Z'],
  ['2000-01-01 00:00 +1m', UTC, '2000-01-01T00:01:00Z'],
  // the clocks of New York go forward at 02:00 on March 8, 2026, and back at 02:00 on November 1
  ['2026-03-08', NEW_YORK, '2026-03-08T13:00:00Z'],
  ['2026-03-08 01:59', NEW_YORK, '2026-03-08T06:59:00Z'],
  ['2026-03-08 03:00', NEW_YORK, '2026-03-08T07:00:00Z'],
  ['2026-03-08 02:30 -05:00', NEW_YORK, '2026-03-08T07:30:00Z'],
  ['2026-11-01', NEW_YORK, '2026-11-01T14:00:00Z'],
  ['2026-11-01 00:59', NEW_YORK, '2026-11-01T04:59:00Z'],
  ['2026-11-01 02:00', NEW_YORK, '2026-11-01T07:00:00Z'],
  ['2026-11-01 01:30 -04:00', NEW_YORK, '2026-11-01T05:30:00Z'],
  ['2026-11-01 01:30 -05:00', NEW_YORK, '2026-11-01T06:30:00Z'],
  // days keep the time, hours are exact
  ['2026-03-07 15:00 +1d', NEW_YORK, '2026-03-08T19:00:00Z'],
  ['2026-03-07 15:00 +24h', NEW_YORK, '2026-03-08T20:00:00Z'],
  ['2026-11-08 15:00 -1w', NEW_YORK, '2026-11-01T20:00:00Z'],
  // counted into the hour that is left out, and into the one that comes twice
  ['2026-03-07 02:30 +1d', NEW_YORK, '2026-03-08T07:30:00Z'],
  ['2026-10-31 01:30 +1d', NEW_YORK, '2026-11-01T05:30:00Z'],
  // no night in Cairo on this day, no such day in Apia
  ['2026-04-24', 'Africa/Cairo', '2026-04-24T06:00:00Z'],
  ['2011-12-29 15:00 +1d', 'Pacific/Apia', '2011-12-31T01:00:00Z'],
  ['2026-12-02 15:00', 'America/St_Johns', '2026-12-02T18:30:00Z'],
  // zones that are not known
  ['2026-12-02 15:00', '', '2026-12-02T15:00:00Z'],
  ['2026-12-02 15:00', 'Nowhere/Atlantis', '2026-12-02T15:00:00Z'],
  ['2026-12-02 15:00', 'europe/moscow', '2026-12-02T12:00:00Z'],
  // what copying and spreadsheets leave around and in it
  ['  2026-12-02 15:00\n', UTC, '2026-12-02T15:00:00Z'],
  ['\ufeff2026-12-02\u00a015:00', UTC, '2026-12-02T15:00:00Z'],
  ['\u200e2\u200e/\u200e13\u200e/\u200e2026', UTC, '2026-02-13T09:00:00Z'],
  ['\u200b tomorrow   at  5pm \u200b', UTC, '2026-11-27T17:00:00Z'],
  ['２０２６－１２－０２ １５：００', UTC, '2026-12-02T15:00:00Z'],
];

const HOW = ' Write it like 2026-12-02 15:00, or tomorrow at 5pm.';
export const NO_DATE = `is not a date we can read.${HOW}`;
const NO_DAY = 'is a day that does not exist. Write a real one, like 2026-12-02.';
const NO_TIME = 'has no clear time. Write the time like 17:00 or 5pm.';
const FAR_AWAY = 'is not between the years 2000 and 2100. Write a date like 2026-12-02 15:00.';
const SHORT_YEAR =
  'has a two-digit year. Write all four digits, like 2026-12-02 15:00. For the current time, write now.';
const MONTHS = 'counts in months, which differ in length. Count in days, like +30d.';
const YEARS = 'ends on a day that does not exist in that year. Count in days, like +365d.';
const SPAN =
  'can mean a time zone or a time range. Put a space before a time zone, like 15:00 -05:00.';
const WEEKDAY =
  'can mean more than one day. Write the date, like 2026-12-02, or count the days, like +3d.';
const IN_NEW_YORK = 'in America/New_York: the clocks are set';

/** What has no reading, or more than one, and all that the person is told of it. */
export const NO_DATES: readonly (readonly [
  written: string | number | boolean,
  problem: string,
  zone?: string,
])[] = [
  ...[
    ...['soon', 'never', 'asap', 'завтраа', 'ё', '-', '+', '.', '{{123__date}}', '[object Object]'],
    ...['NaN', 'Infinity', '1e9', '1.7724429e9', '-1772442900', '1,772,442,900', '1 772 442 900'],
    ...['0', '1', '12', '2026', '202612', '2026-12', 'March 2026', '2 March', '02.12', '36525'],
    ...['73416', '946684799', '4133980800', '946684799999', '4133980800000', '20261202150000'],
    ...[
      '000045911',
      'at 5',
      'soon 5',
      '45911.',
      '.5',
      '45911.5.5',
      '1772442900 1772442900',
      '45911 15:00',
    ],
    ...['15:00', '3pm', 'at 5pm', '15:00 02.12.2026', '2026-12-02 15:00 16:00', '2026-12-02 and'],
    ...['2026-12-02 15:00-16:30 h', '2026-12-02T', '2026-12-02 T15:00', '2026-12-02at 3pm'],
    ...[
      '2026-12-02Z 15:00',
      '2026-12-02 15:00 CST',
      '2026-12-02 15:00 +3',
      '2026-12-02 15:00 +030',
      '2026-12-02 Z',
    ],
    ...['2026-12-02 15:00 +14:01', '2026-12-02 15:00 +03:60', '2026-12-02 15:00 GMT+15'],
    ...['2026-12-02 15:00 GMT+030', '2026-12-02 15:00 GMT+330', '2026-12-02 15:00 (Moscow)'],
    ...['2026-12-02 15:00 MSK+1', '2026-12-02 15:00 GMT+3h', '2026-12-02 15:00 +03:00 (a) b'],
    ...['2026-12-02 15:00 +03:00 (a (b))', '2026-12-02+03:00', '2026-12-02 15:00:00:00'],
    ...['2026-12-02 15:0', '2026-12-02 15:000', '2026-12-02 15:00.5', '2026-12-02 15:00:00.'],
    ...['2026-12-02 15.00', '2026-12-02 15h', '2026-12-02 3 p', '2026-12-02 3pmx', '2026-12-02;'],
    ...['2026-12/02', '2026.12-02', '02.12/2026', '02/12.2026', '2026-012-02', '2026-12-002'],
    ...['12026-12-02', '20261202000', '202-12-02', '02.12.20266', '002.12.2026', '02.12.202'],
    ...[
      '2 Marsh 2026',
      'Marsh 2, 2026',
      '2 Monday 2026',
      '22nd2026',
      '2 March 20266',
      '2March2026',
    ],
    ...['2 марта 2026 гг.', '2 марта 2026 г. г.', 'the 2nd of March 2026', 'Foo, 2 March 2026'],
    ...['Mon, Mon, 02 Mar 2026', 'Mon; 02 Mar 2026', '15 May 10:30', '15 May 10am', 'May 15 10 pm'],
    ...['now now', 'now 15:00', 'today tomorrow', 'todayish', 'tomorrow at noon', 'next', 'on'],
    ...['next week', 'nextmonday', 'next next Monday', 'Monday morning', 'next Monday and Tuesday'],
    ...[
      'in 2',
      'in days',
      'in two days',
      'in 2 decades',
      'in 3 hours at 5pm',
      '2 days',
      'in -2 days',
    ],
    ...[
      '2 days ago today',
      'in 100000 days',
      '+3',
      '3d',
      '+d',
      '+3x',
      '+1h30m',
      '+1d 2h',
      '+100000d',
    ],
    ...['2026-12-02+3d', '2026-12-02 ++3d', '2026-12-02 +3d at 5pm', '2026-12-02 +3d.', 'soon +3d'],
    ...[
      '2026-12-02 15:00 +03:00 +3',
      '٢٠٢٦-١٢-٠٢',
      '2026-12-0²',
      '2026–12–02',
      '½',
      '(2026-12-02)',
    ],
    ...['2026-12-02, 2026-12-03', '2026-12-02 15:00 2026-12-02', '<b>now</b>', 'null', '__proto__'],
  ].map((written) => [written, NO_DATE] as const),
  // A date in a comment is none.
  ...[
    ...['zzzzzzzzzz 15:00 +03:00 (2026-12-02)', 'zzzzzzzz 15:00 +03:00 (20261202)'],
    ...['zzzzzzzzzz 15:00 +03:00 (02.12.2026)', 'zzzzzzzzzz 15:00 +03:00 (31/12/2026)'],
    ...['zzzz2026-12-02 15:00 +03:00 (wed )', '12345 15:00 +03:00 (today)'],
    ...['123456 15:00 +03:00 (monday)', '123456789 15:00 +03:00 (in 3 days)'],
    ...['zzzzzzzzzzzz 15:00 +03:00 (2 march 2026)', '123456789012 15:00 +03:00 (march 2 2026)'],
  ].map((written) => [written, NO_DATE] as const),
  [true, NO_DATE],
  [-5, NO_DATE],
  [1e21, NO_DATE],
  ...[
    ...['2026-02-30', '2026-02-29', '30.02.2026', '2026-13-01', '2026-00-10', '2026-10-00'],
    ...['20261301', '12.31.2026', '30/02/2026', '02/30/2026', '13/13/2026', '00/10/2026'],
    ...[
      '31 April 2026',
      'April 31, 2026',
      'February 29, 2026',
      '32 марта 2026',
      '2026-02-30 15:00',
    ],
    ...['Mon, 30 Feb 2026', '2026-04-31T10:00:00Z', '2026-06-99', '2026-02-30 +1d'],
  ].map((written) => [written, NO_DAY] as const),
  ...[
    ...['2026-12-02 25:00', '2026-12-02 24:00', '2026-12-02 15:60', '2026-12-02 15:00:60'],
    ...['2026-12-02T99:00Z', '2026-12-02 13pm', '2026-12-02 0am', '2026-12-02 00:30 am'],
    ...['2026-12-02 15', '2026-12-02 5', '2026-12-02 15:00 pm', '20261202T2400', '20261202T156000'],
    ...['tomorrow at 5', 'завтра в 5', 'tomorrow 17', '2026-12-02 3:60pm', 'tomorrow at 25:00'],
    ...['next Monday at 5', 'in 2 days at 5', '2026-12-02T15Z', '2026-12-02 15 UTC'],
  ].map((written) => [written, NO_TIME] as const),
  ...[
    ...[
      '1999-12-31',
      '2101-01-01',
      '31.12.1999',
      '99999999',
      '0000-12-02',
      '0026-12-02',
      '9999-12-31',
    ],
    ...['1 January 1970', 'March 2, 2126', '01/02/1999', '2100-12-31 +1d', '2000-01-01 -1d'],
    ...['2100-12-31 23:59 +1m', '2000-01-01 00:00 -1m', '+99999d', '-99999w', '+99999y', '-99999y'],
    ...['in 99999 days at 5pm', '2100-12-31 +1d -1d', '+80y', '19000101', '1999-02-30'],
  ].map((written) => [written, FAR_AWAY] as const),
  ...[
    ...['02.12.26', '02/12/26', '12-02-26', '07/15/16 06:05PM', '2 March 26', 'Mar 2, 26'],
    ...['26-12-02', '2 марта 26 г.', '13.13.13', 'Mon, 02 Mar 26 09:15:00 GMT', '02.12.26 +1d'],
  ].map((written) => [written, SHORT_YEAR] as const),
  ...[
    ...['Monday', 'Friday', 'fri', 'this Friday', 'last Monday', 'on Monday', 'next Friday'],
    ...[
      'next Tuesday at 5pm',
      'next sunday',
      'понедельник',
      'пт 15:00',
      'Monday +1d',
      'this Monday',
    ],
  ].map((written) => [written, WEEKDAY] as const),
  ...['+1mo', 'in 1 month', 'in 2 months at 5pm', 'через 2 месяца', '2026-12-02 -3 months'].map(
    (written) => [written, MONTHS] as const,
  ),
  ...['2024-02-29 +1y', '2024-02-29 15:00 -1y', '2024-02-29 +1y +3y'].map(
    (written) => [written, YEARS] as const,
  ),
  ...[
    '02.12.2026 9:00-10:00',
    '2026-12-02 09:00-10',
    'tomorrow 15:00−05:00',
    '2026-12-02 15:00-05:00',
  ].map((written) => [written, SPAN] as const),
  ['03/04/2026', 'can mean March 4, 2026 or April 3, 2026. Write 2026-03-04 or 2026-04-03.'],
  [
    '12/1/2026 3pm',
    'can mean December 1, 2026 or January 12, 2026. Write 2026-12-01 or 2026-01-12.',
  ],
  ['02-12-2026', 'can mean February 12, 2026 or December 2, 2026. Write 2026-02-12 or 2026-12-02.'],
  // Both days are Sundays.
  [
    'Sun, 02/08/2026 +1d',
    'can mean February 8, 2026 or August 2, 2026. Write 2026-02-08 or 2026-08-02.',
  ],
  [
    'Tue, 02 Mar 2026 09:15:00 GMT',
    'names another weekday: March 2, 2026 is a Monday. Correct the day or the weekday.',
  ],
  [
    'вторник, 2 марта 2026 г.',
    'names another weekday: March 2, 2026 is a Monday. Correct the day or the weekday.',
  ],
  [
    'Mon 03/04/2026',
    'names another weekday: March 4, 2026 is a Wednesday, and April 3, 2026 is a Friday. Correct the day or the weekday.',
  ],
  ['2026-03-08 02:00', `does not exist ${IN_NEW_YORK} forward. Write another time.`, NEW_YORK],
  ['2026-03-08 02:59 +1d', `does not exist ${IN_NEW_YORK} forward. Write another time.`, NEW_YORK],
  [
    '2011-12-30',
    'does not exist in Pacific/Apia: the clocks are set forward. Write another time.',
    'Pacific/Apia',
  ],
  [
    '2026-11-01 01:00',
    `comes twice ${IN_NEW_YORK} back. Add the time zone, -04:00 or -05:00.`,
    NEW_YORK,
  ],
  [
    'Nov 1, 2026 at 1:59am',
    `comes twice ${IN_NEW_YORK} back. Add the time zone, -04:00 or -05:00.`,
    NEW_YORK,
  ],
  [
    '2026-10-25 01:30',
    'comes twice in Europe/London: the clocks are set back. Add the time zone, +01:00 or +00:00.',
    'Europe/London',
  ],
  [
    '2026-04-05 01:45',
    'comes twice in Australia/Lord_Howe: the clocks are set back. Add the time zone, +11:00 or +10:30.',
    'Australia/Lord_Howe',
  ],
];

/** Each name of a month, and its number. */
export const MONTH_NAMES: readonly (readonly [name: string, month: number])[] = [
  'January Jan января январь янв янв.',
  'February Feb Feb. февраля февраль февр. фев',
  'March Mar марта март мар.',
  'April Apr апреля апрель апр.',
  'May мая май',
  'June Jun июня июнь июн.',
  'July Jul июля июль июл.',
  'August Aug августа август авг.',
  'September Sept Sep сентября сентябрь сент. сен',
  'October Oct октября октябрь окт.',
  'November Nov ноября ноябрь нояб. ноя',
  'December Dec декабря декабрь дек.',
].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const));

/** Each name of a weekday, and its day in March 2026, which begins on a Sunday. */
export const WEEKDAY_NAMES: readonly (readonly [name: string, day: number])[] = [
  'Sunday Sun воскресенье вс',
  'Monday Mon понедельник пн',
  'Tuesday Tues Tue вторник вт',
  'Wednesday Wed среда ср',
  'Thursday Thurs Thur Thu четверг чт',
  'Friday Fri пятница пт',
  'Saturday Sat суббота сб',
].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const));

/** Each name of a unit, and its seconds in a zone that never sets its clocks. */
export const UNIT_NAMES: readonly (readonly [name: string, seconds: number])[] = (
  [
    ['m min mins minute minutes минута минуту минуты минут мин', 60],
    ['h hr hrs hour hours час часа часов ч', 3600],
    ['d day days день дня дней', 86_400],
    ['w week weeks неделя неделю недели недель', 604_800],
    ['y yr yrs year years год года лет', 365 * 86_400],
  ] as const
).flatMap(([names, seconds]) => names.split(' ').map((name) => [name, seconds] as const));

const ZONES = [
  ...[UTC, MOSCOW, NEW_YORK, KATHMANDU, 'Asia/Kolkata', 'Europe/Berlin', 'Australia/Lord_Howe'],
  ...[
    'Pacific/Apia',
    'America/St_Johns',
    'Africa/Cairo',
    'America/Sao_Paulo',
    'Pacific/Kiritimati',
  ],
];

/** An instant of these hundred years, but for a day at both ends, where zones are in other years. */
export const instant = fc.integer({
  min: Date.parse('2000-01-02T00:00:00Z') / 1000,
  max: Date.parse('2100-12-30T00:00:00Z') / 1000,
});

export const zone = fc.constantFrom(...ZONES);

/** What the clock and the calendar of a zone show, read with other code than the app's. */
export function wallOf(seconds: number, timeZone: string) {
  const [date = '', time = ''] = new Date(wallClock(seconds, timeZone)).toISOString().split(/[T.]/);
  const [year = '', month = '', day = ''] = date.split('-');
  return { date, time, year, month, day, offset: wallClock(seconds, timeZone) / 1000 - seconds };
}

/** Whether another instant of the same night shows the same. */
export const isDoubled = (seconds: number, timeZone: string): boolean =>
  Array.from({ length: 24 }, (_, index) => (index + 1) * 900)
    .flatMap((step) => [step, -step])
    .some((step) => wallClock(seconds + step, timeZone) === wallClock(seconds, timeZone));

/** When the zones set their clocks in some years, and by how much. */
export const CHANGES = ZONES.flatMap((timeZone) =>
  [2010, 2011, 2014, 2026].flatMap((year) => {
    const offsetOf = (seconds: number) => wallClock(seconds, timeZone) / 1000 - seconds;
    return Array.from({ length: 365 }, (_, day) => Date.UTC(year, 0, day + 1) / 1000).flatMap(
      (start) => {
        const before = offsetOf(start);
        if (offsetOf(start + 86_400) === before) return [];
        const steps = Array.from({ length: 1440 }, (_, index) => start + (index + 1) * 60);
        const at = steps.find((step) => offsetOf(step) !== before) ?? start;
        return { timeZone, at, before, after: offsetOf(at) };
      },
    );
  }),
);

type Parts = ReturnType<typeof wallOf>;

const EN = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const RU =
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const weekday = ({ date }: Parts, locale: string, length: 'short' | 'long') =>
  new Date(date).toLocaleDateString(locale, { weekday: length, timeZone: 'UTC' });
const half = ({ time }: Parts) => {
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 || 12}${time.slice(2)} ${hour < 12 ? 'AM' : 'PM'}`;
};

/** The ways to write a day. */
export const DAY_FORMS: Readonly<Record<string, (parts: Parts) => string>> = {
  'year first, dashes': ({ date }) => date,
  'year first, slashes': ({ date }) => date.replaceAll('-', '/'),
  'year first, periods': ({ date }) => date.replaceAll('-', '.'),
  'eight digits': ({ date }) => date.replaceAll('-', ''),
  'day first, periods': ({ year, month, day }) => `${day}.${month}.${year}`,
  'day first, without zeros': ({ year, month, day }) => `${Number(day)}.${Number(month)}.${year}`,
  'English, day first': ({ year, month, day }) => `${day} ${EN[Number(month) - 1]} ${year}`,
  'English, month first': ({ year, month, day }) =>
    `${EN[Number(month) - 1]} ${Number(day)}, ${year}`,
  'English, dashes': ({ year, month, day }) => `${Number(day)}-${EN[Number(month) - 1]}-${year}`,
  'English, with a weekday': (parts) =>
    `${weekday(parts, 'en', 'short')}, ${parts.day} ${EN[Number(parts.month) - 1]} ${parts.year}`,
  Russian: ({ year, month, day }) => `${Number(day)} ${RU[Number(month) - 1]} ${year} г.`,
  'Russian, with a weekday': (parts) =>
    `${weekday(parts, 'ru', 'long')}, ${Number(parts.day)} ${RU[Number(parts.month) - 1]} ${parts.year}`,
};

/** The ways to write a time to the second after it. */
export const TIME_FORMS: Readonly<Record<string, (parts: Parts) => string>> = {
  'after a space': ({ time }) => ` ${time}`,
  'after a T': ({ time }) => `T${time}`,
  'after a comma': ({ time }) => `, ${time}`,
  'after at': (parts) => ` at ${half(parts)}`,
  'after в': ({ time }) => ` в ${time}`,
  'with a fraction': ({ time }) => ` ${time}.987654`,
  'in halves of a day': (parts) => ` ${half(parts)}`,
  'in halves of a day, close together': (parts) => ` ${half(parts).replace(' ', '').toLowerCase()}`,
};

/** The ways to write the zone after that. The last one leaves it out. */
export const ZONE_FORMS: Readonly<Record<string, (offset: string) => string>> = {
  'with a colon': (offset) => offset,
  'without a colon': (offset) => offset.replace(':', ''),
  'after a space': (offset) => ` ${offset}`,
  'after GMT': (offset) => ` GMT${offset.replace(':', '')} (Some Standard Time)`,
  none: () => '',
};

export function offsetText(seconds: number): string {
  const minutes = Math.abs(seconds) / 60;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

const PIECES = [
  ...[
    '2026',
    '12',
    '02',
    '2',
    '31',
    '30',
    '26',
    '15:00',
    '9',
    '99',
    '5pm',
    'am',
    '1772442900',
    '45911',
  ],
  ...['.', '-', '/', ':', ',', ' ', ' ', ' ', 'T', 'Z', '+', '−', '(', ')', '\u200b', '\n'],
  ...[
    'March',
    'мая',
    'Mon',
    'пт',
    'tomorrow',
    'завтра',
    'now',
    'next',
    'in',
    'через',
    'ago',
    'at',
    'в',
  ],
  ...[
    '+3d',
    '-2h',
    '+99999y',
    '-99999w',
    'd',
    'дней',
    'month',
    'year',
    '+03:00',
    'GMT',
    'МСК',
    'г.',
  ],
  ...[
    'st',
    'of',
    '2026-12-02',
    '2024-02-29',
    '03/04/2026',
    '02.12.26',
    '0',
    '𝟘',
    'ſ',
    'K',
    '\ud83d',
  ],
];

/** Texts that are almost dates, and any other. */
export const junk = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }) },
    {
      weight: 1,
      arbitrary: fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 8 }),
    },
    {
      weight: 1,
      arbitrary: fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 8 }),
    },
  )
  .map((pieces) => pieces.join(''));
