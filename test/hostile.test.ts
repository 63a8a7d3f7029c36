import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { accountOf, DOMAINS } from '../src/justclick/index.ts';
import { methodsOfApp } from './faults/operations.ts';
import { loadPhp } from './sandbox/php.ts';
import { startSandbox } from './sandbox/server.ts';
import { connect, runApp } from './support/app.ts';
import { trickyText } from './support/arbitraries.ts';
import { type FormField, formFields } from './support/definition.ts';
import './support/long_process.ts';
import { useShop } from './support/shop.ts';
import { choicesOf } from './zapier/definition.ts';

jest.spyOn(console, 'log').mockImplementation(() => undefined);

const shop = useShop({ orders: 30 });

/** What a step may be given once anything at all can be mapped into it: whatever JSON can say. */
const anything = fc.oneof(
  { weight: 3, arbitrary: trickyText },
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    'x'.repeat(300_000),
    '9'.repeat(400),
    'я'.repeat(5_000),
    '\ud800',
    '__proto__',
    'constructor',
    'toString',
    '{{bundle.authData.rps_key}}',
    '{{process.env.PATH}}',
    -0,
    1e308,
    5e-324,
    Number.MAX_SAFE_INTEGER + 1,
    [],
    [[]],
    [null],
    [[['deep']]],
    JSON.parse('{"__proto__": {"polluted": true}}'),
    JSON.parse('{"constructor": {"prototype": {"polluted": true}}}'),
    { toString: 'not a function', length: -1 },
  ),
);

/** Mostly what belongs into a field, so that the others get their turn. */
const field = (...good: unknown[]) =>
  fc.oneof(
    { weight: 16, arbitrary: fc.constantFrom(...good) },
    { weight: 2, arbitrary: anything },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

const bundleOf = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc
    .tuple(fc.record(fields), fc.dictionary(trickyText, anything, { maxKeys: 2 }))
    .map(([known, strange]) => ({ ...strange, ...known }));

const DATE = '2026-03-02T09:15:00+03:00';
const line = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      good_name: field('checklist', 'photo-course'),
      good_sum: field('', '99.50', 100),
    }),
  },
  { weight: 1, arbitrary: anything },
);
const lines = fc.oneof(
  { weight: 8, arbitrary: fc.array(line, { minLength: 1, maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 900, max: 5_000 })
      .map((count) => Array(count).fill({ good_name: 'checklist' })),
  },
  { weight: 1, arbitrary: anything },
);
const products = field('', '1202', ['1201', '1202'], '1201, 1202');
const days = field('', '1', 24, '366');
const number = field('100001', 100002, '#100003', '999');
const text = field('', 'Anna', 'Анна Петрова');

const email = field('customer1@example.com', 'anna@example.com');
const GROUPS = ['super', '1605189997.0025174394'];

/**
 * Values that belong into a field, where they do not follow from the definition: a field that is not here
 * gets its choices, its default, or nothing.
 */
const GOOD: Record<string, Record<string, fc.Arbitrary<unknown>>> = {
  'triggers.new_order': { goods: products, look_back_days: days },
  'triggers.new_paid_order': { goods: products, look_back_days: days },
  'triggers.new_paid_order_item': { goods: products, look_back_days: days },
  'triggers.order_left_unpaid': { goods: products, hours: field('', '1', 24, '504') },
  'triggers.order_status_changed': {
    goods: products,
    look_back_days: days,
    pay_status: field('paid', 'waiting'),
  },
  'triggers.recent_order': {},
  'triggers.product_by_id': {},
  'triggers.product_by_code': {},
  'triggers.group': {},
  'searches.find_order': {
    email: field('', 'customer1@example.com'),
    pay_status: field('', 'paid'),
    bill_id: fc.oneof(fc.constant(''), number),
  },
  'searches.find_product': { product: field('checklist', '1202', 'sale') },
  'searches.find_contact': { lead_email: email, rass_name: field('', ...GROUPS) },
  'creates.add_contact_to_group': {
    lead_email: email,
    rid: field(GROUPS, ...GROUPS),
    lead_name: text,
    lead_phone: text,
    lead_city: text,
    tag: text,
    doneurl2: field('', 'https://example.com/thanks'),
    activation: field('', 'yes', 'No', true),
    affiliate: field('', 'olga'),
    utm_medium: field('', 'email'),
  },
  'creates.update_contact': {
    lead_email: email,
    lead_name: text,
    lead_phone: text,
    lead_city: text,
    lead_tags: field('vip', ['vip', 'course, spring'], ''),
  },
  'creates.remove_contact_from_group': {
    lead_email: email,
    rass_name: field(...GROUPS),
  },
  'creates.create_order': {
    bill_email: field('anna@example.com'),
    goods: lines,
    bill_first_name: text,
    bill_comment: text,
    bill_domain: field('', 'shop.example.com', 'https://shop.example.com/x'),
    bill_created: field('', DATE),
    bill_timer_kill: field('', 'product', 'never', 'date'),
    bill_timer_kill_date: field('', DATE),
    affiliate: field('', 'olga'),
    utm_medium: field('', 'email'),
    utm_term: text,
  },
  'creates.update_order_status': {
    bill_id: number,
    status: field('paid', 'sent', 'return', 'cancel'),
    date: field('', DATE),
    rpo: field('RA123456789RU'),
  },
  'creates.delete_order': { bill_id: number },
  'hydrators.orderDetails': { bill_id: number },
};

