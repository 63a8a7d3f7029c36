import type { PhpRecord } from '../justclick/index.ts';
import { DAY, HOUR } from './date_clock.ts';

/** One output field: what people see of it, its type, and what the service may call it. */
type FieldSpec = {
  readonly label: string;
  readonly type: 'string' | 'number' | 'datetime' | 'boolean';
  readonly sample: string | number | boolean | null;
  /** The service's other names for it, when it has several. */
  readonly aliases?: readonly string[];
};

export type FieldSpecs = { readonly [key: string]: FieldSpec };

type Values = { string: string; number: number; datetime: string; boolean: boolean };

/** A record with one key per spec, always; null stands for what the service left out or empty. */
export type RecordOf<Specs extends FieldSpecs> = {
  -readonly [Key in keyof Specs]: Values[Specs[Key]['type']] | null;
};

/** Normalizes a record of the service: each field of `specs`, in its type, and nothing else. */
export function readRecord<Specs extends FieldSpecs>(
  specs: Specs,
  raw: PhpRecord,
): RecordOf<Specs> {
  const record: { [key: string]: unknown } = {};
  // A poll may read 40,000 orders, so this makes the record and nothing else.
  for (const key in specs) {
    const { type, aliases } = specs[key] as FieldSpec;
    const name = raw[key] === undefined ? aliases?.find((alias) => raw[alias] !== undefined) : key;
    record[key] = READ[type](raw[name ?? key]);
  }
  return record as RecordOf<Specs>;
}

/** The sample that belongs to `specs`. */
export function sampleOf<Specs extends FieldSpecs>(specs: Specs): RecordOf<Specs> {
  return Object.fromEntries(
    Object.entries(specs).map(([key, spec]) => [key, spec.sample]),
  ) as RecordOf<Specs>;
}

/**
 * Zapier's output fields for `specs`.
 *
 * @param prefix the path to the record: `utm__` for an object, `items[]` for line items
 */
export const outputFields = (specs: FieldSpecs, prefix = '') =>
  Object.entries(specs).map(([key, { label, type }]) => ({ key: `${prefix}${key}`, label, type }));

const READ = { string: toText, number: toNumber, datetime: toDate, boolean: toFlag };

/** Null for a whole number that JSON has changed: two orders would get the same number. */
function toText(value: unknown): string | null {
  if (typeof value === 'number') return isExact(value) ? String(value) : null;
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

const isExact = (value: number) => !Number.isInteger(value) || Number.isSafeInteger(value);

/**
 * PHP often sends numbers as text, and `number_format()` may have formatted them: a comma before the last
 * one or two digits is a decimal one, any other separates thousands.
 */
function toNumber(value: unknown): number | null {
  const text = String(toText(value)).replace(/\s/g, '');
  const plain = /,\d{1,2}$/.test(text)
    ? text.replaceAll('.', '').replace(',', '.')
    : text.replaceAll(',', '');
  const number = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

const YES = ['1', 'true', 'yes', 'on', 'y', 't', 'да'];
const NO = ['', '0', 'false', 'no', 'off', 'n', 'f', 'нет'];

/** PHP's false is the empty string or "0" by the time it is text. Any other word says neither yes nor no. */
function toFlag(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const word = value === '' ? '' : toText(value)?.trim().toLowerCase();
  if (word === undefined) return null;
  if (YES.includes(word)) return true;
  return NO.includes(word) ? false : null;
}

/** The last second that ISO 8601 can write with four digits for the year. */
const MAX_UNIX_SECONDS = 253_402_300_799;

/**
 * An instant as ISO 8601 in UTC, to the second. The service has been seen to send unix seconds, with
 * 0 or nothing for "never"; its articles only say "date". A date without a zone is taken as Moscow
 * time, which is the service's own (UTC+3 all year since 2014).
 */
function toDate(value: unknown): string | null {
  const text = String(toText(value)).trim();
  const seconds = /^\d+(\.0+)?$/.test(text) ? Number(text) : secondsOf(text);
  return seconds > 0 && seconds <= MAX_UNIX_SECONDS ? isoOf(seconds) : null;
}

/** `2026-03-02T` of the day that was written last: the rows of a list are of few days. */
let known = { day: Number.NaN, text: '' };
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
const two = (number: number) => TWO_DIGITS[Math.floor(number)];

/** Unix seconds as ISO 8601. A Date writes one in ten times the time, and a poll may read 80,000. */
function isoOf(seconds: number): string {
  const day = Math.floor(seconds / DAY);
  if (day !== known.day) {
    known = { day, text: new Date(day * DAY * 1000).toISOString().slice(0, 11) };
  }
  const time = seconds - day * DAY;
  return `${known.text}${two(time / HOUR)}:${two((time / 60) % 60)}:${two(time % 60)}Z`;
}

/** The unix seconds of a date in one of the ways that PHP programs write it; NaN for any other text. */
function secondsOf(text: string): number {
  const iso = text.replace(/(\d\d)\.(\d\d)\.(\d{4})/, '$3-$2-$1');
  const match =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)?$/.exec(iso);
  if (match === null) return Number.NaN;
  const [, day, time = '00:00', zone = '+03:00'] = match;
  return Date.parse(`${day}T${time}${zone}`) / 1000;
}
