import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { useSandboxes } from '../support/sandbox.ts';

const MAIN = new URL('./main.ts', import.meta.url).pathname;
const { call, start } = useSandboxes();

describe('npm run sandbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Runs the command line; with `whenReady`, it is stopped once that is done with what it printed. */
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
      child.stdout.on('data', (data) => {
        stdout += data;
        whenReady?.(stdout)
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

  test('prints one line, serves, keeps orders in a file and stops when told', async () => {
    const args = [
      '--port',
      '0',
      '--login',
      'shop',
      '--rps-key',
      'k',
      '--db',
      join(folder, 'orders.db'),
    ];
    for (const [more, expected] of [
      [['--orders', '2'], 2],
      [['--orders', '9'], 3],
    ] as const) {
      const { code, stdout, stderr } = await run([...args, ...more], async (line) => {
        const [, url = ''] =
          /^Sandbox ready: (http:\/\/127\.0\.0\.1:\d+) login=shop rps_key=k\n$/.exec(line) ?? [];
        const sandbox = { url, login: 'shop', rpsKey: 'k' };
        expect((await call(sandbox, 'GetOrders')).answer.result).toHaveLength(expected);
        const goods = [{ good_name: 'checklist' }];
        await call(sandbox, 'CreateOrder', { bill_email: 'a@example.com', goods });
      });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.split('\n')).toHaveLength(2);
    }
  }, 30_000);

  test('refuses what cannot be', async () => {
    const sandbox = await start();
    const { port } = new URL(sandbox.url);
    const notDatabase = join(folder, 'text.db');
    writeFileSync(notDatabase, 'just some text, long enough to be looked at '.repeat(40));
    const cases: [string[], number, RegExp][] = [
      [['--port', 'http'], 2, /--port/],
      [['--port', '70000'], 2, /--port/],
      [['--orders=-1'], 2, /--orders/],
      [['--login', ''], 2, /--login/],
      [['--date-filter', 'shipped'], 2, /created or paid/],
      [['--empty', 'null'], 2, /list or code/],
      [['--fault', 'gremlins'], 2, /--fault must be http-500 or/],
      [['--what'], 2, /--what/],
      [['extra'], 2, /extra/],
      [['--port', port], 1, /EADDRINUSE/],
      [['--port', '0', '--db', join(folder, 'no', 'such')], 1, /no\/such/],
      [['--port', '0', '--db', notDatabase], 1, /text\.db/],
    ];
    await Promise.all(
      cases.map(async ([args, expected, message]) => {
        const { code, stdout, stderr } = await run(args);
        expect({ args, code, stdout }).toEqual({ args, code: expected, stdout: '' });
        expect(stderr).toMatch(message);
        expect(stderr.trim().split('\n')).toHaveLength(1);
      }),
    );
    expect(await run(['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/--db FILE.*cut-chunked/s),
    });
  }, 30_000);
});
