import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { inventOrders } from '../../standins/justclick/invented.ts';
import { useSandboxes } from '../../standins/justclick/testing.ts';
import { QUESTION_IDS } from './questions.ts';
import { type Ended, useCommand } from './support/command.ts';

const { start } = useSandboxes();
const { folder, connect, run } = useCommand();

const now = () => Math.floor(Date.now() / 1000);

/** A sandbox of today, with invented orders, and `.env` for it. */
async function connectShop(settings: Parameters<typeof start>[0] = {}, count = 30) {
  const sandbox = await start({ now, ...settings });
  sandbox.store.insertOrders(inventOrders(count, now()));
  connect(sandbox);
  return sandbox;
}

const lastLine = ({ stderr }: Ended) => stderr.trim().split('\n').at(-1);
const noTrace = expect.not.stringMatching(/\n\s+at |Error:/);

describe('npm run probe', () => {
  test('prints a table, tells how far it is, and changes nothing', async () => {
    const sandbox = await connectShop();
    const before = sandbox.store.getOrders();
    const ended = await run([]);
    expect(ended).toMatchObject({ code: 0, stderr: expect.stringMatching(/^\[1\] Groups$/m) });
    expect(ended.stdout).toMatch(/^window-meaning +confirmed +created$/m);
    expect(ended.stdout).toMatch(
      /^\d+ confirmed, 0 contradicted, \d+ unknown\. \d+ requests to demo/m,
    );
    expect(sandbox.store.getOrders()).toStrictEqual(before);
    const writes = /^(Create|Update|Delete|Add)/;
    expect(sandbox.requests.filter(({ function: name }) => writes.test(name))).toStrictEqual([]);
    expect(sandbox.requests.length).toBeLessThanOrEqual(70);
  });

  test('prints JSON and nothing else on standard output, and ends in 1 for a contradiction', async () => {
    await connectShop({ recurrentFlag: false });
    const { code, stdout } = await run(['--json']);
    expect(code).toBe(1);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toStrictEqual(['host', 'requests', 'findings']);
    expect(report).toMatchObject({ host: 'demo.justclick.io', requests: expect.any(Number) });
    const ids = report.findings.map(({ id }: { id: string }) => id);
    expect(ids).toStrictEqual(QUESTION_IDS);
    const keys = ['id', 'verdict', 'value', 'evidence', 'file'];
    for (const finding of report.findings) expect(Object.keys(finding)).toStrictEqual(keys);
    expect(report.findings).toContainEqual({
      id: 'recurrent-flag',
      verdict: 'contradicted',
      value: 'missing',
      evidence: expect.stringMatching(/^0 of \d+ orders/),
      file: 'src/orders/order.ts',
    });
  });

  test('saves a report without names, and compares with it', async () => {
    const sandbox = await connectShop({ recurrentFlag: false });
    const file = join(folder, 'report.md');
    expect(await run(['--save', file])).toMatchObject({ code: 1 });
    const report = readFileSync(file, 'utf8');
    expect(report).toMatch(/^\| recurrent-flag \| contradicted \| missing \| 0 of/m);
    expect(report).not.toMatch(/demo|sandbox-rps-key|@|customer|1000\d\d|Кадр/);

    const same = await run(['--compare', file]);
    expect([same.code, lastLine(same)]).toStrictEqual([0, 'The same as in the earlier report.']);

    sandbox.store.personality = { ...sandbox.store.personality, recurrentFlag: true };
    const other = await run(['--compare', file]);
    expect(other.code).toBe(1);
    expect(other.stderr).toContain(
      'recurrent-flag: was contradicted ("missing"), is confirmed ("there").',
    );
    sandbox.store.personality = {
      ...sandbox.store.personality,
      recurrentFlag: false,
      link: 'absolute',
    };
    const changed = await run(['--compare', file]);
    expect(changed.stderr).toContain('link-form: was "path", is "absolute".');
    expect(changed.code).toBe(1);
  });

  test('a report that cannot be saved is found out before anything is asked', async () => {
    const sandbox = await connectShop();
    const file = join(folder, 'no_such_folder', 'report.md');
    const ended = await run(['--save', file]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toBe(`${file} cannot be written: its folder is not there.\n`);
    expect(sandbox.requests).toStrictEqual([]);
  });

  test('asks for what is missing, and shows no key', async () => {
    const sandbox = await connectShop();
    connect(sandbox, { authData_login: '', authData_rps_key: '' });
    const ended = await run([], { input: `demo\n${sandbox.rpsKey}\n` });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(/^Login: API key \(it is not shown\): /m);
    expect(ended.stdout + ended.stderr).not.toContain(sandbox.rpsKey);

    const nobody = await run([]);
    expect([nobody.code, lastLine(nobody)]).toStrictEqual([
      2,
      'authData_login is missing. Write it into .env: see .env.example.',
    ]);
  });

  test('takes the connection from the environment where .env has none', async () => {
    const { url, login, rpsKey } = await connectShop();
    writeFileSync(join(folder, '.env'), '');
    const env = { authData_login: login, authData_rps_key: rpsKey, JUSTCLICK_BASE_URL: url };
    expect(await run([], { env })).toMatchObject({ code: 0 });
  });

  test('ends in 2 and a sentence when it cannot ask', async () => {
    const sandbox = await connectShop();
    connect(sandbox, { authData_rps_key: 'wrong' });
    const ended = await run([]);
    expect(ended).toMatchObject({ code: 2, stdout: '', stderr: noTrace });
    expect(lastLine(ended)).toMatch(/^The key is not the key of "demo" \(code 4\)\. Copy it/);
  });

  test('stops at code 8 on the way, and says what it has', async () => {
    const sandbox = await connectShop();
    sandbox.fault('code-8', { function: 'GetOrdersWithGoods' });
    const ended = await run([]);
    expect(ended).toMatchObject({ code: 2, stderr: expect.stringMatching(/ended early.*code 8/) });
    expect(ended.stdout).toMatch(/^window-meaning +confirmed/m);
    expect(ended.stdout).toMatch(/^wrong-hash +unknown/m);
    expect(sandbox.requests.at(-1)).toMatchObject({ function: 'GetOrdersWithGoods' });
  });

  test('refuses a wrong option in one line, and explains itself', async () => {
    const wrong = await run(['--key', 'secret']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toBe("Unknown option '--key'. See npm run probe -- --help.\n");
    const help = await run(['--help']);
    expect(help).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/--write/) });
  });
});
