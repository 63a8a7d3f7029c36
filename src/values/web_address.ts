import { fieldError, fieldsRead, shorten } from './field.ts';
import { readText } from './text.ts';

/** A whole web address; undefined when the field is empty. */
export const webAddressField = fieldsRead((value, label): string | undefined => {
  const text = readText(value, label);
  if (text === undefined) return undefined;
  if (!/^https?:\/\/[^\s/]/i.test(text) || !URL.canParse(text)) {
    throw fieldError(
      label,
      `"${shorten(text)}" is not a web address. Write it like https://example.com/thanks.`,
    );
  }
  return text;
});

/** The domain of a shop, also out of a whole address; undefined when the field is empty. */
export const domainField = fieldsRead(
  (value, label): string | undefined =>
    readText(value, label)?.replace(/https?:\/\/|\/.*/gi, '') || undefined,
);
