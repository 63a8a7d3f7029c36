import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { accountOf, DOMAINS } from '../../../src/justclick/account.ts';
import { trickyText } from '../support/arbitraries.ts';

const account = (login: unknown, more = {}) => accountOf({ login, rps_key: 'a-key', ...more });

describe('the login as people paste it', () => {
  test.each([
    ['myshop'],
    ['MyShop'],
    [' myshop '],
    ['myshop.justclick.io'],
    ['https://myshop.justclick.io/'],
    ['http://MyShop.JustClick.io/shops/setts/apisettings/?x=1#top'],
    ['https://myshop.justclick.io/shops/товары'],
  ])('%j means myshop', (pasted) => {
    expect(account(pasted)).toMatchObject({
      login: 'myshop',
      host: 'myshop.justclick.io',
      apiUrl: 'https://myshop.justclick.io/api',
    });
  });

  const EACH_BRAND = [
    ['justclick.io', 'JustClick', 'bill_middle_name'],
    ['influencersoft.com', 'InfluencerSoft', 'bill_middle_name'],
    ['justclick.ru', 'JustClick', 'bill_otchestvo'],
    ['expertam.ru', 'Expertam', 'bill_otchestvo'],
  ] as const;

  test.each(EACH_BRAND)('%s is an account of %s', (domain, brand, middleName) => {
    const expected = {
      login: 'myshop',
      rpsKey: 'a-key',
      brand,
      host: `myshop.${domain}`,
      apiUrl: `https://myshop.${domain}/api`,
      middleName,
    };
    expect(account('myshop', { domain })).toStrictEqual(expected);
    expect(account(`https://MyShop.${domain}/shops/`, { domain })).toStrictEqual(expected);
  });

  test('all domains are known', () => {
    expect(EACH_BRAND.map(([domain]) => domain)).toStrictEqual(DOMAINS);
  });

  test.each(DOMAINS)('a pasted address at %s decides, whatever Domain says', (domain) => {
    for (const other of [...DOMAINS, 'evil.com', '', undefined, {}]) {
      expect(account(`myshop.${domain}`, { domain: other }).host).toBe(`myshop.${domain}`);
    }
  });

  test.each([
    '',
    ' ',
    undefined,
    null,
    {},
    ['myshop'],
    'my shop',
    'my_shop',
    '-myshop',
    'myshop-',
    'evil.com/',
    'evil.com',
    'https://myshop',
    'myshop#1',
    'myhttps://shop.justclick.io',
    'https://evil.com/myshop.justclick.io',
    'evil.com#.justclick.io',
    'evil.com/x.justclick.io',
    'a.b.justclick.io',
    'a@b',
    'user:pass@myshop.justclick.io',
    '..',
    '.justclick.io',
    'myshop.justclick.io:8080',
    'myshop\u0000',
    'my\nshop',
    'my\u212ashop',
    'мyshop',
    'myshop。justclick.io',
    'myshop.justclick.com',
    'myshop.justclick.ru.evil.com',
    'ｍyshop',
    '%6dyshop',
    'x'.repeat(64),
  ])('%j is refused with what a login looks like', (pasted) => {
    expect(() => account(pasted)).toThrow(/login can't be right.*enter myshop.*login_invalid/);
  });

  test.each([
    ['expertam.ru', 'expertam.ru'],
    ['evil.com', 'justclick.io'],
  ])('with the domain %s, the example is at %s', (domain, shown) => {
    expect(() => account('my shop', { domain })).toThrow(
      `for https://myshop.${shown} enter myshop`,
    );
  });

  test.each([
    '0123456789abcdef0123456789abcdef',
    '0123456789ABCDEF0123456789ABCDEF',
    ' 0123456789abcdef0123456789abcdef0123456789abcdef ',
    'https://0123456789abcdef0123456789abcdef.justclick.io/',
    '01234567-89ab-cdef-0123-456789abcdef',
    'a'.repeat(64),
    'a'.repeat(128),
  ])('%j is a key, which no name server may see', (pasted) => {
    expect(() => account(pasted)).toThrow(
      /Login looks like an API key\. Put the key into API Key.*login_like_a_key/,
    );
    expect(() => account(pasted)).not.toThrow(new RegExp(pasted.trim().slice(0, 20), 'i'));
  });

  test.each(['a', 'deadbeef', '0123456789abcdef0123456789abcde', 'face-book'])(
    '%j is a login, though it has the letters of a key',
    (pasted) => {
      expect(account(pasted).login).toBe(pasted);
    },
  );

  const pastedText = fc.oneof(
    trickyText,
    fc.webUrl(),
    fc.domain(),
    fc.emailAddress(),
    fc
      .tuple(trickyText, fc.constantFrom(...DOMAINS), trickyText)
      .map(([before, domain, after]) => `${before}.${domain}${after}`),
  );

  test('whatever is pasted, the request goes to the brand or nowhere', () => {
    fc.assert(
      fc.property(pastedText, (pasted) => {
        let apiUrl: string;
        try {
          apiUrl = account(pasted).apiUrl;
        } catch (error) {
          expect(String(error)).toMatch(/login can't be right/);
          return;
        }
        expect(new URL(apiUrl).host).toMatch(
          /^[a-z0-9-]{1,63}\.(justclick\.io|justclick\.ru|influencersoft\.com|expertam\.ru)$/,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the other fields', () => {
  test('spaces around a pasted key do not count; an empty key is refused', () => {
    expect(account('myshop', { rps_key: ' k3y\n' }).rpsKey).toBe('k3y');
    expect(account('myshop', { rps_key: 123 }).rpsKey).toBe('123');
    for (const rps_key of ['', '  ', undefined, {}]) {
      expect(() => account('myshop', { rps_key })).toThrow(
        /API key is empty.*JustClick account.*api_key_empty/,
      );
    }
  });

  test('a domain that is no brand is refused, none is the first brand', () => {
    expect(() => account('myshop', { domain: 'evil.com' })).toThrow(
      /Choose a domain: justclick\.io, influencersoft\.com, justclick\.ru, expertam\.ru.*domain_unknown/,
    );
    expect(account('myshop', { domain: '' }).host).toBe('myshop.justclick.io');
  });
});

describe('JUSTCLICK_BASE_URL', () => {
  afterEach(() => {
    delete process.env.JUSTCLICK_BASE_URL;
  });

  test.each([
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/api'],
    ['http://127.10.200.254', 'http://127.10.200.254/api'],
    ['http://localhost:4010/', 'http://localhost:4010/api'],
    ['https://localhost:4010', 'https://localhost:4010/api'],
    ['http://[::1]:4010', 'http://[::1]:4010/api'],
    ['', 'https://myshop.justclick.io/api'],
  ])('%j gives %s', (setting, apiUrl) => {
    process.env.JUSTCLICK_BASE_URL = setting;
    expect(account('myshop').apiUrl).toBe(apiUrl);
  });

  test.each([
    'https://evil.com',
    'http://127.0.0.1.evil.com',
    'http://localhost.evil.com',
    'http://evil-localhost',
    'http://user@127.0.0.1',
    'http://127.0.0.1@evil.com',
    'http://127.0.0.1:4010/path',
    'http://10.0.0.1',
    'http://0.0.0.0',
    'ftp://127.0.0.1',
    '127.0.0.1:4010',
    'nonsense',
  ])('%s is refused', (setting) => {
    process.env.JUSTCLICK_BASE_URL = setting;
    expect(() => account('myshop')).toThrow(/loopback.*base_url_invalid/);
  });
});
