import { orderNumberIn } from '../justclick/index.ts';
import { type Definition, fieldError, fieldsRead, type InputField } from './field.ts';
import { readText } from './text.ts';

/** A whole number from `min` to `max`; `missing` when the field is empty. */
export const wholeNumberField = <Key extends string>(
  field: Definition<Key>,
  { min, max, missing }: { min: number; max: number; missing: number },
): InputField<number, Key> =>
  fieldsRead((value, label) => {
    const text = readText(value, label);
    if (text === undefined) return missing;
    const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (!(number >= min && number <= max)) {
      throw fieldError(label, `Write a whole number from ${min} to ${max}.`);
    }
    return number;
  })(field);

/** What people write before an order number: `Order #102937`, `№ 102937`, `Заказ 102937`. */
const BEFORE_NUMBER =
  /(?:(?:order|invoice|bill|заказ|сч[её]т)\s*)?(?:number|no\.?|номер)?\s*[#№]?\s*/i;

/**
 * An order number, as the service counts them, with what people and spreadsheets write around it:
 * `Order #102937`, `102 937`, `102937.0`; undefined when the field is empty.
 *
 * @throws a plain error for anything else, and for a number that is too long for JSON: it may have
 * become another order's on its way here
 */
export function readOrderNumber(value: unknown, label: string): string | undefined {
  const text = readText(value, label)?.replace(BEFORE_NUMBER, '');
  if (text === undefined) return undefined;
  const number = /^\d{1,3}(?:\s\d{3})+$/.test(text) ? text.replace(/\s/g, '') : wholeText(text);
  const isInexact = typeof value === 'number' && !Number.isSafeInteger(value);
  if (isInexact || orderNumberIn(number) === undefined) {
    throw fieldError(
      label,
      'This is not an order number. An order number has digits only, such as 102937.',
    );
  }
  return number;
}

export const orderNumberField = fieldsRead(readOrderNumber);

/** A spreadsheet may write a whole number with empty decimals: `102937.0`. */
export const wholeText = (text: string) => text.replace(/\.0{1,2}$/, '');
