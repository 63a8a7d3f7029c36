import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, test } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { loadPhp } from '../../standins/justclick/php.ts';
import { findBrowser, launchBrowser } from '../../support/browser.ts';
import { loadIntegration } from './build.ts';
import { hushLines } from './quiet.ts';
import { type EditorServer, startEditor } from './server.ts';
import { openAccount, openShop } from './shop.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

/** `address` is what is opened: with the token, if one is asked for. */
export type StartedEditor = {
  url: string;
  address: string;
  printed(): string;
  stop(): Promise<void>;
};

export const runMain = (args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    env: { ...process.env, TZ: 'UTC', ...env },
  });

/** The editor in a process of its own, as `npm run editor` starts it. */
export async function startEditorProcess(args: readonly string[] = []): Promise<StartedEditor> {
  const child = runMain(['--port', '0', '--no-open', ...args]);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let printed = '';
  const address = await new Promise<string>((resolve, reject) => {
    const read = (data: Buffer) => {
      printed += data;
      const [, found] = /^Editor ready: (\S+)$/m.exec(printed) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('close', () => reject(new Error(`The editor did not start: ${printed}`)));
  });
  return {
    url: new URL(address).origin,
    address,
    printed: () => printed,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** What the editor is opened on: an account of the person, or a sandbox with so many more orders. */
export type On = { account?: true; orders?: number };

/** One for all test files of a process. */
let php: ReturnType<typeof loadPhp> | undefined;

/** The editor in this process, as `main.ts` starts it in one of its own. */
async function startEditorHere({ account, orders = 0 }: On): Promise<EditorServer> {
  php ??= loadPhp();
  const adapter = account ? openAccount() : await openShop({ orders, php: await php });
  const integration = await loadIntegration();
  const token = account && { token: 'the-token-of-the-tests' };
  return startEditor({ integration, adapter, port: 0, timeZone: 'UTC', ...token });
}

/** The browser of this run of the tests (`test/support/jest/long.ts`), or else one of this file's own. */
const connectBrowser = (path: string): Promise<Browser> => {
  const { JUSTCLICK_BROWSER } = process.env;
  return JUSTCLICK_BROWSER ? chromium.connect(JUSTCLICK_BROWSER) : launchBrowser(path);
};

/** Calls the editor as its page does. */
export const post = (
  { url }: Pick<StartedEditor, 'url'>,
  path: string,
  body: object = {},
  headers: Record<string, string> = {},
) =>
  fetch(`${url}/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

export type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;

/**
 * Tests in a real browser, on an editor of their own with its sandbox. Where there is no browser they
 * are left out, which one line says; in CI that is a failure.
 */
export function inBrowser(name: string, define: (open: OpenPage) => void, on: On = {}): void {
  const path = findBrowser();
  if (path === undefined) {
    leaveOut(name);
    return;
  }
  describe(name, () => {
    let editor: EditorServer;
    let browser: Browser;
    let showLines: () => void;
    beforeAll(async () => {
      showLines = hushLines();
      [editor, browser] = await Promise.all([startEditorHere(on), connectBrowser(path)]);
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
      await post(editor, 'disconnect');
      await post(editor, 'panel', { action: 'reset' });
    });
    afterAll(async () => {
      await Promise.all([editor?.close(), browser?.close()]);
      showLines();
    });
    define(async (options = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      const page = await context.newPage();
      page.setDefaultTimeout(300_000);
      page.on('pageerror', (error) => {
        throw error;
      });
      await page.goto(editor.address);
      return page;
    });
  });
}

/** Another tab of the same browser, at a place of its own. */
export async function openTab(page: Page, place = ''): Promise<Page> {
  const tab = await page.context().newPage();
  tab.setDefaultTimeout(300_000);
  await tab.goto(new URL(`/${place}`, page.url()).href);
  return tab;
}

const LEFT_OUT =
  'No Chrome, Chromium or Edge was found, so this is left out. Install one, or set CHROME_PATH.';

function leaveOut(name: string): void {
  if (process.env.CI !== 'true') process.stderr.write(`${name}: ${LEFT_OUT}\n`);
  test(name, () => {
    if (process.env.CI === 'true') throw new Error(LEFT_OUT);
  });
}
