import { expect, test } from '@jest/globals';
import { countryField } from '../../../src/values/country.ts';
import { reading } from '../support/reading.ts';

const read = reading(countryField, 'Country');

test.each<[string, string]>([
  ['US', 'US'],
  ['us', 'US'],
  [' gb ', 'GB'],
  ['USA', 'US'],
  ['uk', 'GB'],
  ['England', 'GB'],
  ['United States', 'US'],
  ['united   kingdom', 'GB'],
  ['Russia', 'RU'],
  ['Россия', 'RU'],
  ['РФ', 'RU'],
  ['США', 'US'],
  ['германия', 'DE'],
  ['Казахстан', 'KZ'],
  ['Беларусь', 'BY'],
  ['South Korea', 'KR'],
  ['Germany', 'DE'],
  ['Côte d’Ivoire', 'CI'],
  ['\u200bFR\ufeff', 'FR'],
])('%j is %s', (text, code) => {
  expect(read(text)).toBe(code);
});

test.each(['', ' ', null, undefined])('%j is none', (empty) => {
  expect(read(empty)).toBeUndefined();
});

test.each([
  'Atlantis',
  'SU',
  'ZZ',
  'XX',
  'EU',
  'UN',
  'USSR',
  '7',
  'R',
  'RUS1',
  '__proto__',
  'constructor',
])('%j is no country', (text) => {
  expect(() => read(text)).toThrow(/Country.*is not a country.*such as US/);
});

test.each([[['US', 'GB']], [{}]])('%j is not one text', (value) => {
  expect(() => read(value)).toThrow(/Country.*one text/);
});
