import { expect, test } from '@jest/globals';
import { BadOption, readOptions } from './options.ts';
import { isText } from './texts.ts';

test('a whole run with two workers is the usual one', () => {
  expect(readOptions([])).toStrictEqual({
    files: [],
    mutant: undefined,
    byHand: undefined,
    workers: 2,
  });
});

test('several files may follow --files', () => {
  expect(readOptions(['--files', 'src/a.ts', 'src/b.ts', '--workers', '1'])).toStrictEqual({
    files: ['src/a.ts', 'src/b.ts'],
    mutant: undefined,
    byHand: undefined,
    workers: 1,
  });
});

test('of the mistakes made by hand all or some can be asked for, and nothing else with them', () => {
  expect(readOptions(['--by-hand'])).toMatchObject({ byHand: '' });
  expect(readOptions(['--by-hand', 'Look Back'])).toMatchObject({ byHand: 'Look Back' });
  expect(() => readOptions(['--by-hand', '--mutant', '0123abcd'])).toThrow(BadOption);
});

test('help is asked for', () => {
  expect(readOptions(['--help'])).toBeUndefined();
});

test.each([
  [['--mutant', 'money'], /8 letters and digits/],
  [['--workers', '0'], /--workers must be/],
  [['src/a.ts'], /Write --files before src\/a\.ts/],
  [['--file', 'src/a.ts'], /^Unknown option '--file'\. See npm run mutate -- --help\.$/],
])('%j is refused', (args, problem) => {
  expect(() => readOptions(args)).toThrow(BadOption);
  expect(() => readOptions(args)).toThrow(problem);
});

test.each([
  ["'Write a smaller amount.'", '  throw refuse(', true],
  ['`Write a whole number from $' + '{min} to $' + '{max}.`', '', true],
  ["'Login'", '  label: ', true],
  ["'Order'", '  { noun: ', true],
  ["'paid'", '  return status === ', false],
  ['`$' + '{query}::$' + '{login}`', '  return md5(', false],
  ["'application/x-www-form-urlencoded'", "  'content-type': ", false],
  ["', '", '  return labels.join(', false],
])('of %s after %j it is %s that it is a text for people', (literal, before, expected) => {
  expect(isText(literal, before)).toBe(expected);
});
