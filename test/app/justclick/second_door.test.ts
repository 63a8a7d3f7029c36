import { describe, expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { type Failure, failureOf } from '../../standins/zapier/errors.ts';
import { exchangesIn, type LogEntry } from '../../standins/zapier/log.ts';
import { useShop } from '../support/shop.ts';
import { useService } from '../support/use_service.ts';

const EMAIL = 'anna@example.com';

/** Each operation that calls a function of API 2.0, with the function. */
const KEYED: readonly [path: string, input: object, name: string][] = [
  ['creates.add_or_update_contact', { lead_email: EMAIL, add_tags: ['a'] }, 'addupdatelead'],
  ['creates.add_tags', { lead_email: EMAIL, add_tags: ['a'] }, 'addtagtolead'],
  ['creates.remove_tags', { lead_email: EMAIL, remove_tags: ['a'] }, 'removetagfromlead'],
  ['triggers.coupon', {}, 'getcoupons'],
  ['triggers.personal_manager', {}, 'getpersonalmanagers'],
];

/** Some that call the signed API. */
const SIGNED: readonly [path: string, input: object, name: string][] = [
  ['creates.unsubscribe_contact', { lead_email: EMAIL }, 'GetLeadGroupStatuses'],
  ['searches.find_affiliate_statistics', { partner: 'olga' }, 'GetPartnerStats'],
  ['triggers.order_refunded', {}, 'GetOrders'],
  ['creates.delete_order', { bill_id: '7' }, 'DeleteOrder'],
];

type Connected = ReturnType<typeof connect>;

type Played = { results?: unknown; failure?: Failure; log: LogEntry[]; seen: string };

/** Runs an operation, and tells all that it leaves where a person could see it. */
async function play({ connection }: Connected, path: string, input: object): Promise<Played> {
  const log: LogEntry[] = [];
  const { app, authData } = connection;
  const run = { inputData: { ...input }, authData, log };
  let raw = '';
  const ended: Pick<Played, 'results' | 'failure'> = await app
    .run(`${path}.operation.perform`, run)
    .catch((error: unknown) => {
      raw = String(error);
      return { failure: failureOf(error) };
    });
  return { ...ended, log, seen: JSON.stringify([ended, raw, log]) };
}

const namesIn = (body: string | undefined) => [...new URLSearchParams(body).keys()];

describe('the proof of a request', () => {
  const used = useService();

  test.each(KEYED)('of %s is the key and no hash', async (path, input, name) => {
    await play(used.shop, path, input);
    const [first] = used.service.received;
    expect([first?.url, first?.method]).toStrictEqual([`/api/${name}`, 'POST']);
    const names = namesIn(first?.body);
    expect(names.filter((one) => one === 'rpsKey')).toHaveLength(1);
    expect(names).not.toContain('hash');
    expect(new URLSearchParams(first?.body).get('rpsKey')).toBe(used.service.rpsKey);
    expect(first?.url).not.toContain(used.service.rpsKey);
    expect(JSON.stringify(first?.headers)).not.toContain(used.service.rpsKey);
    // What comes after it is proved as its own function takes it.
    for (const { url, body } of used.service.received.slice(1)) {
      expect([url, namesIn(body).includes('rpsKey')]).toStrictEqual([url, false]);
      expect(namesIn(body)).toContain('hash');
    }
  });

  test.each(SIGNED)('of %s is a hash and no key', async (path, input, name) => {
    await play(used.shop, path, input);
    const [first] = used.service.received;
    expect(first?.url).toBe(`/api/${name}`);
    const names = namesIn(first?.body);
    expect(names.filter((one) => one === 'hash')).toHaveLength(1);
    expect(names).not.toContain('rpsKey');
    expect(first?.body).not.toContain(used.service.rpsKey);
  });

  test.each(KEYED)('the answer to %s is not believed without the hash', async (path, input) => {
    used.service.answer = () => signed(0, 'ok', [], 'another key');
    const { failure } = await play(used.shop, path, input);
    expect(failure?.message).toMatch(/not signed with the API key of "myshop"/);
    used.service.answer = () => ({ error_code: 0, error_text: 'ok', result: [] });
    expect((await play(used.shop, path, input)).failure?.message).toMatch(/not signed/);
  });
});

describe('a redirect', () => {
  const used = useService();
  const other = useService();

  test.each([301, 302, 303, 307, 308])('%d is not followed with the key', async (status) => {
    for (const [path, input, name] of KEYED) {
      used.service.received.length = 0;
      used.service.answer = (_request, response) => {
        response.writeHead(status, { location: `${other.service.url}/api/${name}` }).end();
        return undefined;
      };
      process.env.JUSTCLICK_BASE_URL = used.service.url;
      const { failure, seen } = await play(used.shop, path, input);
      expect(failure?.message).toMatch(new RegExp(`HTTP ${status}`));
      expect(used.service.received.map(({ url }) => url)).toStrictEqual([`/api/${name}`]);
      expect(other.service.received).toStrictEqual([]);
      expect(seen).not.toContain(used.service.rpsKey);
    }
  });
});

describe('a service that redirects names by their case', () => {
  const shop = useShop({ lowerCaseNames: 'all redirected' });

  test.each(KEYED)('%s says so, and is not run again by itself', async (path, input) => {
    const { failure, seen } = await play(shop, path, input);
    expect(failure).toMatchObject({
      kind: 'error',
      message: expect.stringMatching(
        /use API 2\.0 at another address.*HTTP 307.*nothing was changed\. Without API 2\.0, (?:use|type) /,
      ),
    });
    expect(shop.sandbox.requests).toStrictEqual([]);
    expect(seen).not.toContain(shop.sandbox.rpsKey);
  });

  test('the signed API works', async () => {
    expect((await play(shop, 'triggers.order_refunded', {})).results).toStrictEqual([]);
  });
});

/** As they are, and as PHP and JavaScript write them in a form: with and without the six that differ. */
const KEYS = [
  '5f4dcc3b5aa765d61d8327deb882cf99',
  "key!with*the'six(that)differ~",
  'key#with=signs[of;php|and%41more&+"\\/',
  'ключ с пробелом внутри',
  '{{bundle.authData.rps_key}}$1\\n',
];

describe.each(KEYS)('the key %j', (rpsKey) => {
  const shop = useShop({ rpsKey, keyOnSigned: 'refused' });
  const isShown = (text: string) =>
    [rpsKey, encodeURIComponent(rpsKey), JSON.stringify(rpsKey).slice(1, -1)].some((one) =>
      text.includes(one),
    );

  test.each(KEYED)('proves %s, and is nowhere to be seen', async (path, input, name) => {
    shop.sandbox.store.contacts.insert([{ email: EMAIL, groups: ['super'] }]);
    const { failure, log, seen } = await play(shop, path, input);
    expect(failure).toBeUndefined();
    expect(shop.sandbox.requests[0]).toMatchObject({ function: name, error_code: 0 });
    const [exchange] = exchangesIn(log);
    expect(exchange?.requestBody).toMatch(/rpsKey=:censored:/);
    expect(isShown(seen)).toBe(false);
  });

  test.each(KEYED)('is in no error of %s', async (path, input) => {
    for (const fault of ['reset', 'http-502', 'notice', 'code-8'] as const) {
      shop.sandbox.fault(fault);
      const { failure, seen } = await play(shop, path, input);
      expect([fault, failure === undefined]).toStrictEqual([fault, false]);
      expect([fault, isShown(seen)]).toStrictEqual([fault, false]);
    }
  });

  test('pasted with spaces around it is in no log either', async () => {
    const pasted = connect({ url: shop.sandbox.url, login: 'demo', rpsKey: `  ${rpsKey}\n` });
    for (const [path, input] of KEYED) {
      const { log, seen } = await play(pasted, path, input);
      expect(exchangesIn(log)[0]?.requestBody).toMatch(/rpsKey=:censored:/);
      expect(isShown(seen)).toBe(false);
    }
  });
});

describe('what the service says back', () => {
  const used = useService();

  test.each(KEYED)('shows no key after %s', async (path, input) => {
    const { rpsKey } = used.service;
    used.service.answer = () => signed(999, `rpsKey=${rpsKey} is not welcome`, rpsKey);
    const { failure, seen } = await play(used.shop, path, input);
    expect(failure?.message).toContain('rpsKey=… is not welcome');
    expect(seen).not.toContain(rpsKey);
  });
});

/** What does most of the same in the signed API, by the function. */
const INSTEAD: Readonly<Record<string, string>> = {
  addupdatelead: 'use Add Contact to Group or Update Contact',
  addtagtolead: 'use Update Contact, which has a field for tags',
  removetagfromlead: 'use Update Contact, which has a field for tags',
  getcoupons: "type or map the coupon's code",
  getpersonalmanagers: "type or map the manager's ID",
};

describe.each([8, 2, 7] as const)('a plan without API 2.0, which gets code %d', (planRefusal) => {
  const shop = useShop({ planRefusal });

  test.each(KEYED)('%s says which plans have it, and what works', async (path, input, name) => {
    const { failure } = await play(shop, path, input);
    expect(failure?.message).toMatch(/may not include API 2\.0: only Expert and Guru do\. /);
    expect(failure?.message).toContain(`Without it, ${INSTEAD[name]}.`);
    expect(failure?.message).toContain(`(code ${planRefusal})`);
    // It is also the code of too many requests, which pass.
    expect(failure?.kind).toBe(planRefusal === 8 ? 'throttled' : 'error');
    expect(shop.sandbox.requests.map((request) => request.function)).toStrictEqual([name]);
  });

  test('the signed API works', async () => {
    shop.sandbox.store.contacts.insert([{ email: EMAIL, groups: ['super'] }]);
    expect(await shop.create('unsubscribe_contact', { lead_email: EMAIL })).toMatchObject({
      unsubscribed: true,
    });
  });
});
