import { fieldError, readText, shorten } from './input.ts';

/** A whole web address; undefined when the field is empty. */
export function readUrl(value: unknown, label: string): string | undefined {
  const text = readText(value, label);
  if (text === undefined) return undefined;
  if (!/^https?:\/\/[^\s/]/i.test(text) || !URL.canParse(text)) {
    throw fieldError(
      label,
      `"${shorten(text)}" is not a web address. Write it like https://example.com/thanks.`,
    );
  }
  return text;
}
