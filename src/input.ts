import { errors } from 'zapier-platform-core';

/** `bundle.inputData`: what people typed and mapped, so nothing about its types is certain. */
export type InputData = Readonly<Record<string, unknown>>;

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

/** The text of a field that must have one. */
export function requireText(value: unknown, label: string): string {
  const text = readText(value, label);
  if (text === undefined) throw fieldError(label, 'This is empty. Map a value into it.');
  return text;
}

/** An order number, as the service counts them; `#102937` is understood. */
export function requireOrderNumber(value: unknown, label: string): string {
  const number = requireText(value, label).replace(/^#\s*/, '');
  if (!/^\d{1,18}$/.test(number)) {
    throw fieldError(
      label,
      'This is not an order number. An order number has digits only, such as 102937.',
    );
  }
  return number;
}

/** An amount of money, zero or more; undefined when the field is empty. */
export function readAmount(value: unknown, label: string): number | undefined {
  const text = readText(value, label);
  if (text === undefined) return undefined;
  const amount = /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (!Number.isFinite(amount)) {
    throw fieldError(
      label,
      `"${shorten(text)}" is not an amount. Write it with digits only, such as 1500 or 99.90.`,
    );
  }
  return amount;
}

const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)$/;

/**
 * An instant in unix seconds; undefined when the field is empty. Zapier gives datetime fields as
 * ISO 8601 with a zone; without a zone the instant would be a guess, so it is refused.
 */
export function readInstant(value: unknown, label: string): number | undefined {
  const text = readText(value, label);
  if (text === undefined) return undefined;
  const seconds = ISO_WITH_ZONE.test(text) ? Math.floor(Date.parse(text) / 1000) : Number.NaN;
  if (!Number.isFinite(seconds)) {
    throw fieldError(
      label,
      `"${shorten(text)}" is not a date and time with a time zone. Write it like 2026-03-02T09:15:00+03:00.`,
    );
  }
  return seconds;
}

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

/** The values of a list field, without the empty ones. */
export function readList(value: unknown, label: string): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.map((item) => readText(item, label)).filter((text) => text !== undefined);
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
