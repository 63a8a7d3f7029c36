import { errors } from 'zapier-platform-core';

/** How the service answered: `{ error_code, error_text, result? }` of its JSON, checked. */
export type Answer = {
  code: number;
  text: string;
  result: unknown;
  /** When it answered, by its own clock: unix seconds. */
  servedAt?: number | undefined;
};

/** Lists and records inside one another: an answer of the service has seven at most. */
const MAX_DEPTH = 32;

/**
 * Bytes of an answer for each list or record in it, on average. The densest answers of the service,
 * orders with many products, have one to about 60; an empty record needs 3 and takes 60 in memory.
 */
const BYTES_PER_CONTAINER = 40;

/**
 * Reads the JSON of an answer, unless reading it would take more memory than a run on Zapier has: 20 MB
 * of brackets become 1.1 GB. So the brackets are counted first; that takes about a fifth of the time.
 *
 * @param most bytes that the answer may have
 * @returns undefined for a text that is not JSON, or has a shape that no answer has
 */
export function parseJson(json: string, most: number): unknown {
  if (isModest(json, most / BYTES_PER_CONTAINER)) {
    try {
      // PHP may put a byte order mark before its JSON.
      return JSON.parse(json.startsWith('\uFEFF') ? json.slice(1) : json);
    } catch {
      // It is not JSON.
    }
  }
  return undefined;
}

function isModest(json: string, mostContainers: number): boolean {
  let isText = false;
  let depth = 0;
  let containers = 0;
  for (let at = 0; at < json.length; at++) {
    switch (json.charCodeAt(at)) {
      case 0x5c: // A backslash: JSON has them in texts only, and what follows one ends no text.
        at += 1;
        break;
      case 0x22: // "
        isText = !isText;
        break;
      case 0x5b: // [
      case 0x7b: // {
        if (isText) break;
        containers += 1;
        depth += 1;
        if (depth > MAX_DEPTH || containers > mostContainers) return false;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        if (!isText) depth -= 1;
        break;
    }
  }
  return true;
}

/** One row of an answer, as PHP encoded it: nothing about its fields is certain. */
export type PhpRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is PhpRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The error for a result that is not what was asked for. */
export const unreadable = (): Error =>
  new errors.Error(
    "Your shop sent an answer we couldn't read. Nothing was changed, and no orders were missed. Try again later. If it happens again, contact your shop's support.",
    'unreadable_result',
  );

/**
 * What a list holds, whatever that is. PHP encodes a list with holes as an object, so its values count
 * as well.
 *
 * @throws a plain error when there is no list: an empty one would make orders look gone.
 */
export function listIn(value: unknown): unknown[] {
  const list = isRecord(value) ? Object.values(value) : value;
  if (!Array.isArray(list)) throw unreadable();
  return list;
}

/** The same of an answer; a refusal that the caller accepts has an empty one. */
export const listOf = ({ code, result }: Answer): unknown[] => listIn(code === 0 ? result : []);

/** The records of a list. @throws a plain error when there is no list, or one of its rows is no record */
export function recordsIn(value: unknown): PhpRecord[] {
  const rows = listIn(value);
  if (!rows.every(isRecord)) throw unreadable();
  return rows;
}

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
export function orderNumberIn(value: unknown): string | undefined {
  const text = String(textIn(value));
  return /^[1-9]\d{0,17}$/.test(text) ? text : undefined;
}
