import { errors } from 'zapier-platform-core';
import { numberIn } from '../justclick/index.ts';

/** `bundle.inputData`: what people typed and mapped, so nothing about its types is certain. */
export type InputData = Readonly<Record<string, unknown>>;

/**
 * What people have to know of every field for a date: Zapier reads them month first, and takes what it
 * does not understand as the present moment. Neither can be seen afterwards.
 */
export const DATE_HELP =
  'Write a date like `2026-12-02 15:00`: Zapier reads `02.12.2026` as February 12, and takes a date that it does not understand as now.';

/** An error that names the field a person has to mend in the Zap. */
export const fieldError = (label: string, problem: string): Error =>
  new errors.Error(`${label}: ${problem}`, 'field_invalid');

/** The text of a field, without the spaces around it; undefined when it is empty. */
export function readText(value: unknown, label: string): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (!['string', 'number', 'boolean'].includes(typeof value)) {
    throw fieldError(label, 'This takes one text. Map a single value into it.');
  }
  return String(value).trim() || undefined;
}

/** The texts of several fields, under their keys. */
export const readTexts = (
  input: InputData,
  fields: readonly { key: string; label: string }[],
): Record<string, string | undefined> =>
  Object.fromEntries(fields.map(({ key, label }) => [key, readText(input[key], label)]));

/**
 * The option that was chosen of a field's `choices`, by its key or its label, in any case; undefined
 * when the field is empty.
 *
 * @throws a plain error that lists the labels
 */
export function readChoice<Choice extends string>(
  value: unknown,
  label: string,
  choices: Readonly<Record<Choice, string>>,
): Choice | undefined {
  const text = readText(value, label)?.toLowerCase();
  const keys = Object.keys(choices) as Choice[];
  const chosen =
    keys.find((key) => key.toLowerCase() === text) ??
    keys.find((key) => choices[key].toLowerCase() === text);
  if (text !== undefined && chosen === undefined) {
    throw fieldError(label, `Choose one of ${Object.values(choices).join(', ')}.`);
  }
  return chosen;
}

/**
 * What is known of a choice while a Zap is set up: the option, `mapped` when it is yet to come from
 * another step (`{{123__status}}`), or undefined when nothing is chosen.
 */
export function chosenOrMapped<Choice extends string>(
  value: unknown,
  label: string,
  choices: Readonly<Record<Choice, string>>,
): Choice | 'mapped' | undefined {
  try {
    return readChoice(value, label, choices);
  } catch {
    return 'mapped';
  }
}

/** The option that was chosen of a field that must have one. */
export function requireChoice<Choice extends string>(
  value: unknown,
  label: string,
  choices: Readonly<Record<Choice, string>>,
): Choice {
  return readChoice(requireText(value, label), label, choices) as Choice;
}

/** The text of a field that must have one. */
export function requireText(value: unknown, label: string): string {
  const text = readText(value, label);
  if (text === undefined) throw fieldError(label, 'This is empty. Map a value into it.');
  return text;
}

/** What people write before an order number: `Order #102937`, `№ 102937`, `Заказ 102937`. */
const BEFORE_NUMBER =
  /(?:(?:order|invoice|bill|заказ|сч[её]т)\s*)?(?:number|no\.?|номер)?\s*[#№]?\s*/i;

/**
 * An order number, as the service counts them, with what people and spreadsheets write around it:
 * `Order #102937`, `102 937`, `102937.0`.
 *
 * @throws a plain error for anything else, and for a number that is too long for JSON: it may have
 * become another order's on its way here
 */
export function requireOrderNumber(value: unknown, label: string): string {
  const text = requireText(value, label).replace(BEFORE_NUMBER, '');
  const number = /^\d{1,3}(?:\s\d{3})+$/.test(text) ? text.replace(/\s/g, '') : wholeText(text);
  const isInexact = typeof value === 'number' && !Number.isSafeInteger(value);
  if (isInexact || numberIn(number) === undefined) {
    throw fieldError(
      label,
      'This is not an order number. An order number has digits only, such as 102937.',
    );
  }
  return number;
}

/** A spreadsheet may write a whole number with empty decimals: `102937.0`. */
const wholeText = (text: string) => text.replace(/\.0{1,2}$/, '');

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

/** A whole number from `min` to `max`; `missing` when the field is empty. */
export function readInteger(
  value: unknown,
  label: string,
  { min, max, missing }: { min: number; max: number; missing: number },
): number {
  const text = readText(value, label);
  if (text === undefined) return missing;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= min && number <= max)) {
    throw fieldError(label, `Write a whole number from ${min} to ${max}.`);
  }
  return number;
}

/** The texts of a list field, one or more to an entry, `photo-course, checklist`; no empty ones. */
export const readList = (value: unknown, label: string): string[] =>
  (Array.isArray(value) ? value : [value])
    .flatMap((item) => readText(item, label)?.split(/[,;\n]/) ?? [])
    .flatMap((text) => text.trim() || []);

/** The numeric ids of a list field, one or more to an entry; none when the field is empty. */
export function readIds(value: unknown, label: string): string[] {
  const ids = readList(value, label)
    .flatMap((text) => text.split(/\s+/))
    .map(wholeText);
  if (!ids.every((id) => /^\d{1,18}$/.test(id))) {
    throw fieldError(label, 'Choose from the list, or map the numeric ids of products.');
  }
  return ids;
}

export const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
