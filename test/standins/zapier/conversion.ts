import { isRecord } from './connection.ts';
import type { Field } from './definition.ts';
import { resolveInputDataTypes } from './platform.ts';
import { textOf } from './references.ts';

type Data = Record<string, unknown>;

/** The types that the platform reads out of a text. Any other value is left as it is. */
const READ_FROM_TEXT = new Set(['number', 'integer', 'boolean', 'datetime']);

/**
 * Converts what a person typed or mapped, by the types of the fields, as Zapier does before a perform
 * sees it; fills in defaults. The conversion itself is the platform's own code.
 *
 * That code takes text only. So a number or a boolean is written as JSON writes it first (`String`),
 * which is what is left of it once it is mapped into a field; what is missing (undefined, null) is not
 * converted at all. An empty text is: it becomes 0, no, or the present moment.
 *
 * Assumed: entries of a list field are converted one by one, and a single value in a list field is a
 * list of one.
 */
export function convert(input: Readonly<Data>, fields: readonly Field[], timeZone: string): Data {
  const lists = fields.filter((field) => field.list === true && !field.children?.length);
  const others = fields.filter((field) => !lists.includes(field));
  const { missing, present } = split(writeOut(input, others));
  return {
    ...missing,
    ...resolveInputDataTypes(present, others, timeZone),
    ...Object.fromEntries(lists.flatMap((field) => convertList(field, input[field.key], timeZone))),
  };
}

function convertList(field: Field, value: unknown, timeZone: string): [string, unknown[]][] {
  const { key, list: _list, default: missing, ...single } = field;
  const given = value || missing || value;
  if (given === undefined || given === null) return [];
  const entries = Array.isArray(given) ? given : [given];
  return [
    [key, entries.map((entry) => convert({ [key]: entry }, [{ key, ...single }], timeZone)[key])],
  ];
}

/** Writes out what the platform's code reads from text only, in line items too. */
function writeOut(input: Readonly<Data>, fields: readonly Field[]): Data {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const entries = Object.entries(input).map(([key, value]) => {
    const field = byKey.get(key);
    if (value === undefined || value === null || field === undefined) return [key, value];
    if (field.children?.length) return [key, writeOutRows(value, field.children)];
    return [key, READ_FROM_TEXT.has(field.type ?? '') ? textOf(value) : value];
  });
  return Object.fromEntries(entries);
}

/** Rows that are none are taken out: the platform's code would stumble over them. */
function writeOutRows(value: unknown, children: readonly Field[]): unknown {
  const rows = Array.isArray(value) ? value : isRecord(value) ? [value] : undefined;
  return rows === undefined
    ? value
    : rows.filter(isRecord).map((row) => split(writeOut(row, children)).present);
}

/** Nothing is no text, so the platform's code must not get to see it. */
function split(input: Data): { missing: Data; present: Data } {
  const entries = Object.entries(input);
  const isMissing = ([, value]: [string, unknown]) => value === undefined || value === null;
  return {
    missing: Object.fromEntries(entries.filter(isMissing)),
    present: Object.fromEntries(entries.filter((entry) => !isMissing(entry))),
  };
}

/**
 * Takes out what is empty, at any depth: empty texts, null, undefined, lists and objects without
 * anything in them. Zapier does this unless `cleanInputData` is false. When it does so is not
 * documented; here it comes after the conversion, so that an empty text in a number field is a 0 that
 * stays, as `zapier-platform invoke` shows it. That is the worse case, so apps have to be ready for it.
 */
export function withoutEmpty(input: Readonly<Data>): Data {
  const clean = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(clean).filter((each) => !isEmpty(each));
    return isRecord(value) ? withoutEmpty(value) : value;
  };
  return Object.fromEntries(
    Object.entries(input)
      .map(([key, value]) => [key, clean(value)] as const)
      .filter(([, value]) => !isEmpty(value)),
  );
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0);
