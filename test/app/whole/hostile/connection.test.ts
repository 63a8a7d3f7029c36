import { afterAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { accountOf, DOMAINS } from '../../../../src/justclick/index.ts';
import { loadPhp } from '../../../standins/justclick/php.ts';
import { startSandbox } from '../../../standins/justclick/server.ts';
import { connect } from '../../../standins/zapier/built/app.ts';
import { amount } from '../../../support/amount.ts';
import { trickyText } from '../../support/arbitraries.ts';
import { useShop } from '../../support/shop.ts';
import { runSafely } from './safely.ts';
import { anything, withoutHalves } from './values.ts';

jest.spyOn(console, 'log').mockImplementation(() => undefined);
afterAll(() => {
  jest.restoreAllMocks();
});

const shop = useShop();

const LOGINS = [
  'evil.com/',
  'evil.com#',
  'evil.com?',
  'evil.com\\',
  'a@b',
  'user:password@evil.com',
  '..',
  '.',
  '-a',
  'a-',
  'a.b',
  'a b',
  'a\r\nHost: evil.com',
  'a\0',
  'a%2eevil.com',
  'xn--e1awd7f.evil.com',
  'ａ',
  '\u212a',
  'аbc',
  'evil。com',
  'justclick.io',
  'https://evil.com/.justclick.io',
  'https://evil.com#.justclick.io',
  'https://a@evil.com/x.justclick.io',
  'evil.com:443',
  'x'.repeat(64),
  'x'.repeat(100_000),
  '__proto__',
];

describe('whatever a connection holds', () => {
  const anyLogin = fc.oneof(
    fc.constantFrom(...LOGINS),
    fc.string({ unit: 'binary-ascii' }),
    anything,
  );
  const anyDomain = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom<unknown>(...DOMAINS) },
    { weight: 1, arbitrary: anything },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

  test('its requests go to an account of the brands, or nowhere', () => {
    delete process.env.JUSTCLICK_BASE_URL;
    fc.assert(
      fc.property(anyLogin, anyDomain, (login, domain) => {
        let account: ReturnType<typeof accountOf>;
        try {
          account = accountOf({ login, domain, rps_key: 'k' });
        } catch (error) {
          expect(error).toMatchObject({ name: 'AppError' });
          return;
        }
        const { protocol, username, password, port, host, pathname } = new URL(account.apiUrl);
        expect({ protocol, username, password, port, pathname }).toStrictEqual({
          protocol: 'https:',
          username: '',
          password: '',
          port: '',
          pathname: '/api',
        });
        expect(host).toBe(account.host);
        expect(host).toMatch(
          /^[a-z0-9-]{1,63}\.(justclick\.(io|ru)|influencersoft\.com|expertam\.ru)$/,
        );
      }),
      { numRuns: amount(3_000) },
    );
  });

  test('a login that could lead elsewhere is not sent anywhere', async () => {
    for (const login of LOGINS) {
      const authData = { ...shop.authData, login };
      const { error, codes } = await runSafely(shop.sandbox, 'authentication.test', { authData });
      expect({ login, codes, message: error?.message }).toStrictEqual({
        login,
        codes: [],
        message: expect.stringMatching(/^\{"message":"This login can't be right/),
      });
    }
  });

  test('it is refused in plain words', async () => {
    const connections = fc
      .record({ login: anyLogin, rps_key: anything, domain: anyDomain })
      .map(withoutHalves);
    await fc.assert(
      fc.asyncProperty(connections, async (authData) => {
        const { error, codes } = await runSafely(shop.sandbox, 'authentication.test', { authData });
        expect(error?.name).toBe(codes.length === 0 ? 'AppError' : 'ExpiredAuthError');
      }),
      { numRuns: amount(60) },
    );
  });

  test.each([
    'http://evil.com',
    'https://127.0.0.1.evil.com',
    'http://127.0.0.1@evil.com',
    'http://evil.com#127.0.0.1',
    'http://user@127.0.0.1',
    'http://localhost.evil.com',
    'http://0.0.0.0',
    'http://127.0.0.1/path',
    'http://127.0.0.1?x',
    'ftp://127.0.0.1',
    'javascript:alert(1)',
    '//127.0.0.1',
    '127.0.0.1:4010',
    ' ',
  ])('the base URL %j is refused', async (url) => {
    process.env.JUSTCLICK_BASE_URL = url;
    const { authData } = shop;
    const { error } = await runSafely(shop.sandbox, 'authentication.test', { authData });
    expect(error?.message).toMatch(/takes a loopback address/);
  });

  test('a key of any characters signs and checks as PHP does', async () => {
    const php = await loadPhp();
    const keys = trickyText.map((key) => key.toWellFormed().trim()).filter((key) => key !== '');
    try {
      await fc.assert(
        fc.asyncProperty(keys, async (rpsKey) => {
          const other = await startSandbox({ php, rpsKey });
          try {
            expect(await connect(other).testConnection()).toStrictEqual({
              host: 'demo.justclick.io',
            });
          } finally {
            await other.close();
          }
        }),
        { numRuns: amount(30) },
      );
    } finally {
      await php.close();
    }
  });
});