/** Mostly what a person may leave there or choose. */
function derived(field: FormField): fc.Arbitrary<unknown> {
  const { children, default: usual } = field;
  const good = children
    ? fc.array(fc.record(Object.fromEntries(children.map((child) => [child.key, derived(child)]))))
    : fc.constantFrom('', ...[usual ?? []].flat(), ...choicesOf(field).map(({ value }) => value));
  return fc.oneof({ weight: 40, arbitrary: good }, { weight: 1, arbitrary: anything });
}

/** Every operation of the app, and what its fields are given. */
const BUNDLES = await Promise.all(
  (await methodsOfApp())
    .filter((method) => method !== 'authentication.test')
    .map(async (method) => {
      const operation = method.replace('.operation.perform', '');
      const fields = operation.startsWith('hydrators') ? [] : await formFields(operation);
      const asked = fields.filter(({ type }) => type !== 'copy');
      return {
        operation,
        method,
        bundles: bundleOf({
          ...Object.fromEntries(asked.map((each) => [each.key, derived(each)])),
          ...GOOD[operation],
        }),
      };
    }),
);

const KINDS_OF_ERROR = ['AppError', 'HaltedError', 'ThrottledError', 'ExpiredAuthError'];

/** Runs the app, and sees to what holds for every run, whatever it was given. */
async function runSafely(method: string, run: Parameters<typeof runApp>[1]) {
  const { requests } = shop.sandbox;
  requests.length = 0;
  const error = await runApp(method, run).then(
    () => undefined,
    (reason: Error) => reason,
  );
  if (error !== undefined) {
    expect(KINDS_OF_ERROR).toContain(error.name);
    expect(error.message).not.toMatch(/\[object |\n\s+at |TypeError|RangeError/);
    expect(error.message).not.toContain(shop.sandbox.rpsKey);
  }
  expect(Object.keys(Object.prototype)).toStrictEqual([]);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  return { error, codes: requests.map(({ error_code }) => error_code) };
}

describe('whatever is mapped into a step', () => {
  test.each(BUNDLES)(
    '$operation sends sound requests, or says before any what is wrong',
    async ({ operation, method, bundles }) => {
      let sent = 0;
      await fc.assert(
        fc.asyncProperty(bundles, async (inputData) => {
          const { authData } = shop;
          const { error, codes } = await runSafely(method, { authData, inputData });
          // Codes of a request that has no hash, no parameters, or a hash that is not its own.
          expect(codes.filter((code) => [1, 2, 4].includes(code))).toStrictEqual([]);
          if (codes.length === 0) expect(error?.name).toBe('AppError');
          else sent += 1;
        }),
        { numRuns: 40 },
      );
      if (sent > 0) return;
      throw new Error(
        `No input was good enough for ${operation} to send anything. Add '${operation}': { … } to GOOD in test/hostile.test.ts, with good values of its required fields.`,
      );
    },
    30_000,
  );

  test('GOOD in this file knows no operation that the app has not', () => {
    const known = BUNDLES.map(({ operation }) => operation);
    expect(
      Object.keys(GOOD)
        .filter((operation) => !known.includes(operation))
        .map((operation) => `Take '${operation}' out of GOOD in test/hostile.test.ts.`),
    ).toStrictEqual([]);
  });
});

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

/**
 * The same without half surrogate pairs: over one in a connection's fields the platform's own log
 * stumbles, before or after the app, and the run never ends.
 */
const withoutHalves = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value).replace(/\\ud[89a-f]../g, '?'));

describe('whatever a connection holds', () => {
  const anyLogin = fc.oneof(
    fc.constantFrom(...LOGINS),
    fc.string({ unit: 'binary-ascii' }),
    anything,
  );
  const anyDomain = field(...DOMAINS);

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
      { numRuns: 3_000 },
    );
  });

  test('a login that could lead elsewhere is not sent anywhere', async () => {
    for (const login of LOGINS) {
      const authData = { ...shop.authData, login };
      const { error, codes } = await runSafely('authentication.test', { authData });
      expect({ login, codes, message: error?.message }).toStrictEqual({
        login,
        codes: [],
        message: expect.stringMatching(/^\{"message":"The login cannot be used/),
      });
    }
  });

  test('it is refused in plain words', async () => {
    const connections = fc
      .record({ login: anyLogin, rps_key: anything, domain: anyDomain })
      .map(withoutHalves);
    await fc.assert(
      fc.asyncProperty(connections, async (authData) => {
        const { error, codes } = await runSafely('authentication.test', { authData });
        expect(error?.name).toBe(codes.length === 0 ? 'AppError' : 'ExpiredAuthError');
      }),
      { numRuns: 60 },
    );
  }, 30_000);

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
    const { error } = await runSafely('authentication.test', { authData });
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
        { numRuns: 30 },
      );
    } finally {
      await php.close();
    }
  }, 30_000);
});
