import { fieldError, fieldsRead, shorten } from './field.ts';
import { readCode } from './text.ts';

/** `UTC+03`, `GMT-1`, `+03:00`, `3`: whole hours, which is all that the service takes. */
const OFFSET = /^(?:utc|gmt)?\s*([+-]?)\s*(\d{1,2})(?::00|(?<=\d\d)00)?$/i;

/** A time zone as the service takes it, `UTC+03`; undefined when the field is empty. */
export const utcOffsetField = fieldsRead((value, label): string | undefined => {
  const text = readCode(value, label);
  if (text === undefined) return undefined;
  const [, sign = '', digits] = OFFSET.exec(text.replace('−', '-')) ?? [];
  const hours = Number(digits);
  if (!(hours <= (sign === '-' ? 12 : 14))) {
    throw fieldError(
      label,
      `"${shorten(text)}" is not a time zone we can use. Write whole hours, like UTC+03 or UTC-05.`,
    );
  }
  return `UTC${sign === '-' ? '-' : '+'}${String(hours).padStart(2, '0')}`;
});
