import { expect, test } from '@jest/globals';
import { changesOf } from './changes.ts';

const page = (...lines: string[]) => lines.join('\n');
const told = (before: string, after: string) =>
  changesOf('docs/page.md', before, after)
    .split('\n')
    .map((line) => line.trim());

test('a page that is the same, and one that is new, is said to be so', () => {
  expect(told(page('a', 'b'), page('a', 'b'))).toStrictEqual(['docs/page.md is as it was.']);
  expect(changesOf('docs/page.md', undefined, 'a')).toBe('docs/page.md is new.');
});

test.each<[string, string[], string[], string[]]>([
  ['a line that is another one', ['a', 'b', 'c'], ['a', 'x', 'c'], ['- 2: b', '+ 2: x']],
  ['a line more', ['a', 'c'], ['a', 'b', 'c'], ['+ 2: b']],
  ['a line more at the end', ['a'], ['a', 'a'], ['+ 2: a']],
  ['a line less', ['a', 'b', 'c'], ['a', 'c'], ['- 2: b']],
  ['all of it', ['a'], ['b', 'c'], ['- 1: a', '+ 1: b', '+ 2: c']],
  ['two lines that are swapped', ['a', 'b'], ['b', 'a'], ['- 1: a', '+ 2: a']],
  [
    'lines apart from one another',
    ['a', 'b', 'c', 'd', 'e'],
    ['a', 'x', 'c', 'd', 'e', 'f'],
    ['- 2: b', '+ 2: x', '+ 6: f'],
  ],
])('%s is shown with its number', (_name, before, after, changes) => {
  expect(told(page(...before), page(...after)).slice(1)).toStrictEqual(changes);
});

test('how many lines there are is counted, and not all of many are shown', () => {
  const many = Array.from({ length: 100 }, (_, index) => `${index}`);
  const [first, ...lines] = told(page('a', 'b'), page('b', ...many));
  expect(first).toBe(
    'docs/page.md has changed: 1 of its lines are gone, 100 are new. Read them before you commit it.',
  );
  expect(lines).toHaveLength(41);
  expect(lines.at(-1)).toBe('… and 61 more: see git diff docs/page.md');
});

test('a long line is cut', () => {
  const [, line] = told('a', 'x'.repeat(9999));
  expect(line).toBe('- 1: a');
  expect(told('', 'x'.repeat(9999)).at(-1)).toBe(`+ 1: ${'x'.repeat(595)}…`);
});
