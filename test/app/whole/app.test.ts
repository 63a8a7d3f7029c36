import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import packageJson from '../../../package.json' with { type: 'json' };
import { type Sandbox, startSandbox } from '../../standins/justclick/server.ts';
import { slashed } from '../../support/slashes.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ orders: 50 });
});
afterAll(() => sandbox.close());

/** A run in a process of its own that imports the package by name, as the uploaded wrapper does. */
const PRODUCTION = `
  import zapier from 'zapier-platform-core';
  import app from '${packageJson.name}';
  const handler = zapier.createAppHandler(app);
  const { results } = await handler(JSON.parse(process.argv[1]));
  console.log(JSON.stringify(results));`;

async function runInProduction(event: object): Promise<unknown> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', PRODUCTION, JSON.stringify(event)],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH, JUSTCLICK_BASE_URL: sandbox.url },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  // The platform prints a line of its own first.
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('npm scripts run on a Node.js that runs TypeScript, whatever the machine has', () => {
  if (process.env.npm_lifecycle_event !== undefined)
    expect(process.features.typescript).toBe('strip');
});

test('the built app polls in a process of its own', async () => {
  const orders = await runInProduction({
    command: 'execute',
    method: 'triggers.new_paid_order.operation.perform',
    bundle: {
      authData: { login: sandbox.login, rps_key: sandbox.rpsKey, domain: 'justclick.io' },
      inputData: {},
    },
  });
  expect(orders).toContainEqual(expect.objectContaining({ pay_status: 'paid' }));
});

test('loading the app loads no part of Node.js that it does not use', async () => {
  // An import of node:http has Node.js load what it exports, fetch and WebSocket, at each cold start.
  const code = `
    const before = new Set(process.moduleLoadList);
    await import('${packageJson.name}');
    console.log(process.moduleLoadList.filter((one) => !before.has(one)).join('\\n'));`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', code],
    { cwd: ROOT },
  );
  expect(stdout).toContain('NativeModule');
  expect(stdout.split('\n').filter((one) => one.includes('undici'))).toStrictEqual([]);
});

test('the definition carries the version of package.json', async () => {
  const definition = await runInProduction({ command: 'definition' });
  expect(definition).toMatchObject({ version: packageJson.version });
});

test('only the app is built: no sandbox, no test', async () => {
  const dist = new URL('../../../dist', import.meta.url);
  const files = (await readdir(dist, { recursive: true })).map(slashed);
  expect(files).toContain('index.js');
  expect(
    files.filter((file) => !/^(index\.js|package\.json|src(\/.*)?)$/.test(file)),
  ).toStrictEqual([]);
});
