import { describe, expect, test } from '@jest/globals';
import type { Sandbox } from './server.ts';
import { md5, post, useSandboxes } from './testing.ts';

const { start } = useSandboxes();

/** Not in the order of the alphabet, as most forms are not. */
const QUERY = 'paid=1&date_s=5&date_e=9';

type Mistake = (sandbox: Sandbox) => string;

/** A hash over other pieces, or the same ones in another order. */
const MISTAKES: Readonly<Record<string, Mistake>> = {
  'the key and the login swapped': ({ login, rpsKey }) => md5(`${QUERY}::${rpsKey}::${login}`),
  'the fields sorted': ({ login, rpsKey }) => {
    return md5(`${QUERY.split('&').sort().join('&')}::${login}::${rpsKey}`);
  },
  'the fields backward': ({ login, rpsKey }) => {
    return md5(`${QUERY.split('&').reverse().join('&')}::${login}::${rpsKey}`);
  },
  'one colon between the pieces': ({ login, rpsKey }) => md5(`${QUERY}:${login}:${rpsKey}`),
  'no login': ({ rpsKey }) => md5(`${QUERY}::${rpsKey}`),
  'no fields': ({ login, rpsKey }) => md5(`::${login}::${rpsKey}`),
  'upper case': ({ login, rpsKey }) => md5(`${QUERY}::${login}::${rpsKey}`).toUpperCase(),
  'a blank at its end': ({ login, rpsKey }) => `${md5(`${QUERY}::${login}::${rpsKey}`)}+`,
  'only its first half': ({ login, rpsKey }) => {
    return md5(`${QUERY}::${login}::${rpsKey}`).slice(0, 16);
  },
  nothing: () => '',
};

describe('a hash', () => {
  test.each(Object.entries(MISTAKES))('with %s is refused', async (_name, hashOf) => {
    for (const loginCase of ['exact', 'any'] as const) {
      const sandbox = await start({ loginCase, orders: 1 });
      const response = await post(sandbox, 'GetOrders', `${QUERY}&hash=${hashOf(sandbox)}`);
      const answer = await response.json();
      expect(answer).toMatchObject({ error_code: 4, error_text: 'incorrect hash' });
      expect(answer).not.toHaveProperty('result');
    }
  });

  test('that is right is refused as a list, and taken as a text', async () => {
    const sandbox = await start();
    const hash = md5(`${QUERY}::${sandbox.login}::${sandbox.rpsKey}`);
    for (const [name, error_code] of [
      ['hash[]', 4],
      ['hash[0]', 4],
      ['Hash', 1],
      ['hash', 0],
    ] as const) {
      const response = await post(sandbox, 'GetOrders', `${QUERY}&${name}=${hash}`);
      expect([name, await response.json()]).toMatchObject([name, { error_code }]);
    }
  });
});
