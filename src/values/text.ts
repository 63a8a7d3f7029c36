import { fieldError, fieldsRead, shorten } from './field.ts';

/** The text of a field, without the spaces around it; undefined when it is empty. */
export function readText(value: unknown, label: string): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (!['string', 'number', 'boolean'].includes(typeof value)) {
    throw fieldError(label, 'This takes one text. Map a single value, not a list.');
  }
  return String(value).trim() || undefined;
}

/** Names and comments, which go out as they are: what is invisible in them may hold an emoji together. */
export const textField = fieldsRead(readText);

/**
 * Format characters and the like: a person can't see them, but a machine counts each. What joins the parts
 * of an emoji stays: without it there would be other pictures.
 */
const INVISIBLE =
  /(?!(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d\p{Extended_Pictographic})[\p{Cf}\u115f\u1160\u3164\uffa0]/gu;

/** A text that a machine compares, without invisible characters: an email, a code, a choice. */
export const readCode = (value: unknown, label: string): string | undefined =>
  readText(value, label)?.replace(INVISIBLE, '').trim() || undefined;

export const codeField = fieldsRead(readCode);

/** What separates the values of one entry: `photo-course, checklist`. */
const SEPARATOR = /[,;\n]/;

/**
 * The entries of a list field as they came: one of them may hold several values, or a comma of its own.
 * An entry with separators only does not count: Zapier joins two empty values to `,`.
 */
export const readEntries = (value: unknown, label: string): string[] =>
  (Array.isArray(value) ? value : [value])
    .flatMap((entry) => readCode(entry, label) ?? [])
    .filter((entry) => valuesOf(entry).length > 0);

export const isSeveral = (entry: string): boolean => SEPARATOR.test(entry);

/** The values of one entry, none of them empty. */
export const valuesOf = (entry: string): string[] =>
  entry.split(SEPARATOR).flatMap((text) => text.trim() || []);

/** The texts of a list field, one or more to an entry; no empty ones. */
export const readList = (value: unknown, label: string): string[] =>
  readEntries(value, label).flatMap(valuesOf);

export const entriesField = fieldsRead(readEntries);
export const listField = fieldsRead(readList);

/** `7.91612E+10`: a spreadsheet shows a long number like this, and its last digits are gone. */
const SCIENTIFIC = /^[+-]?\d(?:[.,]\d+)?e\+?\d+$/i;

/**
 * A number that does not count anything: a phone, a postal code, a tracking number. Each digit matters, so
 * this takes away what a spreadsheet has added (`'+79161234567`, `420111.0`), and refuses what it has
 * rounded.
 */
export const digitsField = fieldsRead((value, label): string | undefined => {
  const text = readCode(value, label);
  if (text === undefined) return undefined;
  const isInexact = typeof value === 'number' && !Number.isSafeInteger(value);
  if (isInexact || SCIENTIFIC.test(text)) {
    throw fieldError(
      label,
      `"${shorten(text)}" was rounded by a spreadsheet or an earlier step, and its last digits are gone. Format the column as text, then map the whole number.`,
    );
  }
  return withoutSheet(text) || undefined;
});

/** Without the apostrophe with which a spreadsheet marks a text, and the decimals that it adds to a number. */
export const withoutSheet = (text: string): string =>
  text.replace(/^['’](?=[+\p{L}\d])/u, '').replace(/^(\+?\d+)[.,]0{1,2}$/, '$1');
