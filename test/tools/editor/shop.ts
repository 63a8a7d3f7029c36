import { Hono } from 'hono';
import { accountOf } from '../../../src/justclick/index.ts';
import { isAnswerHash } from '../../../src/justclick/signature.ts';
import { inventOrders } from '../../standins/justclick/invented.ts';
import { type SandboxOptions, startSandbox } from '../../standins/justclick/server.ts';
import { ORDER_EVENTS } from '../../standins/justclick/store.ts';
import { type NodeEnv, serve } from '../../support/serve.ts';
import type { Adapter, AuthData } from './adapter.ts';
import { MASK } from './mask.ts';
import { ordersAt, PRODUCTS } from './shop/data.ts';
import { shopPanel } from './shop/panel.ts';
import type { Exchange, Note } from './wire.ts';

/** What is particular to this project: its name, its service's signatures, and its sandbox. */
const project = { title: 'JustClick', notesOn };

/** The editor beside a sandbox with a small shop in it. */
export async function openShop({ orders = 0, ...options }: SandboxOptions = {}): Promise<Adapter> {
  const sandbox = await startSandbox({ products: PRODUCTS, login: 'myshop', ...options });
  const hook = await openHook(() => void sandbox.posted().then(() => panel.onChange()));
  const addresses = Object.fromEntries(ORDER_EVENTS.map((event) => [event, hook.url]));
  const fill = () => {
    const { store } = sandbox;
    sandbox.insertOrders(inventOrders(orders, store.now(), store.products));
    sandbox.insertOrders(ordersAt(store.now()));
    for (const { code } of store.products) store.directory.setAddresses(code, addresses);
  };
  const panel = shopPanel(sandbox, fill);
  fill();
  process.env.JUSTCLICK_BASE_URL = sandbox.url;
  return {
    ...project,
    // A key of the sandbox opens nothing else.
    credentials: { login: sandbox.login, rps_key: sandbox.rpsKey, domain: 'justclick.io' },
    speeds: [0, 1, 10, 60],
    panel,
    async close() {
      delete process.env.JUSTCLICK_BASE_URL;
      await sandbox.close();
      await hook.close();
    },
  };
}

/** Where the shop's notifications go: what takes them hands them over when the person says so. */
function openHook(onPost: () => void) {
  const app = new Hono<NodeEnv>();
  app.post('/', (c) => {
    onPost();
    return c.json({ status: 'success' });
  });
  return serve(app);
}

/** The editor on an account of the person's own. Nothing is faster there than it is on Zapier. */
export function openAccount(): Adapter {
  delete process.env.JUSTCLICK_BASE_URL;
  return { ...project, credentials: {}, speeds: [0, 1], close: async () => {} };
}

/** How a request was signed, and whether the answer was signed with the same key. */
function notesOn({ status, responseBody }: Omit<Exchange, 'notes'>, authData: AuthData): Note[] {
  let account: ReturnType<typeof accountOf>;
  try {
    account = accountOf(authData);
  } catch {
    return [];
  }
  const signature = {
    label: 'Signature',
    text: `hash = md5(the fields before it + "::${account.login}::" + the API key ${MASK})`,
  };
  return status === undefined ? [signature] : [signature, verdictOn(responseBody, account.rpsKey)];
}

function verdictOn(body: string, rpsKey: string): Note {
  const label = 'Answer';
  const { error_code: code, error_text: text, hash } = answerIn(body);
  if (code === undefined)
    return { label, text: 'There is no answer of the API in this.', tone: 'bad' };
  return isAnswerHash(hash, { code: Number(code), text: String(text ?? '') }, rpsKey)
    ? { label, text: 'Verified: its hash was made with this API key.', tone: 'good' }
    : { label, text: 'Not verified: its hash was not made with this API key.', tone: 'bad' };
}

function answerIn(body: string): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(body);
    return typeof answer === 'object' && answer !== null ? { ...answer } : {};
  } catch {
    return {};
  }
}
