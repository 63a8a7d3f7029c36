import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { partOf } from '../../support/amount.ts';
import { isJson, type Json } from '../../support/json.ts';
import { openCheckout } from './checkout.ts';
import { startZapierApi } from './zapier_api.ts';

/** Commands that ask a person or open a browser. */
const BY_HAND = ['login', 'register', 'link'];

/** What answers the questions of the others. */
const ANSWERS: { readonly [command: string]: readonly string[] } = {
  promote: ['--yes'],
  migrate: ['--yes'],
  'users:add': ['--force'],
  deprecate: ['--force', '--reason', 'critical bug'],
};

const CHANGELOG = `# Changelog

## [Unreleased]

- Not yet.

## [1.2.0] - 2026-12-01

### Added

- The field "Payment Status Name" in trigger/new_order.

## [1.1.0] - 2026-11-22

- The first version.
`;

let api: Awaited<ReturnType<typeof startZapierApi>>;
let checkout: Awaited<ReturnType<typeof openCheckout>>;
let runbook: string;
let definition: Json;
beforeAll(async () => {
  api = await startZapierApi({ deployKey: randomUUID(), appId: 4711 });
  checkout = await openCheckout(api);
  await checkout.write('CHANGELOG.md', CHANGELOG);
  runbook = await readFile(new URL('../../../docs/deployment.md', import.meta.url), 'utf8');
  definition = JSON.parse(JSON.stringify(await readDefinition()));
});
afterAll(async () => {
  await checkout.close();
  await api.close();
});
beforeEach(() => {
  api.app.latest_version = '1.1.0';
  const version = { zip: Buffer.of(), sourceZip: Buffer.of() };
  api.versions.set('1.1.0', { ...version, definition, users: 200 });
  api.versions.set('1.2.0', { ...version, definition: as('1.2.0', definition), users: 0 });
});

const as = (version: string, other: Json): Json => ({ ...other, version });

/** Runs a command of the page. @returns the calls it made */
async function runCommand(command: string): Promise<string[]> {
  api.requests.length = 0;
  const args = command.split(' ');
  const { code, output } = await checkout.cli(...args, ...(ANSWERS[args[0] ?? ''] ?? []));
  if (code !== 0) throw new Error(`${command} failed:\n${output}`);
  return api.calls();
}

const users = () => [...api.versions].map(([name, version]) => [name, version.users]);

const lastJob = () => {
  const job = api.requests.findLast(({ path }) => path.endsWith('/migrations'))?.body.job;
  return isJson(job) ? job : {};
};

/** What the commands of "A release" have to bring about. */
test('the commands of a release promote it and move people, some and then all, and back', async () => {
  const [, release = ''] = /\n## A release\n(.*?)\n## /s.exec(runbook) ?? [];
  const commands = [...release.matchAll(/npx zapier-platform (.+)/g)].map(
    ([, words = '']) => words,
  );
  expect(commands).toStrictEqual([
    'promote 1.2.0',
    'migrate 1.1.0 1.2.0 10',
    'migrate 1.1.0 1.2.0',
    'promote 1.1.0',
    'migrate 1.2.0 1.1.0',
  ]);
  const [promote = '', few = '', others = '', promoteOld = '', back = ''] = commands;

  await runCommand(promote);
  expect(api.app.latest_version).toBe('1.2.0');
  expect(lastJob()).toMatchObject({
    changelog: '### Added\n\n- The field "Payment Status Name" in trigger/new_order.',
  });
  await runCommand(few);
  expect(users()).toStrictEqual([
    ['1.1.0', 180],
    ['1.2.0', 20],
  ]);
  await runCommand(others);
  expect(users()).toStrictEqual([
    ['1.1.0', 0],
    ['1.2.0', 200],
  ]);
  await runCommand(promoteOld);
  expect(api.app.latest_version).toBe('1.1.0');
  await runCommand(back);
  expect(users()).toStrictEqual([
    ['1.1.0', 200],
    ['1.2.0', 0],
  ]);
});

test('every other command of the page is one that the CLI takes', async () => {
  const [before = '', after = ''] = runbook.split(/\n## A release\n.*?(?=\n## )/s);
  const commands = [...`${before}\n${after}`.matchAll(/npx zapier-platform ([^\n`]+)/g)]
    .map(([, words = '']) => words)
    .filter((words) => !BY_HAND.includes(words.split(' ')[0] ?? ''));
  const calls: { readonly [command: string]: unknown } = {
    'users:add anna@example.com 1.1.0': 'POST /apps/4711/invitees/anna@example.com/1.1.0',
    versions: 'GET /apps/4711/versions',
    'users:get': 'GET /apps/4711/invitees',
    validate: 'POST /check',
    'promote 1.1.0': 'POST /apps/4711/migrations',
    'logs --type http --detailed': expect.stringMatching(/^GET \/apps\/4711\/logs\?/),
    'logs --type console --status error --user anna@example.com': expect.stringMatching(
      /^GET \/apps\/4711\/logs\?.*user=anna/,
    ),
    history: 'GET /apps/4711/history',
    'deprecate 1.1.0 2027-01-31': 'PUT /apps/4711/versions/1.1.0/deprecate',
  };
  expect(new Set(commands)).toStrictEqual(new Set(Object.keys(calls)));
  for (const [command, call] of partOf(Object.entries(calls))) {
    expect([command, (await runCommand(command)).at(-1)]).toStrictEqual([command, call]);
  }
});

test('a promotion that breaks live Zaps is refused, and the CLI says why', async () => {
  const { new_order: _, ...triggers } = isJson(definition.triggers) ? definition.triggers : {};
  const version = { zip: Buffer.of(), sourceZip: Buffer.of(), users: 0 };
  const broken = { ...definition, triggers };
  api.versions.set('1.2.0', { ...version, definition: as('1.2.0', broken) });
  const { code, output } = await checkout.cli('promote', '1.2.0', '--yes');
  expect([code === 0, api.app.latest_version]).toStrictEqual([false, '1.1.0']);
  expect(output.replace(/[\s›]+/g, ' ')).toContain('Breaking change: triggers.new_order is gone.');
});
