import { expect, test } from '@jest/globals';
import { between } from './page.ts';

test('a part of a page is replaced between its marks, and nothing else', () => {
  const page = 'before\n<!-- a -->\nold\n<!-- end of a -->\nafter\n';
  expect(between(page, 'a', 'new')).toBe('before\n<!-- a -->\n\nnew\n\n<!-- end of a -->\nafter\n');
  expect(between(between(page, 'a', 'x'), 'a', 'new')).toBe(between(page, 'a', 'new'));
  expect(() => between(page, 'b', 'new')).toThrow('The page needs a line "<!-- b -->"');
});
