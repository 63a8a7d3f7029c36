import { expect, test } from '@jest/globals';
import { compareTitles } from '../../../src/values/titles.ts';

test('titles are in the order of the alphabet, whatever their case', () => {
  const titles = ['яблоко', 'b', 'Ёлка', 'A', 'a b', 'Б'];
  expect(titles.sort(compareTitles)).toStrictEqual(['A', 'a b', 'b', 'Б', 'Ёлка', 'яблоко']);
});

test('what is alike for 200 letters stays as it came', () => {
  const long = 'x'.repeat(200);
  expect(compareTitles(`${long}b`, `${long}a`)).toBe(0);
  expect(compareTitles(`${long}a`, `${long}b`)).toBe(0);
  expect(compareTitles(`${long.slice(1)}b`, `${long.slice(1)}a`)).toBe(1);
});
