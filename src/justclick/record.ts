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
 * The rows of a list. PHP encodes a list with holes as an object, so its values count as well.
 *
 * @throws a plain error when there is no list: an empty one would make orders look gone.
 */
export function rowsIn(list: unknown): PhpRecord[] {
  const rows = isRecord(list) ? Object.values(list) : list;
  if (!Array.isArray(rows) || !rows.every(isRecord)) throw unreadable();
  return rows;
}

/** The rows of an answer; a refusal that the caller accepts has none. */
export const rowsOf = (answer: Answer): PhpRecord[] =>
  answer.code === 0 ? rowsIn(answer.result) : [];

/**
 * The one record that the service was asked for.
 *
 * @param id the `id` that it must have: the result is the part of an answer that is not signed
 * @throws a plain error when the result is not that record
 */
export function recordOf(answer: Answer, id?: string): PhpRecord {
  const { result } = answer;
  if (!isRecord(result) || (id !== undefined && String(result.id) !== id)) throw unreadable();
  return result;
}
