import { describe, expect, test } from '@jest/globals';
import { webAddressField } from '../../../src/values/web_address.ts';
import { reading } from '../support/reading.ts';

const read = reading(webAddressField, 'Page');

describe('a web address', () => {
  test.each([
    ['https://example.com/thanks?x=1', 'https://example.com/thanks?x=1'],
    [' HTTP://example.com ', 'HTTP://example.com'],
    ['', undefined],
  ])('%j is %j', (value, url) => {
    expect(read(value)).toBe(url);
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
    expect(() => read(value)).toThrow(/Page: .*is not a web address.*like https:/);
  });
});
