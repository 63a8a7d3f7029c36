import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { accountOf } from '../../../src/justclick/account.ts';
import { RPS_KEY, signed, startService } from '../../standins/justclick/service.ts';
import { useSandboxes } from '../../standins/justclick/testing.ts';
import { Client } from './client.ts';
import { readProducts } from './connection.ts';
import { readAccount } from './credentials.ts';
import { sendTo } from './send.ts';
import { QuickPhp } from './support/quick_php.ts';

const { start } = useSandboxes();
const folder = mkdtempSync(join(tmpdir(), 'probe-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  delete process.env.JUSTCLICK_BASE_URL;
});

/** A client of a service on loopback, which takes part of a minute for an answer. */
function clientOf(
  { url, login, rpsKey }: { url: string; login: string; rpsKey: string },
  seconds = 60,
) {
  process.env.JUSTCLICK_BASE_URL = url;
  const account = accountOf({ login, rps_key: rpsKey });
  return new Client(account, sendTo(account, { seconds }), 60);
}

describe('the account to ask', () => {
  const env = (text: string) => {
    const file = join(folder, '.env');
    writeFileSync(file, text);
    return file;
  };
  const nobody = async () => undefined;

  test.each<[string, RegExp]>([
    ["authData_login='a b'\nauthData_rps_key=x", /^This login can't be right/],
    ['authData_login=a\nauthData_rps_key=x\nauthData_domain=example.com', /^Choose a domain: /],
    ['authData_rps_key=x', /^authData_login is missing\. Write it into \.env/],
    ['authData_login=a\nauthData_rps_key=', /^authData_rps_key is missing/],
    [
      'authData_login=a\nauthData_rps_key=x\nJUSTCLICK_BASE_URL=https://example.com',
      /loopback address/,
    ],
  ])('with %j is refused in a sentence', async (text, message) => {
    await expect(readAccount(env(text), nobody)).rejects.toThrow(message);
  });

  test('has what .env says, and asks for the rest', async () => {
    const file = env('authData_login=shop\nauthData_domain=expertam.ru\n');
    const asked: [string, boolean][] = [];
    const account = await readAccount(file, async (question, isSecret) => {
      asked.push([question, isSecret]);
      return ' the key ';
    });
    expect(account).toMatchObject({ host: 'shop.expertam.ru', rpsKey: 'the key' });
    expect(asked).toStrictEqual([['API key (it is not shown): ', true]]);
  });
});

describe('a connection that does not work is told in a sentence', () => {
  test('for each state of the account', async () => {
    const sandbox = await start({ php: new QuickPhp() });
    for (const [state, message] of [
      ['unknown_login', /^There is no account "demo" at http:\/\/127\.0\.0\.1:\d+,/],
      ['ip_denied', /certain IP addresses only \(code 6\)/],
      ['disabled', /is disabled \(code 7\)/],
      [
        'throttled',
        /^The service answered with code 8: too many requests, or the API is switched off/,
      ],
    ] as const) {
      sandbox.account = state;
      await expect(readProducts(clientOf(sandbox))).rejects.toThrow(message);
    }
  });

  test('for what is no API, not signed, too slow, too big or not there', async () => {
    const service = await startService();
    const cases: [typeof service.answer, RegExp][] = [
      [
        (_, response) => void response.end('<html>hello'),
        /^We didn't find the API at http:\/\/127\.0\.0\.1:\d+ \(HTTP 200\)/,
      ],
      [
        (_, response) => void response.end('{"error_code": {"toString": 1}}'),
        /didn't find the API/,
      ],
      [() => signed(0, 'ok', [], 'another key'), /not signed with the account’s key\. Check/],
      [() => undefined, /did not answer within 0\.2 seconds/],
      [(_, response) => void response.destroy(), /connection broke \(UND_ERR_SOCKET\)/],
      [
        (_, response) => void response.end(Buffer.alloc(21 * 1024 * 1024, ' ')),
        /^The answer of GetAllGoods is over 20 MB/,
      ],
    ];
    for (const [answer, message] of cases) {
      service.answer = answer;
      const seconds = message.source.includes('within') ? 0.2 : 60;
      await expect(readProducts(clientOf(service, seconds))).rejects.toThrow(message);
    }
    await service.close();
    await expect(readProducts(clientOf(service))).rejects.toThrow(
      /^http:\/\/127\.0\.0\.1:\d+ cannot be reached.*"npm run sandbox"/,
    );
  });
});

test('an empty shop is none of these', async () => {
  const service = await startService();
  service.answer = () => signed(700, 'no products');
  expect(await readProducts(clientOf(service))).toStrictEqual([]);
  expect(service.received[0]?.body).toMatch(/^hash=[0-9a-f]{32}$/);
  expect(JSON.stringify(service.received)).not.toContain(RPS_KEY);
  await service.close();
});

test('a client asks no more than it may, and nothing after it was stopped', async () => {
  const service = await startService();
  process.env.JUSTCLICK_BASE_URL = service.url;
  const account = accountOf({ login: service.login, rps_key: service.rpsKey });
  const client = new Client(account, sendTo(account), 2);
  await client.ask('GetAllGoods');
  await client.ask('GetAllGoods');
  await expect(client.ask('GetAllGoods')).rejects.toThrow(/as many requests as it may/);
  client.allow(5);
  await client.ask('GetAllGoods');
  client.stop('Stopped by hand.');
  await expect(client.ask('GetAllGoods')).rejects.toThrow('Stopped by hand.');
  await client.ask('DeleteOrder', { bill_id: 1 }, { evenIfStopped: true });
  expect(service.received).toHaveLength(4);
  await service.close();
});
