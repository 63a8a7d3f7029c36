import { describe, expect, test } from '@jest/globals';
import authentication from '../../src/authentication.ts';
import { useShop } from './support/shop.ts';

const shop = useShop({ login: 'myshop', orders: 5 });

test('the connection asks for a key that stays hidden, and is named after the account', () => {
  const fields = new Map(authentication.fields.map((field) => [field.key, field]));
  expect(fields.get('rps_key')).toMatchObject({ type: 'password', required: true });
  expect(fields.get('domain')).toMatchObject({
    default: 'justclick.io',
    choices: ['justclick.io', 'influencersoft.com', 'justclick.ru', 'expertam.ru'],
  });
  expect(authentication.connectionLabel).toBe('{{host}}');
});

test('the help of the key says where it is, and what may keep it from working', () => {
  const { helpText } = authentication.fields.find(({ key }) => key === 'rps_key') ?? {};
  for (const said of [
    /"Integration and API"/,
    /IP addresses.*remove/,
    /API may be turned off.*support/,
  ]) {
    expect(helpText).toMatch(said);
  }
});

describe('connecting an account', () => {
  test('proves login and key with one request and gives the label', async () => {
    shop.sandbox.requests.length = 0;
    expect(await shop.testConnection()).toStrictEqual({ host: 'myshop.justclick.io' });
    expect(shop.sandbox.requests).toStrictEqual([
      { function: 'GetOrders', params: { date_s: '1', date_e: '1' }, error_code: 0 },
    ]);
  });

  test('takes what people paste', async () => {
    const pasted = {
      login: ' https://MyShop.justclick.io/ ',
      rps_key: ` ${shop.sandbox.rpsKey}\n`,
    };
    expect(await shop.testConnection(pasted)).toStrictEqual({ host: 'myshop.justclick.io' });
  });

  test('a pasted address names the account, whatever the domain says', async () => {
    const pasted = { login: 'https://myshop.expertam.ru/', domain: 'justclick.io' };
    expect(await shop.testConnection(pasted)).toStrictEqual({ host: 'myshop.expertam.ru' });
  });

  test.each([
    ['a wrong key', { rps_key: 'wrong' }],
    ['another login', { login: 'othershop' }],
  ])('%s is reported as such', async (_name, changed) => {
    await expect(shop.testConnection(changed)).rejects.toMatchObject({
      name: 'ExpiredAuthError',
      message: expect.stringMatching(/The API key is not the key of the account/),
    });
  });

  test.each([
    ['unknown_login', /There is no account with the login \\?"myshop\\?" at myshop\.justclick\.io/],
    ['ip_denied', /certain IP addresses only/],
    ['disabled', /is disabled/],
    ['throttled', /too many requests/],
  ] as const)('an account that is %s has a sentence of its own', async (state, sentence) => {
    shop.sandbox.account = state;
    await expect(shop.testConnection()).rejects.toThrow(sentence);
  });

  test('a login that cannot be one is refused before any request', async () => {
    shop.sandbox.requests.length = 0;
    await expect(shop.testConnection({ login: 'evil.com/' })).rejects.toThrow(/can't be right/);
    expect(shop.sandbox.requests).toStrictEqual([]);
  });

  test('the key is in no error', async () => {
    for (const account of ['unknown_login', 'ip_denied', 'disabled', 'throttled'] as const) {
      shop.sandbox.account = account;
      const error = await shop.testConnection().catch((reason: Error) => reason);
      expect(String(error)).not.toContain(shop.sandbox.rpsKey);
    }
  });
});
