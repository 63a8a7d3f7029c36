import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { domainField, webAddressField } from '../../../src/values/web_address.ts';
import { reading } from '../support/reading.ts';

const read = reading(domainField, 'Payment Page Domain');
const readPage = reading(webAddressField, 'Page');

describe('the domain of a shop', () => {
  test.each<[unknown, string | undefined]>([
    ['shop.example.com', 'shop.example.com'],
    ['//shop.example.com/order', 'shop.example.com'],
    ['shop.example.com?utm=1', 'shop.example.com'],
    ['https://shop.example.com#top', 'shop.example.com'],
    ['HTTPS://Shop.Example.com/', 'Shop.Example.com'],
    ['shop.example.com.', 'shop.example.com'],
    ['shop.example.com/?next=https://other.example.com', 'shop.example.com'],
    ['магазин.рф', 'магазин.рф'],
    ['xn--80aaa.xn--p1ai', 'xn--80aaa.xn--p1ai'],
    ['my_shop.example.com', 'my_shop.example.com'],
    ['shop.example.com\u200b', 'shop.example.com'],
    // What is left of a template when the step before gave nothing.
    ['https://', undefined],
    ['//', undefined],
    ['', undefined],
  ])('%j is %j', (value, domain) => {
    expect(read(value)).toBe(domain);
  });

  test.each([
    'my shop',
    'my shop.example.com',
    'javascript:alert(1)',
    'javascript://shop.example.com',
    'ftp://shop.example.com',
    'mailto:anna@example.com',
    'anna@example.com',
    'https://user:pass@shop.example.com',
    'shop',
    'shop..example.com',
    '.example.com',
    '-shop.example.com',
    '192.0.2.1',
    'shop.example.123',
    'shop.example.com:8080',
    'shop.example.com, other.example.com',
    'https:///shop.example.com',
    'https:/shop.example.com',
    '/order',
    '?utm=1',
    '{{123__domain}}',
    'shop.example.com\nother.example.com',
  ])('%j is refused', (value) => {
    expect(() => read(value)).toThrow(
      /Payment Page Domain: .* is not a domain\. Write it like shop\.example\.com\./,
    );
  });

  test('is the same whatever of an address stands around it', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
    const host = fc
      .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.constantFrom('com', 'рф', 'io'))
      .map(([labels, end]) => [...labels, end].join('.'))
      // `xn--` is a name of its own, which has to be one.
      .filter((name) => !/(?:^|\.)..--/.test(name));
    const before = fc.constantFrom('', 'http://', 'https://', 'HTTPS://', '//');
    const after = fc.constantFrom('', '/', '/a/b?c=d#e', '?c=d', '#e', '/?u=https://x.example.org');
    fc.assert(
      fc.property(before, host, after, (scheme, name, rest) => {
        expect(read(`${scheme}${name}${rest}`)).toBe(name);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a page', () => {
  test.each([
    'https://example.com/thanks?x=1#y',
    'http://example.com:8080/',
    'https://example.com/@anna?mail=a@b.co',
    'https://пример.рф/спасибо',
  ])('%j is taken as it is', (page) => {
    expect(readPage(`${page}\u200b`)).toBe(page);
  });

  test.each([
    'https://anna@example.com/',
    'https://user:pass@example.com',
    'https://example.com/a b',
    'https://example.com/\nhttps://example.org/',
    'javascript:alert(1)',
    'javascript://example.com/%0Aalert(1)',
    'data:text/html,x',
    '//example.com/',
    'https://?x=1',
    'https://#x',
  ])('%j is refused', (page) => {
    expect(() => readPage(page)).toThrow(/Page: .* is not a web address/);
  });
});
