import { errors } from 'zapier-platform-core';
import type { Answer } from './refusal.ts';

/** One row of an answer, as PHP encoded it: nothing about its fields is certain. */
export type PhpRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is PhpRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unreadable = () =>
  new errors.Error(
    'JustClick sent a result that cannot be read. Nothing is lost: try again later, and contact support if it happens again.',
    'unreadable_result',
  );

/**
 * The rows of a list. PHP encodes a list with holes as an object, so its values count as well.
 * A refusal that the caller accepts has no rows.
 *
 * @throws a plain error when there is no list: an empty one would make orders look gone.
 */
export function rowsOf(answer: Answer): PhpRecord[] {
  if (answer.code !== 0) return [];
  const rows = isRecord(answer.result) ? Object.values(answer.result) : answer.result;
  if (!Array.isArray(rows) || !rows.every(isRecord)) throw unreadable();
  return rows;
}

/**
 * The one record that the service was asked for.
 *
 * @throws a plain error when the result is not a record.
 */
export function recordOf(answer: Answer): PhpRecord {
  if (!isRecord(answer.result)) throw unreadable();
  return answer.result;
}
