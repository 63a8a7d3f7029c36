import { afterEach, describe, expect, test } from '@jest/globals';
import { accountOf } from '../../../src/justclick/account.ts';
import { RPS_KEY, signed, startService } from '../../standins/justclick/service.ts';
import { Client } from './client.ts';
import { Findings } from './findings.ts';
import { ABOUT_API2, findApi2 } from './reading/api2.ts';
import { sendTo } from './send.ts';

type Service = Awaited<ReturnType<typeof startService>>;

const services: Service[] = [];
afterEach(async () => {
  delete process.env.JUSTCLICK_BASE_URL;
  for (const service of services.splice(0)) await service.close();
});

/** A service on loopback, and a client that it is the account of. */
async function connected() {
  const service = await startService();
  services.push(service);
  process.env.JUSTCLICK_BASE_URL = service.url;
  const account = accountOf({ login: service.login, rps_key: service.rpsKey });
  return { service, client: new Client(account, sendTo(account), 10) };
}

/** What is found where each function answers in its own way. */
async function findingsWith(answer: Service['answer']) {
  const { service, client } = await connected();
  service.answer = answer;
  const found = new Findings();
  await findApi2(client, found);
  const findings = found.list(ABOUT_API2);
  expect(JSON.stringify(findings)).not.toContain(RPS_KEY);
  return Object.fromEntries(findings.map((finding) => [finding.id, finding]));
}

describe('the key', () => {
  test('goes to the account’s own API only, whatever it is redirected to', async () => {
    const elsewhere = await startService();
    services.push(elsewhere);
    const { service, client } = await connected();
    service.answer = (_, response) => {
      response.writeHead(307, { location: `${elsewhere.url}/api/GetCoupons` }).end();
    };
    const found = new Findings();
    await findApi2(client, found);
    expect(found.list(['api2-names'])).toMatchObject([
      {
        verdict: 'contradicted',
        value: 'getcoupons: HTTP 307 to another host; GetCoupons: HTTP 307 to another host',
      },
    ]);
    expect(service.received.map(({ url, body }) => [url, body])).toStrictEqual([
      ['/api/getcoupons', `rpsKey=${RPS_KEY}`],
      ['/api/GetCoupons', `rpsKey=${RPS_KEY}`],
    ]);
    expect(elsewhere.received).toStrictEqual([]);
  });

  test('goes to no function that the app would not send it to', async () => {
    const { service, client } = await connected();
    await expect(client.askByKey('GetAllGroups')).rejects.toThrow('must not get the key');
    await expect(client.askByKey('getalllists')).rejects.toThrow('must not get the key');
    expect(service.received).toStrictEqual([]);
  });
});

describe('API 2.0', () => {
  test('that takes no key goes against the app', async () => {
    expect(await findingsWith(() => signed(4, 'incorrect hash', [], 'another key'))).toMatchObject({
      'key-proof': { verdict: 'contradicted', value: 'code 4' },
      'api2-names': { verdict: 'confirmed' },
      'coupon-rows': { verdict: 'unknown' },
    });
  });

  test('that is off leaves it open, and does not end the run', async () => {
    const { service, client } = await connected();
    service.answer = ({ url }) =>
      url.endsWith('oupons') ? signed(8, 'limit') : signed(0, 'ok', []);
    const found = new Findings();
    await findApi2(client, found);
    const [key] = found.list(['key-proof']);
    expect(key).toMatchObject({
      verdict: 'unknown',
      evidence: expect.stringMatching(/^getcoupons gave code 8, as where API 2\.0 is off\./),
    });
    expect(await client.ask('GetAllGroups')).toMatchObject({ code: 0 });
  });

  test('has its rows told by names and types that are no customer’s', async () => {
    const rows = [{ id: 1, anna: 'SECRET' }, { coupon: 'SECRET' }, { coupon: ' ' }];
    const found = await findingsWith(({ url }) =>
      signed(0, 'ok', url.endsWith('getcoupons') ? rows : [{ manager_name: 'Anna' }]),
    );
    expect(JSON.stringify(found)).not.toMatch(/anna|SECRET/i);
    expect(found).toMatchObject({
      'coupon-rows': {
        verdict: 'contradicted',
        value: { id: 'number', coupon: 'text' },
        evidence: '3 coupons, of which the app can show 1; 1 other field.',
      },
      'manager-rows': { verdict: 'contradicted', value: { manager_name: 'text' } },
    });
  });

  test('without coupons and managers leaves it open what they look like', async () => {
    expect(await findingsWith(() => signed(0, 'ok', []))).toMatchObject({
      'key-proof': { verdict: 'confirmed' },
      'coupon-rows': {
        verdict: 'unknown',
        evidence: expect.stringMatching(/^The list of coupons is empty\./),
      },
      'manager-rows': { verdict: 'unknown' },
    });
  });
});
