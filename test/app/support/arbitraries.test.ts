import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { oddValue } from '../whole/hostile/hostile_json.ts';
import { anything } from '../whole/hostile/values.ts';
import { anyParams, apiParams, trickyText } from './arbitraries.ts';

/**
 * Random tests are worth what is drawn: one that draws plain letters only passes for whatever the code does
 * to all others. So of many that are drawn, so many have to be of each kind.
 */
const MANY = 2000;
const drawn = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.sample(arbitrary, { numRuns: MANY, seed: 20_260_101 });
const count = <Value>(values: readonly Value[], is: (value: Value) => boolean) =>
  values.filter(is).length;

/** The texts, numbers and other values that something has in it, whatever it is in. */
function partsIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value];
  return [value, ...Object.values(value).flatMap(partsIn)];
}
const textsIn = (value: unknown): string[] => [
  ...partsIn(value).filter((part) => typeof part === 'string'),
  ...partsIn(value).flatMap((part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.keys(part) : [],
  ),
];

/** Texts over which encoders, parsers and templates stumble. */
const TEXTS: readonly (readonly [kind: string, is: (text: string) => boolean])[] = [
  ['nothing', (text) => text === ''],
  ['spaces at an end', (text) => /^\s|\s$/.test(text)],
  ['what PHP encodes and JavaScript does not', (text) => /[~!*'()]/.test(text)],
  ['what separates fields of a form', (text) => /[&=+%]/.test(text)],
  ['brackets', (text) => /[[\]{}]/.test(text)],
  ['quotes and backslashes', (text) => /["\\]/.test(text)],
  ['markup', (text) => /[<>]/.test(text)],
  ['letters that are not Latin', (text) => /(?!\p{Script=Latin})\p{L}/u.test(text)],
  ['pictures', (text) => /\p{Extended_Pictographic}/u.test(text)],
  ['half of a character', (text) => !text.isWellFormed()],
  ['what cannot be seen', (text) => /[\p{Cc}\p{Cf}]/u.test(text)],
  ['a null byte', (text) => text.includes('\0')],
  ["Zapier's own curlies", (text) => text.includes('{{')],
  ['the names of a prototype', (text) => /__proto__|constructor/.test(text)],
  ['digits alone', (text) => /^\d+$/.test(text)],
];

describe('a tricky text is often enough', () => {
  const texts = drawn(trickyText);

  test.each(TEXTS)('%s', (_kind, is) => {
    expect(count(texts, is)).toBeGreaterThan(MANY / 100);
  });

  test('another one', () => {
    expect(new Set(texts).size).toBeGreaterThan(MANY / 2);
  });
});

const VALUES: readonly (readonly [kind: string, is: (part: unknown) => boolean])[] = [
  ['an empty text', (part) => part === ''],
  ['true', (part) => part === true],
  ['false', (part) => part === false],
  ['nothing', (part) => part === null],
  ['zero', (part) => part === 0],
  ['a number below zero', (part) => typeof part === 'number' && part < 0],
  ['a fraction', (part) => typeof part === 'number' && !Number.isInteger(part)],
  ['a number with an exponent', (part) => /e/.test(typeof part === 'number' ? `${part}` : '')],
  ['a large whole number', (part) => Number.isInteger(part) && Math.abs(Number(part)) > 1e14],
  ['an empty list', (part) => Array.isArray(part) && part.length === 0],
  ['a list of several', (part) => Array.isArray(part) && part.length > 1],
  ['a record in a list', (part) => Array.isArray(part) && part.some((one) => isRecord(one))],
  ['a list in a record', (part) => isRecord(part) && Object.values(part).some(Array.isArray)],
];
const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

describe.each([
  ['any parameters', anyParams],
  ['parameters of the API', apiParams],
])('%s have often enough', (_name, arbitrary) => {
  const sets = drawn<unknown>(arbitrary);

  test.each(VALUES)('%s', (_kind, is) => {
    expect(count(sets, (set) => partsIn(set).some(is))).toBeGreaterThan(MANY / 100);
  });

  test.each(TEXTS)('in a text or a name %s', (_kind, is) => {
    expect(count(sets, (set) => textsIn(set).some(is))).toBeGreaterThan(MANY / 200);
  });
});

/** What is mapped into a step, or comes in place of a value of an answer. */
const ODD: readonly (readonly [kind: string, is: (value: unknown) => boolean])[] = [
  ['a text', (value) => typeof value === 'string'],
  ['a text of more than 4,000 letters', (value) => String(value ?? '').length > 4000],
  ['a number', (value) => typeof value === 'number'],
  ['nothing', (value) => value === null],
  ['a list', (value) => Array.isArray(value)],
  ['a record', isRecord],
  [
    'a name of a prototype',
    (value) => textsIn(value).some((text) => /__proto__|constructor/.test(text)),
  ],
];

describe.each([
  ['what is mapped', anything],
  ['an odd value of an answer', oddValue],
])('%s is often enough', (_name, arbitrary) => {
  const values = drawn<unknown>(arbitrary);

  test.each(ODD)('%s', (_kind, is) => {
    const isSuch = (value: unknown) => {
      try {
        return is(value);
      } catch {
        // String() stumbles over some of them, as it should.
        return false;
      }
    };
    expect(count(values, isSuch)).toBeGreaterThan(MANY / 100);
  });

  test('what String() stumbles over', () => {
    const stumbles = (value: unknown) => {
      try {
        return String(value) === undefined;
      } catch {
        return true;
      }
    };
    expect(count(values, stumbles)).toBeGreaterThan(MANY / 200);
  });
});
