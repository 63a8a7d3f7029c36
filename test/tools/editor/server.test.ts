import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { post, type StartedEditor, startEditorProcess } from './testing.ts';

let editor: StartedEditor;
beforeAll(async () => {
  editor = await startEditorProcess();
});
afterAll(() => editor.stop());

type Answer = { status: number | undefined; headers: Record<string, unknown>; body: string };

/** Sends headers that `fetch` does not let anybody choose. */
const send = (
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    // With the address in the options: where the platform ran before, it takes no other form.
    const { hostname, port } = new URL(editor.url);
    request({ hostname, port, path, method, headers }, async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      resolve({ status: response.statusCode, headers: response.headers, body });
    })
      .on('error', reject)
      .end();
  });

const KEY = 'a-key-that-nobody-may-see';
const wrong = { login: 'myshop', rps_key: KEY, domain: 'justclick.io' };
const right = { ...wrong, rps_key: 'sandbox-rps-key' };

describe("the editor's server", () => {
  test.each([
    ['another name for this computer', () => ({ host: 'evil.example' })],
    ['another name on the same port', (port: string) => ({ host: `evil.example:${port}` })],
    ['a page of another site', () => ({ origin: 'https://evil.example' })],
    ['a page of another port', () => ({ origin: 'http://127.0.0.1:1' })],
    ['a link or an image on another site', () => ({ 'sec-fetch-site': 'cross-site' })],
  ])('refuses %s', async (_name, headersOf) => {
    const headers = headersOf(new URL(editor.url).port);
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', '/api/app'],
      ['GET', '/api/changes'],
      ['POST', '/api/disconnect'],
    ] as const) {
      expect([path, (await send(method, path, headers)).status]).toStrictEqual([path, 403]);
    }
  });

  test('refuses forms, which any page could send', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await send('POST', '/api/disconnect', form)).status).toBe(400);
  });

  test('lets the page run nothing but its own files', async () => {
    const { headers, body } = await send('GET', '/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(body).not.toMatch(/<style|<script>|style=|https?:/);
  });

  test('gives the page less than 150 kB', async () => {
    const files = await Promise.all(
      ['/', '/main.js', '/main.css'].map((path) => send('GET', path)),
    );
    const bytes = files.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(150_000);
  });

  test('fetches nothing from elsewhere', async () => {
    const { body } = await send('GET', '/main.css');
    expect(body).not.toMatch(/https?:|url\(/);
  });

  test('never tells a key, neither a wrong one nor the right one', async () => {
    const refused = await (await post(editor, 'connect', { authData: wrong })).text();
    expect(refused).toContain('The API key is not the key of the account');
    expect(refused).not.toContain(KEY);
    const connected = await (await post(editor, 'connect', { authData: right })).text();
    expect(connected).toContain('"label":"myshop.justclick.io"');
    expect(connected).not.toContain(right.rps_key);
    const trigger = { key: 'new_paid_order', input: {} };
    const tested = await (await post(editor, 'test-trigger', trigger)).text();
    expect(tested).toContain('Verified: its hash was made with this API key.');
    expect(tested).not.toContain(right.rps_key);
    const step = {
      id: '2',
      type: 'create',
      key: 'create_order',
      input: {
        bill_email: 'a@example.com',
        bill_comment: right.rps_key,
        goods: [{ good_name: 'checklist' }],
      },
    };
    const previewed = await (await post(editor, 'preview', { step, results: {} })).text();
    expect(previewed).toContain('good_name');
    expect(previewed).not.toContain(right.rps_key);
  });

  test('sends nothing for a preview', async () => {
    await post(editor, 'connect', { authData: right });
    const orders = async () => {
      const panel = await (await fetch(`${editor.url}/api/panel`)).json();
      return panel.rows.length;
    };
    const before = await orders();
    const step = {
      id: '2',
      type: 'searchOrCreate',
      key: 'find_order',
      input: { email: 'a@example.com' },
      createInput: { bill_email: 'a@example.com', goods: [{ good_name: 'checklist' }] },
    };
    const previewed = await (await post(editor, 'preview', { step, results: {} })).json();
    expect(
      previewed.map(({ title, request: { url } }: { title: string; request: { url: string } }) => [
        title,
        new URL(url).pathname,
      ]),
    ).toStrictEqual([
      ['Find Order', '/api/GetBills'],
      ['Create Order', '/api/CreateOrder'],
    ]);
    expect(await orders()).toBe(before);
    const tested = await (await post(editor, 'test-step', { step, results: {} })).json();
    expect(tested.step.status).toBe('Success');
    expect(await orders()).toBe(before + 1);
  });

  test.each([
    ['preview', {}],
    ['preview', { step: { id: '2', type: 'poem', key: 'x', input: {} }, results: {} }],
    ['test-step', { step: { id: '2', type: 'create', key: 'no_such', input: {} }, results: {} }],
    ['choices', { path: 'creates.create_order', field: 'no_such', input: {} }],
    ['turn-on', { trigger: { key: 7 }, steps: [] }],
    ['replay', { id: 'no such run' }],
    ['speed', { speed: 7 }],
    ['panel', { action: 'order', values: { email: 'nobody', code: 'checklist' } }],
    ['panel', { action: '__proto__' }],
  ])('says what is wrong with a call: %s %j', async (path, body) => {
    await post(editor, 'connect', { authData: right });
    const answer = await post(editor, path, body);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toMatch(/^[A-Z].*\.$/s);
  });

  test('asks for an account before anything is done with one', async () => {
    await post(editor, 'disconnect');
    const answer = await post(editor, 'test-trigger', { key: 'new_order', input: {} });
    expect(await answer.json()).toStrictEqual({ error: 'Connect an account first.' });
  });

  test('keeps no Zap that a tab tells after the account is gone', async () => {
    const draft = { view: 'step 2' };
    const kept = async () => JSON.parse((await send('GET', '/api/draft')).body);
    await post(editor, 'connect', { authData: right });
    await post(editor, 'draft', { draft });
    expect(await kept()).toStrictEqual({ draft });
    await post(editor, 'disconnect');
    await post(editor, 'draft', { draft });
    expect(await kept()).toStrictEqual({ draft: null });
  });
});
