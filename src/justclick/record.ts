import { errors } from 'zapier-platform-core';
import type { Answer } from './refusal.ts';

/** One row of an answer, as PHP encoded it: nothing about its fields is certain. */
export type PhpRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is PhpRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The error for a result that is not what was asked for. */
export const unreadable = (): Error =>
  new errors.Error(
    'Your shop sent a result that cannot be read. Nothing was changed: try again later, and if it happens again ask the support of your account.',
    'unreadable_result',
  );

/**
 * What a list holds, whatever that is. PHP encodes a list with holes as an object, so its values count
 * as well.
 *
 * @throws a plain error when there is no list: an empty one would make orders look gone.
 */
function valuesIn(list: unknown): unknown[] {
  const values = isRecord(list) ? Object.values(list) : list;
  if (!Array.isArray(values)) throw unreadable();
  return values;
}

/**
 * The rows of a list.
 *
 * @throws a plain error when there is no list, or one of its rows is no record
 */
export function rowsIn(list: unknown): PhpRecord[] {
  const rows = valuesIn(list);
  if (!rows.every(isRecord)) throw unreadable();
  return rows;
}

/** The rows of an answer; a refusal that the caller accepts has none. */
export const rowsOf = (answer: Answer): PhpRecord[] =>
  rowsIn(answer.code === 0 ? answer.result : []);

/** The same for a caller that looks at each row by itself: a row may be anything. */
export const looseRowsOf = (answer: Answer): unknown[] =>
  valuesIn(answer.code === 0 ? answer.result : []);

/**
 * The one record that the service was asked for.
 *
 * @param id the `id` that it must have, if any: the result is the part of an answer that is not signed
 * @throws a plain error when the result is not that record
 */
export function recordOf(answer: Answer, id?: string): PhpRecord {
  const { result } = answer;
  if (!isRecord(result) || textIn(result.id) !== id) throw unreadable();
  return result;
}

/** A text, or a whole number that JSON has not made another one; undefined for any other value. */
export function textIn(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? `${value}` : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** An order number as the service counts them; undefined for any other value. */
export function numberIn(value: unknown): string | undefined {
  const text = String(textIn(value));
  return /^[1-9]\d{0,17}$/.test(text) ? text : undefined;
}
