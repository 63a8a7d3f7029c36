import { isJson } from '../../../support/json.ts';
import type { Field, Operation } from './app.ts';
import { isIsoDate, looksLikeDate } from './text.ts';
import { fieldValues, textsIn } from './walk.ts';

/** Dates that Zapier could not read: what is declared as one, and what looks like one. */
export function dateProblems({ outputFields }: Operation, result: unknown): string[] {
  const declared = new Set(
    fieldValues(outputFields, result).flatMap(({ field, found }) =>
      field.type === 'datetime' ? [found.path] : [],
    ),
  );
  return textsIn(result, '')
    .filter(
      ({ path, text }) =>
        declared.has(path.replace(/\[\d+\]$/, '')) || declared.has(path) || looksLikeDate(text),
    )
    .filter(({ text }) => !isIsoDate(text))
    .map(({ path, text }) => `${path}: "${text}" is not ISO 8601 with a zone`);
}

/** Values of another type than their output field says, and required ones that are not there. */
export function typeProblems({ outputFields }: Operation, result: unknown): string[] {
  const problems = fieldValues(outputFields, result).flatMap(
    ({ field, found: { path, value, wanted: container } }) => {
      if (container !== undefined) return [`${path} must be ${container}`];
      if (value === undefined || value === null) {
        return field.required === true ? [`${path} is required`] : [];
      }
      const values: readonly unknown[] =
        field.list === true && Array.isArray(value) ? value : [value];
      if (field.list === true && !Array.isArray(value)) return [`${path} must be a list`];
      const wanted = typeOf(field);
      return values.every(TYPES[wanted]) ? [] : [`${path} must be of type ${wanted}`];
    },
  );
  // One value in the way of many output fields is one problem.
  return [...new Set(problems)];
}

const isString = (value: unknown) => typeof value === 'string';
const TYPES = {
  string: isString,
  datetime: isString,
  number: Number.isFinite,
  integer: Number.isInteger,
  boolean: (value: unknown) => typeof value === 'boolean',
  'object with fields': isJson,
  'line items': (value: unknown) => isJson(value) || (Array.isArray(value) && value.every(isJson)),
  any: () => true,
};

function typeOf({ type, dict, children }: Field): keyof typeof TYPES {
  if (children !== undefined) return 'line items';
  if (dict === true) return 'object with fields';
  if (type === undefined || type === 'json') return 'any';
  const name = String(type);
  return name === 'number' || name === 'integer' || name === 'boolean' || name === 'datetime'
    ? name
    : 'string';
}
