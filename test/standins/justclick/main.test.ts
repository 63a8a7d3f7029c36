import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { onPosix } from '../../support/posix.ts';
import { useSandboxes } from './testing.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const { call, start } = useSandboxes();

describe('npm run sandbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs the command line; with `whenReady`, it is stopped once that is done with the first line. */
  function run(
    args: string[],
    whenReady?: (line: string) => Promise<unknown>,
  ): Promise<{ code: number | null; stdout: string; stderr: string }> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [
        '--disable-warning=ExperimentalWarning',
        MAIN,
        ...args,
      ]);
      let stdout = '';
      let stderr = '';
      let isReady = false;
      child.stdout.on('data', (data) => {
        stdout += data;
        if (isReady || !whenReady || !stdout.includes('Sandbox ready')) return;
        isReady = true;
        whenReady(stdout.split('\n')[0] ?? '')
          .catch(reject)
          .finally(() => child.kill('SIGTERM'));
      });
      child.stderr.on('data', (data) => {
        stderr += data;
      });
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    });
  }

  /** Buys something in the sandbox that a line tells of. */
  async function buy(line: string, rpsKey: string, expectedBefore: number) {
    const [, url = '', login = ''] = /^Sandbox ready: (\S+) login=(\S+) /.exec(line) ?? [];
    const sandbox = { url, login, rpsKey };
    expect((await call(sandbox, 'GetOrders')).answer.result).toHaveLength(expectedBefore);
    const goods = [{ good_name: 'checklist' }];
    await call(sandbox, 'CreateOrder', { bill_email: 'a@example.com', goods });
  }

  onPosix(
    'says where it is, serves, logs, keeps orders in a file and stops when told',
    async () => {
      const file = join(folder, 'orders.db');
      const args = ['--port', '0', '--login', 'shop', '--rps-key', 'a real key', '--db', file];
      for (const [more, before] of [
        [['--orders', '0'], 0],
        [['--orders', '9'], 1],
      ] as const) {
        const { code, stdout, stderr } = await run([...args, ...more], (line) =>
          buy(line, 'a real key', before),
        );
        expect({ code, stderr }).toStrictEqual({ code: 0, stderr: '' });
        const link = 'pay at http://127\\.0\\.0\\.1:\\d+/bill/100001/\\w+';
        const lines = [
          'Sandbox ready: http://127\\.0\\.0\\.1:\\d+ login=shop rps_key=\\(as given\\)',
          ...(before > 0 ? [`Order 100001 for 290\\.00, ${link}`] : []),
          `GetOrders: 0 ok \\(${before} rows?\\)`,
          `CreateOrder: .*, ${link}`,
          `Sandbox stopped\\. Its orders \\(1\\) are in ${file}\\.`,
        ];
        expect(stdout).toMatch(new RegExp(`^${lines.join('\\n')}\\n$`));
      }
    },
  );

  onPosix('says what it starts with, and what is gone with it', async () => {
    const { stdout } = await run(['--port', '0', '--orders', '20000'], (line) => {
      expect(line).toBe('Inventing 20,000 orders.');
      return Promise.resolve();
    });
    const lines = stdout.split('\n');
    expect(lines[1]).toMatch(/^Sandbox ready: .* login=demo rps_key=sandbox-rps-key$/);
    expect(lines[2]).toMatch(/^Order 10\d{4} for [\d.,]+, pay at http/);
    expect(lines[7]).toMatch(/^[\d,]+ more orders are unpaid\.$/);
    expect(lines[8]).toBe(
      'Sandbox stopped. Its orders (20,000) were in memory only: --db FILE keeps them.',
    );
  });

  test('says in one line why it does not start', async () => {
    const sandbox = await start();
    const { port } = new URL(sandbox.url);
    const notDatabase = join(folder, 'text.db');
    writeFileSync(notDatabase, 'just some text, long enough to be looked at '.repeat(40));
    const cases: [string[], number, RegExp][] = [
      [['--port', 'http'], 2, /--port/],
      [['--port', port], 1, new RegExp(`^Port ${port} is taken by another program\\. Choose`)],
      [['--port', '0', '--db', join(folder, 'no', 'such')], 1, /no.such/],
      [['--port', '0', '--db', notDatabase], 1, /text\.db/],
    ];
    await Promise.all(
      cases.map(async ([args, expected, message]) => {
        const { code, stdout, stderr } = await run(args);
        expect({ args, code, stdout }).toStrictEqual({ args, code: expected, stdout: '' });
        expect(stderr).toMatch(message);
        expect(stderr.trim().split('\n')).toHaveLength(1);
      }),
    );
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/--db FILE.*cut-chunked/s),
    });
  });
});
