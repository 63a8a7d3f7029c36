import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { failureOf } from '../../standins/zapier/errors.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';
import { slashed } from '../../support/slashes.ts';
import { noPause } from '../support/no_pause.ts';

noPause();

const BRANDS = [
  ['justclick.io', 'JustClick'],
  ['influencersoft.com', 'InfluencerSoft'],
  ['justclick.ru', 'JustClick'],
  ['expertam.ru', 'Expertam'],
] as const;

restoreBaseUrl();
let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const CODES = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 100, 101, 103, 104],
  ...[200, 201, 202, 203, 600, 601, 602, 603, 604, 605, 700, 800, 801, 999],
];

describe.each(BRANDS)('at %s errors speak of %s and of no other brand', (domain, brand) => {
  const others = [...new Set(BRANDS.map(([, name]) => name))].filter((name) => name !== brand);
  const ORDER = { bill_email: 'a@b.co', goods: [{ good_name: 'x' }] };
  const messageOf = async (run: (shop: ReturnType<typeof connect>) => Promise<unknown>) => {
    const error = await run(connect(service, { domain })).catch((reason: unknown) => reason);
    const { message } = failureOf(error);
    for (const other of others) expect(message).not.toContain(other);
    return message;
  };

  test.each(CODES)('code %d', async (code) => {
    service.answer = () => signed(code, 'as it says');
    const key = code === 601 ? 'delete_order' : 'create_order';
    const input = code === 601 ? { bill_id: '7' } : ORDER;
    const message = await messageOf((shop) => shop.create(key, input));
    // Two of them say where to go instead of what was said.
    if (code !== 6 && code !== 7) expect(message).toContain(`${brand} said: "as it says"`);
    else expect(message).toContain(`.${domain}/`);
  });

  test.each<[string, (shop: ReturnType<typeof connect>) => Promise<unknown>]>([
    ['a poll', (shop) => shop.trigger('new_order')],
    ['a search', (shop) => shop.search('find_order', { bill_id: '7' })],
    ['an action', (shop) => shop.create('create_order', ORDER)],
    [
      'an action that may be repeated',
      (shop) => shop.create('add_contact_to_group', { lead_email: 'a@b.co', rid: ['x'] }),
    ],
  ])('no answer to %s', async (_name, run) => {
    service.answer = (_request, response) => {
      response.destroy();
      return undefined;
    };
    expect(await messageOf(run)).toContain(`The connection to ${brand} broke`);
    for (const status of [429, 500, 503]) {
      service.answer = (_request, response) => response.writeHead(status).end('<html>');
      expect(await messageOf(run)).toContain(brand);
    }
  });

  test('orders without a number, and a key that is empty', async () => {
    service.answer = () => signed(0, 'order created', {});
    expect(await messageOf((shop) => shop.create('create_order', ORDER))).toMatch(
      new RegExp(
        `The order was created, but ${brand} didn't tell us its number.* in ${brand} before`,
      ),
    );
    expect(await messageOf((shop) => shop.testConnection({ rps_key: '' }))).toContain(
      `in your ${brand} account`,
    );
  });
});

test('no text of the app has a brand written into it', async () => {
  const src = new URL('../../../src/', import.meta.url);
  const files = (await readdir(src, { recursive: true }))
    .map(slashed)
    .filter((file) => file.endsWith('.ts'));
  const wrong: string[] = [];
  for (const file of files.filter((name) => name !== 'justclick/account.ts')) {
    const source = (await readFile(new URL(file, src), 'utf8'))
      .replace(/\/\*.*?\*\/|^\s*\/\/.*$/gms, '')
      // What a call is before anything is known of it.
      .replace("brand: 'JustClick'", '')
      .replaceAll('callJustClick', '');
    for (const [name] of source.matchAll(/JustClick|InfluencerSoft|Expertam/g)) {
      wrong.push(`src/${file} says ${name}: take the brand of the account, or "your shop".`);
    }
  }
  expect(wrong).toStrictEqual([]);
});
