import { describe, expect, test } from '@jest/globals';
import { readUrl } from '../../../src/values/url.ts';

describe('a web address', () => {
  test.each([
    ['https://example.com/thanks?x=1', 'https://example.com/thanks?x=1'],
    [' HTTP://example.com ', 'HTTP://example.com'],
    ['', undefined],
  ])('%j is %j', (value, url) => {
    expect(readUrl(value, 'Page')).toBe(url);
  });

  test.each([
    'example.com',
    'xhttps://example.com',
    'https:/example.com',
    'https://',
    'https:///example.com',
    'https:// example.com',
    'https://[',
    'ftp://example.com',
  ])('%j is refused', (value) => {
    expect(() => readUrl(value, 'Page')).toThrow(/Page: .*is not a web address.*like https:/);
  });
});
