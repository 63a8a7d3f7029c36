import { createServer, type IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { close, listen, listenerOf, type NodeEnv } from '../../support/serve.ts';
import { type Answer, jsonAnswer, textAnswer, write } from './answer.ts';
import { Api, type ApiOptions, unsigned } from './api.ts';
import { billPage } from './bill_page.ts';
import { addControl, type Controlled } from './control.ts';
import { BRANDS } from './functions.ts';
import { foreign } from './guard.ts';
import { inventOrders } from './invented.ts';
import { inventContacts } from './invented_contacts.ts';
import { paymentLines, plain } from './log.ts';
import { Notifier } from './notifications/notifier.ts';
import { loadPhp, type Php } from './php.ts';
import { Store, type StoreOptions } from './store.ts';

/** PHP ignores forms over 8 MB by itself; this only keeps the sandbox from reading on for ever. */
const MAX_BODY_BYTES = 16 * 1024 * 1024;

export interface SandboxOptions extends ApiOptions, StoreOptions {
  /** Default 0: any free port. */
  port?: number;
  /** Default `demo`. */
  login?: string;
  /** Default `sandbox-rps-key`. */
  rpsKey?: string;
  /** How many invented orders a shop without orders begins with. Default 0. */
  orders?: number;
  /** How many invented contacts a shop without contacts begins with. Default 0. */
  contacts?: number;
  /** The same as `redirects: ['CreateOrder']`. */
  status302?: boolean;
  /** A PHP to share, which the sandbox then does not close. Default: its own. */
  php?: Php;
}

export interface Sandbox extends Controlled {
  /** Without a slash at its end. */
  readonly url: string;
  readonly login: string;
  readonly rpsKey: string;
  /** Until every notification that is due has been posted. */
  posted(): Promise<void>;
  close(): Promise<void>;
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return bytes <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

const responseOf = ({ status, headers, body }: Answer) =>
  new Response(Buffer.from(body), { status, headers });

const TOO_LARGE = unsigned(413, 'request too large');

/**
 * Serves the order API on 127.0.0.1.
 * @throws when the port is taken or the database cannot be opened
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { login = 'demo', rpsKey = 'sandbox-rps-key', brand = BRANDS[0] } = options;
  const store = new Store({ ...(options.status302 && { redirects: ['CreateOrder'] }), ...options });
  const { contacts, personality } = store;
  function invent(): void {
    const now = store.now();
    if (store.getOrders().length === 0) {
      store.insertOrders(inventOrders(options.orders ?? 0, now, store.products));
    }
    if (contacts.all().length === 0) {
      contacts.insert(inventContacts(options.contacts ?? 0, now, contacts.groups()));
    }
  }
  invent();

  const failed = (error: unknown): Answer => {
    options.log?.(`The sandbox failed: ${error}`);
    return unsigned(500, `the sandbox failed: ${error}`);
  };
  /** A shop and its web server have one clock. */
  const date = () => new Date(store.now() * 1000).toUTCString();

  /** What is not the API: control calls and pages. */
  const own = new Hono<NodeEnv>();
  own.use(async (c, next) => {
    await next();
    c.header('date', date());
    options.log?.(`${c.req.method} ${plain(c.req.path)}: ${c.res.status}`);
  });
  own.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => responseOf(TOO_LARGE) }));
  own.use(async ({ env, req }, next) => {
    const refusal = foreign(env.incoming.headers, port);
    if (refusal === undefined) return next();
    const isControl = req.path.startsWith('/_control/');
    return responseOf(isControl ? jsonAnswer(403, { error: refusal }) : textAnswer(403, refusal));
  });
  own.onError((error) => responseOf(failed(error)));
  own.notFound(({ req }) => responseOf(unsigned(404, `nothing here: ${req.method} ${req.path}`)));
  addControl(own, () => sandbox);
  own.all('/bill/*', ({ req }) => responseOf(billPage(store, req.method, req.path)));
  const answerOwn = listenerOf(own);

  /** The API is on bare HTTP, because its faults break connections. */
  async function answerApi(request: IncomingMessage, path: string): Promise<Answer> {
    const { method = '', headers } = request;
    const refusal = foreign(headers, port);
    if (refusal !== undefined) {
      request.resume();
      return unsigned(403, refusal);
    }
    const body = await readBody(request);
    if (body) return api.answer(method, path, body, headers);
    options.log?.(`${method} ${plain(path)}: ${TOO_LARGE.status}`);
    return TOO_LARGE;
  }

  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/s, '');
    if (!path.startsWith('/api/')) return answerOwn(request, response);
    answerApi(request, path)
      .catch(failed)
      .then((whole) => {
        response.setHeader('date', date());
        write(response, whole);
      });
  });

  let port = 0;
  try {
    port = await listen(server, options.port);
  } catch (error) {
    store.close();
    throw error;
  }
  // Only now, since loading PHP takes a second and a taken port is found out at once.
  const php = Promise.resolve(options.php ?? loadPhp());
  const url = `http://127.0.0.1:${port}`;
  const account = { ...options, login, rpsKey, brand, url };
  const api = new Api(store, php, account);
  const notifier = new Notifier(store, php, account);
  store.onEvent = (event, order) => notifier.notify(event, order);

  const sandbox: Sandbox = {
    url,
    login,
    rpsKey,
    store,
    requests: api.requests,
    posts: notifier.posts,
    notify: (id, event) => notifier.repeat(id, event),
    posted: () => notifier.idle(),
    get account() {
      return api.account;
    },
    set account(state) {
      api.account = state;
    },
    late: api.late,
    limit: (limit) => api.limit(limit),
    fault: (name, faultOptions) => api.fault(name, faultOptions),
    insertOrders(orders) {
      const inserted = store.insertOrders(orders);
      for (const line of paymentLines(inserted, url)) options.log?.(line);
      return inserted;
    },
    reset() {
      store.clear();
      store.personality = personality;
      api.reset();
      notifier.posts.length = 0;
      invent();
    },
    async close() {
      await close(server);
      api.late.clear();
      await notifier.close();
      if (!options.php) await (await php).close();
      store.close();
    },
  };
  await php;
  return sandbox;
}
