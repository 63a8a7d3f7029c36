import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { foreign } from '../../standins/justclick/guard.ts';
import type { Adapter } from './adapter.ts';
import { CALLS, type Editor } from './api.ts';
import { bundlePage } from './bundle.ts';
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

export type EditorServer = { url: string; close(): Promise<void> };

export type EditorOptions = {
  /** The default export of a built integration. */
  integration: object;
  adapter: Adapter;
  /** 0 is any free port. */
  port: number;
  /** Such as `Europe/Berlin`. Default: that of this computer. */
  timeZone?: string;
};

/**
 * Serves the editor on 127.0.0.1.
 * @throws when the port cannot be had; the message says what to do
 */
export async function startEditor(options: EditorOptions): Promise<EditorServer> {
  const { integration, adapter, timeZone } = options;
  const files = await bundlePage(adapter.title);
  const watchers = new Set<ServerResponse>();
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const session = new Session(integration, adapter, zone);
  const changed = () => {
    for (const watcher of watchers) watcher.write('data: changed\n\n');
  };
  const live = new LiveZap(session, changed);
  const editor: Editor = { session, live, started: randomUUID() };
  let port = 0;

  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    answer(request, response).catch((error: unknown) => {
      const isForPerson = error instanceof PageError;
      if (!isForPerson) console.error(error);
      const said = isForPerson ? error.message : `The editor failed: ${error}`;
      send(
        response,
        isForPerson ? 400 : 500,
        JSON_TYPE,
        JSON.stringify(session.masked({ error: said })),
      );
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = foreign(request.headers, port) ?? crossSite(request);
    if (refusal !== undefined) return send(response, 403, 'text/plain; charset=utf-8', refusal);
    const { method = '', url = '' } = request;
    const [path = ''] = url.split('?');
    const file = method === 'GET' ? files.get(path) : undefined;
    if (file !== undefined) return send(response, 200, file.type, file.body);
    if (`${method} ${path}` === 'GET /api/changes') return follow(response);
    const call = CALLS[`${method} ${path}`];
    if (call === undefined) return send(response, 404, JSON_TYPE, '{"error":"Nothing is here."}');
    const told = await call(editor, method === 'POST' ? await readJson(request) : {});
    if (method === 'POST') changed();
    // What the connection form begins with is no secret, whatever is typed into it later.
    const shown = path === '/api/app' ? told : session.masked(told);
    send(response, 200, JSON_TYPE, JSON.stringify(shown ?? {}));
  }

  /** Tells the page whenever it should look again. */
  function follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: changed\n\n');
    watchers.add(response);
    live.isWatched = true;
    response.once('close', () => {
      watchers.delete(response);
      live.isWatched = watchers.size > 0;
    });
  }

  port = await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      live.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await adapter.close();
    },
  };
}

const JSON_TYPE = 'application/json';

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array) {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}

/** A GET of another site has no `Origin`; browsers tell of it with this header. */
const crossSite = ({ headers }: IncomingMessage): string | undefined => {
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none'
    ? undefined
    : 'A page of another site must not call this address.';
};

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (request.headers['content-type'] !== JSON_TYPE) throw new PageError('Send JSON.');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new PageError('This is too much for one request.');
    chunks.push(chunk);
  }
  const value: unknown = JSON.parse(Buffer.concat(chunks).toString() || '{}');
  if (typeof value !== 'object' || value === null) throw new PageError('Send a JSON object.');
  return { ...value };
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  } catch (cause) {
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    throw new Error(
      isTaken
        ? `Port ${port} is taken by another program. Choose another one with --port, or 0 for any free one.`
        : `Cannot listen on port ${port}: ${cause}`,
      { cause },
    );
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
