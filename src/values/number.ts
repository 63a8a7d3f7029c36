import { orderNumberIn } from '../justclick/index.ts';
import { type Definition, fieldError, fieldsRead, type InputField, shorten } from './field.ts';
import { readCode, withoutSheet } from './text.ts';

/** Words for the units of time, by how many hours they are. */
const HOURS_OF: readonly [hours: number, words: RegExp][] = [
  [1, /^(?:h|hrs?|hours?|ч|час(?:а|ов)?)$/],
  [24, /^(?:d|days?|д|дн|день|дня|дней|сут(?:ки|ок)?)$/],
  [7 * 24, /^(?:w|wks?|weeks?|нед|недел[яиью]|недель)$/],
  [30 * 24, /^(?:mos?|months?|мес|месяц(?:а|ев)?)$/],
];

type Range = { min: number; max: number; missing: number };

/** A whole number from `min` to `max`; `missing` when the field is empty. */
export const wholeNumberField = <Key extends string>(
  field: Definition<Key>,
  range: Range,
): InputField<number, Key> => numberField(field, range, () => undefined);

/**
 * A span of time in whole hours or days, as people write it: `7`, `7 days`, `2 weeks`, `14 дней`.
 *
 * @param unit what a number alone counts
 */
export const spanField = <Key extends string>(
  field: Definition<Key>,
  unit: 'hours' | 'days',
  range: Range,
): InputField<number, Key> =>
  numberField(field, range, (word) => {
    const hours = HOURS_OF.find(([, words]) => words.test(word))?.[0];
    return hours === undefined ? undefined : hours / (unit === 'days' ? 24 : 1);
  });

/** @param timesOf how much a word after the number makes of it */
const numberField = <Key extends string>(
  field: Definition<Key>,
  { min, max, missing }: Range,
  timesOf: (word: string) => number | undefined,
): InputField<number, Key> =>
  fieldsRead((value, label) => {
    const text = readCode(value, label)?.toLowerCase();
    if (text === undefined) return missing;
    const [, digits, word = ''] =
      /^\+?(\d{1,9}(?:[.,]0{1,2})?)\s*(?:(\p{L}+)\.?)?$/u.exec(text) ?? [];
    const times = word === '' ? 1 : timesOf(word);
    const number = Number(digits?.replace(',', '.')) * (times ?? Number.NaN);
    if (!(number >= min && number <= max && Number.isInteger(number))) {
      throw fieldError(label, `Write a whole number from ${min} to ${max}.`);
    }
    return number;
  })(field);

/** A quantity as forms write it: `3`, `3.0`, `3.0000`, `x 3`, `3 pcs`, `3 шт.`; `3,000` may be thousands. */
const QUANTITY =
  /^(?:[x×х]\s*)?(\d{1,6})(?:[.,](?:0{1,2}|0{4}))?\s*(?:[x×х]|pcs?\.?|pieces?|шт\.?)?$/iu;

/** A whole number of pieces, from 1 to `max`; 1 when the field is empty. */
export const quantityField = <Key extends string>(
  field: Definition<Key>,
  max: number,
): InputField<number, Key> =>
  fieldsRead((value, label) => {
    const text = readCode(value, label);
    if (text === undefined) return 1;
    const pieces = Number(QUANTITY.exec(text)?.[1]);
    if (!(pieces >= 1 && pieces <= max)) {
      throw fieldError(
        label,
        `"${shorten(text)}" is not a quantity. Write a whole number from 1 to ${max}.`,
      );
    }
    return pieces;
  })(field);

/** What people write before an order number: `Order #102937`, `Order: 102937`, `№ 102937`, `Заказ 102937`. */
const BEFORE_NUMBER =
  /^(?:(?:order|invoice|bill|заказ|сч[её]т)\s*)?(?:number|no\.?|номер)?[\s:#№]*/i;

/** The payment link of an order: `https://myshop.justclick.io/bill/102937/5f2a9c`. */
const PAYMENT_LINK = /^https?:\/\/[^\s/]+\/bill\/(\d+)(?:[/?#]\S*)?$/i;

/**
 * An order number, as the service counts them, with what people and spreadsheets write around it:
 * `Order #102937`, `102 937`, `102937.0`, its payment link; undefined when the field is empty.
 *
 * @throws a plain error for anything else, and for a number that is too long for JSON: it may have
 * become another order's on its way here
 */
export const orderNumberField = fieldsRead((value, label): string | undefined => {
  const text = readCode(value, label);
  if (text === undefined) return undefined;
  const linked = PAYMENT_LINK.exec(text)?.[1];
  const bare = linked ?? withoutSheet(text.replace(BEFORE_NUMBER, ''));
  const number = /^\d{1,3}(?:\s\d{3})+$/.test(bare) ? bare.replace(/\s/g, '') : bare;
  const isInexact = typeof value === 'number' && !Number.isSafeInteger(value);
  if (isInexact || orderNumberIn(number) === undefined) {
    throw fieldError(
      label,
      'This is not an order number. Map one that has digits only, such as 102937.',
    );
  }
  return number;
});
