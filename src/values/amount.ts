import { fieldError, fieldsRead, shorten } from './field.ts';
import { readText } from './text.ts';

const CODES = 'rub usd eur gbp uah kzt byn pln inr brl aud cad chf kgs mdl'.split(' ');

/** Currencies as people and spreadsheets write them beside an amount, each with all that it can mean. */
const CURRENCIES: readonly (readonly [spelled: string, means: readonly string[]])[] = [
  ...CODES.map((code) => [code, [code]] as const),
  ['rur', ['rub']],
  [String.raw`\$`, ['usd', 'cad', 'aud']],
  ['€', ['eur']],
  ['£', ['gbp']],
  ['₽', ['rub']],
  ['₴|грн', ['uah']],
  ['₸|тг|тенге', ['kzt']],
  ['₹', ['inr']],
  ['рубл(?:ь|я|ей)|руб|р', ['rub', 'byn']],
  ['сом(?:ов|а)?', ['kgs']],
  ['ле[йяи]', ['mdl']],
];

const SPELLED = CURRENCIES.map(([spelled]) => spelled).join('|');

/** A sign of any currency, or one of the words as a word of its own; a digit may touch it. */
const CURRENCY = String.raw`\p{Sc}|(?<!\p{L})(?:${SPELLED})(?!\p{L})\.?`;

const AROUND = new RegExp(String.raw`^(${CURRENCY})?\s*(.*?)\s*(${CURRENCY})?$`, 'iu');

/** What a currency can mean; a sign that is not listed means itself. */
function meaningsOf(written: string): readonly string[] {
  const plain = written.toLowerCase().replace(/\.$/, '');
  const known = CURRENCIES.find(([spelled]) => new RegExp(`^(?:${spelled})$`, 'u').test(plain));
  return known?.[1] ?? [plain];
}

/** Whether the currencies on both sides can be the same one. */
const agree = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined ||
  other === undefined ||
  meaningsOf(one).some((meaning) => meaningsOf(other).includes(meaning));

/** Whole units in one piece, or in groups of three with one kind of separator between them. */
const WHOLE = [...['\\p{Zs}', "['’]", '\\.', ','].map((separator) => grouped(separator)), /^(\d+)/];

function grouped(separator: string): RegExp {
  return new RegExp(`^([1-9]\\d{0,2}(?:${separator}\\d{3})+)(?!\\d)`, 'u');
}

/** A point or a comma and what follows it, to the end. */
const DECIMALS = /^(?:([.,])(\d+))?$/;

/** Digits after the cents that a computer's arithmetic adds: `1349.1000000000001` is 1349.10. */
const NOISE = /^(?:0*|0{4,}\d*|9{4,}\d*)$/;

/**
 * What follows a comma in `290,4900`: the decimals of one amount, or another one after it, as Zapier
 * writes a list into a text. If all of it is zero, or it is too long for an amount, it belongs to the first one.
 */
const SECOND_AMOUNT = /^(?!0*$)\d{3,9}$/;

/**
 * `290,490,900`: three prices, as Zapier writes a list into a text, or a very large one. A price
 * does not start with a zero, so `1,500,000` is one amount.
 */
const SEVERAL_AMOUNTS = /^[1-9]\d{0,2}(?:,[1-9]\d\d){2,}$/;

/** A longer text is not an amount, and looking through a very long one would take time. */
const LONGEST = 60;

/** One way to read a text: whole units, and digits after the decimal separator. */
type Reading = { whole: string; separator: string | undefined; decimals: string };

/**
 * Reads an amount of money as people write it: `1 500,50`, `1,500.00`, `$49.00`, `1500 руб.`. It is
 * taken only when it has exactly one reading: `1,500` is 1500 in one country and 1.5 in another, and a
 * guess would cost money.
 *
 * @returns zero or more, with at most two decimals; undefined when the field is empty
 * @throws a plain error that names the field and shows how to write the amount
 */
export function readAmount(value: unknown, label: string): number | undefined {
  const text = readText(value, label);
  if (text === undefined) return undefined;
  const refuse = (problem: string) => fieldError(label, `"${shorten(text)}" ${problem}`);
  const noAmount = () =>
    refuse(
      "is not an amount. Write digits, such as 1500 or 99.90, or leave the field empty to use the product's own price.",
    );

  if (text.length > LONGEST) throw noAmount();
  const [, before, amount = '', after] = AROUND.exec(text.replace(/\p{Cf}/gu, '')) ?? [];
  if (!agree(before, after)) throw refuse('has two currencies. Write one, or none.');
  if (/^[-−–]\s*[\d.,]/.test(amount)) {
    throw refuse('is less than zero. Write 0 or more, such as 1500 or 99.90.');
  }
  const [reading, other] = readingsOf(amount);
  if (reading === undefined) throw noAmount();
  if (other !== undefined) {
    const [first, second] = [reading, other].map((one) => exactOf(one)?.toFixed(2) ?? '');
    throw refuse(
      first && second
        ? `can mean ${first} or ${second}. Write it one of these two ways.`
        : 'can mean two amounts. Write it with two decimals, such as 1500.00 or 1.50.',
    );
  }
  const isBare = before === undefined && after === undefined;
  if (
    (reading.separator === ',' && SECOND_AMOUNT.test(reading.decimals)) ||
    (isBare && SEVERAL_AMOUNTS.test(amount))
  ) {
    throw refuse(
      'can be one amount or several. Map a single price, with two decimals, such as 290.49.',
    );
  }
  const exact = exactOf(reading);
  if (exact === undefined) {
    throw refuse(
      'has a fraction of a cent. Round it to two decimals, such as 99.90, in an earlier step.',
    );
  }
  if (exact >= 1e9) throw refuse('is too much for one product. Write a smaller amount.');
  return exact;
}

export const amountField = fieldsRead(readAmount);

/** All ways to read the text, each number once. */
function readingsOf(amount: string): Reading[] {
  const readings = new Map<string, Reading>();
  for (const pattern of WHOLE) {
    const whole = pattern.exec(amount)?.[1];
    if (whole === undefined) continue;
    const rest = DECIMALS.exec(amount.slice(whole.length));
    if (rest === null) continue;
    const [, separator, decimals = ''] = rest;
    if (separator && whole.includes(separator)) continue;
    const reading = { whole: whole.replace(/\D/g, ''), separator, decimals };
    readings.set(`${reading.whole}.${reading.decimals}`, reading);
  }
  return [...readings.values()];
}

/** The amount to the cent; undefined when there is a real fraction of one. */
function exactOf({ whole, decimals }: Reading): number | undefined {
  if (!NOISE.test(decimals.slice(2))) return undefined;
  return Number(Number(`${whole}.${decimals}`).toFixed(2));
}
