import { isRecord } from '../../standins/zapier/connection.ts';
import type { Field } from '../../standins/zapier/definition.ts';
import type { AuthData } from './adapter.ts';

export const MASK = '••••••••';

/** Shorter ones would be found in every second word, and are no secrets. */
const SHORTEST = 4;

/** What the person typed into the password fields of a connection, in each form in which it may be met. */
export function secretsOf(fields: readonly Field[], authData: AuthData): string[] {
  const typed = fields
    .filter(({ type }) => type === 'password')
    .map(({ key }) => authData[key])
    .filter((value): value is string => typeof value === 'string')
    .flatMap((value) => [value, value.trim()])
    .filter((value) => value.length >= SHORTEST);
  const forms = typed.flatMap((value) => [
    value,
    encodeURIComponent(value),
    new URLSearchParams([['', value]]).toString().slice(1),
  ]);
  return [...new Set(forms)].sort((a, b) => b.length - a.length);
}

/** A copy in which no text holds one of the secrets. */
export function masked<T>(value: T, secrets: readonly string[]): T;
export function masked(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') {
    return secrets.reduce((text, secret) => text.replaceAll(secret, MASK), value);
  }
  if (Array.isArray(value)) return value.map((each) => masked(each, secrets));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      secrets.reduce((text, secret) => text.replaceAll(secret, MASK), key),
      masked(each, secrets),
    ]),
  );
}
