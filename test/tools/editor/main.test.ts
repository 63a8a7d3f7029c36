import { createServer } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { post, runMain, startEditorProcess } from './testing.ts';

type Ended = { code: number | null; stdout: string; stderr: string };

const run = (args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const child = runMain(args);
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (data) => {
      stdout += data;
    });
    child.stderr?.on('data', (data) => {
      stderr += data;
    });
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });

describe('npm run editor', () => {
  test.each([
    [['--port', 'http'], /^--port must be a whole number from 0 to 65535, not "http"\.$/],
    [['--port', '70000'], /^--port must be/],
    [['--port'], /argument missing\. See npm run editor -- --help\.$/],
    [['--what'], /^Unknown option '--what'\. See npm run editor -- --help\.$/],
    [['extra'], /^Unexpected argument 'extra'\. See/],
  ])('refuses %j in one line', async (args, said) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toStrictEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(said);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('says in one line that a port is taken', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { code, stdout, stderr } = await run(['--port', port, '--no-open']);
    server.close();
    expect({ code, stdout }).toStrictEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      `Port ${port} is taken by another program. Choose another one with --port, or 0 for any free one.\n`,
    );
  });

  test('prints where it is, and no line for a poll', async () => {
    const editor = await startEditorProcess();
    const authData = { login: 'myshop', rps_key: 'sandbox-rps-key', domain: 'justclick.io' };
    await post(editor, 'connect', { authData });
    await post(editor, 'test-trigger', { key: 'new_paid_order', input: {} });
    await editor.stop();
    const [ready, ...others] = editor.printed().trimEnd().split('\n');
    expect(ready).toBe(`Editor ready: ${editor.url}`);
    // Where a process cannot be asked to stop, it has no last words.
    const lastWords = 'Editor stopped. What was typed into it is gone.';
    expect(others.filter((line) => line !== lastWords)).toStrictEqual([]);
  });

  test('lists its options', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/--port N.*--account.*--orders N.*--no-open.*--help/s);
  });

  test('connects an account of the person, without a shop beside it', async () => {
    const editor = await startEditorProcess(['--account']);
    try {
      const { headers } = await fetch(editor.address, { redirect: 'manual' });
      const [cookie = ''] = (headers.get('set-cookie') ?? '').split(';');
      const app = await (await fetch(`${editor.url}/api/app`, { headers: { cookie } })).json();
      expect(app).toMatchObject({
        credentials: {},
        hasPanel: false,
        connected: null,
        speeds: [0, 1],
      });
      const panel = await fetch(`${editor.url}/api/panel`, { headers: { cookie } });
      expect(panel.status).toBe(400);
      const authData = { login: 'myshop', rps_key: '', domain: 'justclick.io' };
      const { failure } = await (await post(editor, 'connect', { authData }, { cookie })).json();
      expect(failure.message).toMatch(/^The API key is empty\./);
    } finally {
      await editor.stop();
    }
  });
});
