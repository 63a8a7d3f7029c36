import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Hono, type HonoRequest } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { foreign } from '../../standins/justclick/guard.ts';
import { type NodeEnv, serve } from '../../support/serve.ts';
import type { Adapter } from './adapter.ts';
import { CALLS, type Editor, QUIET_CALLS } from './api.ts';
import { bundlePage } from './bundle.ts';
import { doorkeeper } from './doorkeeper.ts';
import { LiveZap } from './live.ts';
import { PageError } from './page_error.ts';
import { Session } from './session.ts';

const MAX_BODY_BYTES = 16 * 1024 ** 2;

/** Nothing from elsewhere, nothing inline, and no text can be taken for markup. */
const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

export type EditorServer = {
  url: string;
  /** The URL to open in a browser: with the token, if there is one. */
  address: string;
  close(): Promise<void>;
};

export type EditorOptions = {
  /** The default export of a built integration. */
  integration: object;
  adapter: Adapter;
  /** 0 is any free port. */
  port: number;
  /** Without it nobody gets in: other users of the computer do not have it. Default: none is asked for. */
  token?: string;
  /** Such as `Europe/Berlin`. Default: that of this computer. */
  timeZone?: string;
};

/**
 * Serves the editor on 127.0.0.1.
 * @throws when the port cannot be had; the message says what to do
 */
export async function startEditor(options: EditorOptions): Promise<EditorServer> {
  const { integration, adapter, timeZone, token } = options;
  const files = await bundlePage(adapter.title);
  const watchers = new Set<SSEStreamingApi>();
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const session = new Session(integration, adapter, zone);
  const changed = () => {
    for (const watcher of watchers) void watcher.writeSSE(CHANGED);
  };
  const live = new LiveZap(session, changed);
  if (adapter.panel) adapter.panel.onChange = changed;
  const editor: Editor = { session, live, started: randomUUID() };
  let port = 0;

  const app = new Hono<NodeEnv>();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
  });
  app.use(async ({ env, text }, next) => {
    const { headers } = env.incoming;
    const refusal = foreign(headers, port) ?? crossSite(headers);
    return refusal === undefined ? next() : text(refusal, 403);
  });
  if (token !== undefined) app.use(doorkeeper(token));
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooMuch }));
  app.onError((error, c) => {
    const isForPerson = error instanceof PageError;
    if (!isForPerson) console.error(error);
    const said = isForPerson ? error.message : `The editor failed: ${error}`;
    return c.json(session.masked({ error: said }), isForPerson ? 400 : 500);
  });
  app.notFound((c) => c.json({ error: 'Nothing is here.' }, 404));

  for (const [path, { type, body }] of files) {
    app.get(path, (c) => c.body(new Uint8Array(Buffer.from(body)), 200, { 'content-type': type }));
  }
  /** Tells the page whenever it should look again. */
  app.get('/api/changes', (c) =>
    streamSSE(c, async (stream) => {
      const isGone = new Promise<void>((resolve) => stream.onAbort(resolve));
      watchers.add(stream);
      live.isWatched = true;
      await stream.writeSSE(CHANGED);
      await isGone;
      watchers.delete(stream);
      live.isWatched = watchers.size > 0;
    }),
  );
  for (const [name, call] of Object.entries(CALLS)) {
    const [method = '', path = ''] = name.split(' ');
    app.on(method, path, async (c) => {
      const told = await call(editor, method === 'POST' ? await readJson(c.req) : c.req.query());
      if (method === 'POST' && !QUIET_CALLS.includes(name)) changed();
      // What the connection form begins with is no secret, whatever is typed into it later.
      const shown = path === '/api/app' ? told : session.masked(told);
      return c.json(shown ?? {});
    });
  }

  const served = await serve(app, options.port);
  port = served.port;
  return {
    url: served.url,
    address: token === undefined ? served.url : `${served.url}/?token=${token}`,
    async close() {
      live.close();
      await served.close();
      await adapter.close();
    },
  };
}

const CHANGED = { data: 'changed' };

/** A GET of another site has no `Origin`; browsers tell of it with this header. */
function crossSite(headers: IncomingHttpHeaders): string | undefined {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none'
    ? undefined
    : 'A page of another site must not call this address.';
}

function tooMuch(): never {
  throw new PageError('This is too much for one request.');
}

async function readJson(request: HonoRequest): Promise<Record<string, unknown>> {
  if (request.header('content-type') !== 'application/json') throw new PageError('Send JSON.');
  const value: unknown = JSON.parse((await request.text()) || '{}');
  if (typeof value !== 'object' || value === null) throw new PageError('Send a JSON object.');
  return { ...value };
}
