import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, afterEach } from '@jest/globals';
import { callFunction, findFunction, type Outcome, type Params } from './functions.ts';
import { loadPhp, type Php } from './php.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from './server.ts';
import type { Store } from './store.ts';

/** What the clock of these sandboxes says unless a test says otherwise: unix seconds. */
export const NOW = 1_750_000_000;
export const DAY = 86_400;

const VENDOR_CLIENT = readFileSync(new URL('./vendor_client.php', import.meta.url), 'utf8');

/** Who asks whom: what a client has to know of a sandbox. */
export type Account = Pick<Sandbox, 'url' | 'login' | 'rpsKey'>;

export interface ClientAnswer {
  answer: Outcome;
  /** Whether the answer's hash is right. */
  genuine: boolean;
  /** The body that was sent. */
  sent: string;
}

/** Sandboxes for the tests of a file, with one PHP for all of them; each is closed after its test. */
export function useSandboxes() {
  let servicePhp: Promise<Php> | undefined;
  let clientPhp: Promise<Php> | undefined;
  const running: Sandbox[] = [];
  afterEach(() => Promise.all(running.splice(0).map((sandbox) => sandbox.close())));
  afterAll(() => Promise.all([servicePhp, clientPhp].map(async (php) => (await php)?.close())));

  return {
    async start(options: SandboxOptions = {}): Promise<Sandbox> {
      servicePhp ??= loadPhp();
      const sandbox = await startSandbox({ php: await servicePhp, now: () => NOW, ...options });
      running.push(sandbox);
      return sandbox;
    },

    /** Calls a function from real PHP that knows nothing of the sandbox. */
    async call(account: Account, name: string, params: object = {}): Promise<ClientAnswer> {
      clientPhp ??= loadPhp();
      const { url, login, rpsKey: key } = account;
      const printed = await (await clientPhp).run(VENDOR_CLIENT, {
        input: { url, login, key, function: name, params },
        onMessage: async (message) => {
          const { url, body } = JSON.parse(message);
          return (await postForm(url, body)).text();
        },
      });
      return JSON.parse(printed);
    },
  };
}

function postForm(url: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
    redirect: 'manual',
  });
}

/** Posts a body as it is. */
export function post(
  { url }: Pick<Sandbox, 'url'>,
  name: string,
  body: string | Uint8Array,
): Promise<Response> {
  return postForm(`${url}/api/${name}`, typeof body === 'string' ? body : new Uint8Array(body));
}

/** Asks a shop directly, without HTTP or PHP. */
export function ask(store: Store, name: string, params: Params): Outcome {
  const known = findFunction(name);
  if (!known) throw new Error(`No function ${name}`);
  return callFunction(store, known, params);
}

export function md5(text: string | Buffer): string {
  return createHash('md5').update(text).digest('hex');
}

/** A query string with the hash that belongs to it. */
export function signed({ login, rpsKey }: Account, query: string): string {
  const hash = md5(`${query}::${login}::${rpsKey}`);
  return query ? `${query}&hash=${hash}` : `hash=${hash}`;
}

/** Calls a function of API 2.0: the key travels in the form, and nothing is signed. */
export async function callKeyed(
  account: Account,
  name: string,
  params: Record<string, string> = {},
): Promise<Omit<ClientAnswer, 'sent'>> {
  const form = new URLSearchParams({ rpsKey: account.rpsKey, ...params });
  const answer = (await (await post(account, name, String(form))).json()) as Outcome & {
    hash: string;
  };
  const { error_code, error_text } = answer;
  return {
    answer,
    genuine: answer.hash === md5(`${error_code}::${error_text}::${account.rpsKey}`),
  };
}

/** Makes a control call: a POST when there is a body. */
export function control(
  { url }: Pick<Sandbox, 'url'>,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${url}/_control/${path}`, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
  });
}
