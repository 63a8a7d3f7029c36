import { afterEach, describe, expect, test } from '@jest/globals';
import { accountOf } from '../../../src/justclick/account.ts';
import type { Personality } from '../../standins/justclick/personality.ts';
import type { RawContact } from '../../standins/justclick/store.ts';
import { NOW, useSandboxes } from '../../standins/justclick/testing.ts';
import { Client } from './client.ts';
import { Findings } from './findings.ts';
import { sendTo } from './send.ts';
import { useCommand } from './support/command.ts';
import { QuickPhp } from './support/quick_php.ts';
import { findByWriting } from './write.ts';
import { OwnOrders } from './writing/own_orders.ts';

const { start } = useSandboxes();
const { connect, run } = useCommand();
afterEach(() => {
  delete process.env.JUSTCLICK_BASE_URL;
});

const EMAIL = 'owner@shop.example';
const IDS = ['tag-twice', 'tag-removed-twice', 'unsubscription'] as const;

type Shop = { settings?: Partial<Personality>; contact?: RawContact; group?: string };

/** What writing finds about contacts in a shop, and what becomes of its contact. */
async function play({ settings = {}, contact, group }: Shop) {
  const sandbox = await start({ php: new QuickPhp(), now: () => NOW, ...settings });
  const { store } = sandbox;
  if (contact) store.contacts.insert([contact]);
  const before = store.contacts.get(EMAIL);
  process.env.JUSTCLICK_BASE_URL = sandbox.url;
  const account = accountOf({ login: sandbox.login, rps_key: sandbox.rpsKey });
  const client = new Client(account, sendTo(account), 60);
  const found = new Findings();
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  const own = new OwnOrders(client, EMAIL, say);
  const left = await findByWriting(client, found, own, {
    product: 'checklist',
    group,
    now: NOW,
    say,
  });
  const asked = sandbox.requests.filter(({ function: name }) => /lead|Lead|Subscrib/.test(name));
  const findings = Object.fromEntries(found.list(IDS).map((one) => [one.id, one]));
  expect(JSON.stringify(findings)).not.toMatch(/owner@|super|zapier-probe/);
  return { findings, asked, left, said, before, after: store.contacts.get(EMAIL) };
}

describe('the contact of the probe', () => {
  test('is made if there is none, and stays without the tag', async () => {
    const { findings, asked, left, said, after } = await play({});
    expect(findings).toMatchObject({
      'tag-twice': { verdict: 'confirmed', value: 'code 0' },
      'tag-removed-twice': { verdict: 'confirmed', value: 'code 0' },
      unsubscription: {
        verdict: 'unknown',
        evidence: 'No group was named. To settle it: --write with --group.',
      },
    });
    expect(after).toMatchObject({ tags: [], subscriptions: [] });
    expect(left).toStrictEqual([]);
    expect(said).toContain(
      `The contact ${EMAIL} stays in your shop: no function deletes contacts.`,
    );
    expect(said.join()).toContain('The tag zapier-probe stays in your shop’s list of tags');
    const functions = new Set(asked.map(({ function: name }) => name));
    expect([...functions].toSorted()).toStrictEqual([
      'addtagtolead',
      'addupdatelead',
      'removetagfromlead',
    ]);
    for (const { params } of asked) expect(Object.values(params)).not.toContain('');
  });

  test('that is there keeps all it has, and stays in a group that it is in', async () => {
    const contact = {
      ...{ email: EMAIL, name: 'Anna', phone: '7', city: 'Köln', tags: ['course'] },
      groups: ['super'],
    };
    const { findings, asked, said, before, after } = await play({ contact, group: 'super' });
    expect(findings.unsubscription).toMatchObject({
      verdict: 'unknown',
      evidence: expect.stringMatching(/^The contact is in that group already\. Name one/),
    });
    expect(after).toStrictEqual(before);
    expect(asked.map(({ function: name }) => name)).not.toContain('addupdatelead');
    expect(said.join()).not.toContain('The contact');
  });

  test('is unsubscribed at the end from the group that was named', async () => {
    const kept = { leadResubscribes: false, tagTwice: 'refused', absent: 'refused' } as const;
    const { findings, left, after } = await play({ settings: kept, group: 'super' });
    expect(findings).toMatchObject({
      'tag-twice': { verdict: 'confirmed', value: 'code 102' },
      'tag-removed-twice': { verdict: 'confirmed', value: 'code 802' },
      unsubscription: {
        verdict: 'contradicted',
        value: { AddLeadToGroup: 'undone', addupdatelead: 'kept' },
      },
    });
    expect(after?.subscriptions).toMatchObject([{ group: 'super', status: 'STATUS_UNSUBSCRIBE' }]);
    expect(left).toStrictEqual([]);
  });

  test('was never there where API 2.0 is off and there is no such group', async () => {
    const { findings, after, left, said } = await play({
      settings: { planRefusal: 8 },
      group: 'nowhere',
    });
    expect(findings['tag-twice']?.evidence).toMatch(/^removetagfromlead gave code 8\./);
    expect(findings.unsubscription?.evidence).toMatch(/^AddLeadToGroup gave code 103\./);
    expect([after, left]).toStrictEqual([undefined, []]);
    expect(said.join()).not.toContain('in your shop');
  });
});

test('npm run probe -- --write says what becomes of the contact before it asks', async () => {
  const sandbox = await start({ php: new QuickPhp() });
  connect(sandbox);
  const args = ['--write', '--email', EMAIL, '--product', 'checklist', '--group', 'super'];
  const no = await run(args, { input: 'no\n' });
  expect(no.stderr).toMatch(/^It will also give the contact owner@shop\.example the tag zapier-/m);
  expect(no.stderr).toMatch(/^It will add the contact to the group super, if it is not in it/m);
  expect(sandbox.store.contacts.get(EMAIL)).toBe(undefined);

  const yes = await run(args, { input: 'yes\n' });
  expect(yes.code).toBe(0);
  expect(yes.stdout).toMatch(/^unsubscription +confirmed +AddLeadToGroup: undone, addup/m);
  expect(yes.stdout).not.toMatch(/owner@|super/);
  expect(sandbox.store.contacts.get(EMAIL)).toMatchObject({
    tags: [],
    subscriptions: [{ group: 'super', status: 'STATUS_UNSUBSCRIBE' }],
  });
});
