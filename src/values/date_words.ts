/**
 * The words of dates, English and Russian, in lower case and without the period of an abbreviation.
 * Zapier's own units come first in theirs: `+30m` is 30 minutes there.
 */
const MONTHS = [
  'january jan января январь янв',
  'february feb февраля февраль февр фев',
  'march mar марта март мар',
  'april apr апреля апрель апр',
  'may мая май',
  'june jun июня июнь июн',
  'july jul июля июль июл',
  'august aug августа август авг',
  'september sept sep сентября сентябрь сент сен',
  'october oct октября октябрь окт',
  'november nov ноября ноябрь нояб ноя',
  'december dec декабря декабрь дек',
];

const WEEKDAYS = [
  'sunday sun воскресенье вс',
  'monday mon понедельник пн',
  'tuesday tues tue вторник вт',
  'wednesday wed среда ср',
  'thursday thurs thur thu четверг чт',
  'friday fri пятница пт',
  'saturday sat суббота сб',
];

const UNITS = {
  minutes: 'm min mins minute minutes минута минуту минуты минут мин',
  hours: 'h hr hrs hour hours час часа часов ч',
  days: 'd day days день дня дней',
  weeks: 'w week weeks неделя неделю недели недель',
  months: 'mo mon mos month months месяц месяца месяцев',
  years: 'y yr yrs year years год года лет',
};

export type Unit = keyof typeof UNITS;

const byWord = <Meaning>(
  rows: Iterable<readonly [Meaning, string]>,
): ReadonlyMap<string, Meaning> =>
  new Map([...rows].flatMap(([meaning, words]) => words.split(' ').map((word) => [word, meaning])));

/** Months from 1. Weekdays from 0, which is Sunday, as JavaScript counts them. */
export const MONTH_OF = byWord(MONTHS.map((words, index) => [index + 1, words]));
export const WEEKDAY_OF = byWord(WEEKDAYS.map((words, index) => [index, words]));
export const UNIT_OF = byWord(Object.entries(UNITS).map(([unit, words]) => [unit as Unit, words]));

/** How many days from today. */
export const DAYS_FROM_TODAY = byWord([
  [-2, 'позавчера'],
  [-1, 'yesterday вчера'],
  [0, 'today сегодня'],
  [1, 'tomorrow завтра'],
  [2, 'послезавтра'],
]);

export const NOW = new Set(['now', 'сейчас']);

/** Seconds east of UTC. Other abbreviations mean several zones: CST is American and Chinese. */
export const ZONE_OF = byWord([
  [0, 'z ut utc gmt'],
  [3 * 3600, 'msk мск'],
]);
