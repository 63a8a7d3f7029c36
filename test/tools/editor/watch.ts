import { AsyncLocalStorage } from 'node:async_hooks';
import type { App, Run } from '../../standins/zapier/app.ts';
import { isRecord } from '../../standins/zapier/connection.ts';
import { type LogEntry, linesIn } from '../../standins/zapier/log.ts';
import type { Exchange, MethodRun } from './wire.ts';

/** An exchange as it was seen, before it is masked and explained. */
export type RawExchange = Omit<Exchange, 'notes'>;
export type RawRun = Omit<MethodRun, 'exchanges'> & { exchanges: RawExchange[] };

/** Bodies are cut here: they are for reading. */
const LONGEST_BODY = 100_000;

/** `refuse` is there in a rehearsal, and told of the first request. */
type Watched = { runs: RawRun[]; refuse?: (request: RawExchange) => void };
const watched = new AsyncLocalStorage<Watched>();
const running = new AsyncLocalStorage<{ run: RawRun; refuse: Watched['refuse'] }>();

/** Does the work, and tells which methods of the watched app it ran, and what these sent. */
export async function watch<T>(work: () => Promise<T>): Promise<{ result: T; runs: RawRun[] }> {
  const runs: RawRun[] = [];
  const result = await watched.run({ runs }, work);
  return { result, runs };
}

/**
 * Does the work, but lets no request of the watched app out. With the first one all is known: what the
 * app does about a request that failed, such as to wait and look whether it was carried out, goes on
 * unseen. (Requests that an app makes without `z.request` are not seen, here or elsewhere.)
 *
 * @returns the first request that would have been sent, and why the work ended
 */
export async function rehearse(
  work: () => Promise<unknown>,
): Promise<{ request: RawExchange | undefined; error: unknown }> {
  const request = Promise.withResolvers<RawExchange>();
  const ended = watched.run({ runs: [], refuse: request.resolve }, work).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return Promise.race([
    request.promise.then((first) => ({ request: first, error: undefined })),
    ended.then((error) => ({ request: undefined, error })),
  ]);
}

type Middleware = (...args: never[]) => unknown;

/**
 * A built integration with a look-out at each end of its own middlewares: the last sees each request
 * as it leaves, the first sees each answer before the app does. Neither changes anything.
 */
export function withLookOut(integration: object): object {
  const { beforeRequest, afterResponse } = Object.fromEntries(Object.entries(integration));
  return {
    ...integration,
    beforeRequest: [...listOf(beforeRequest), seeRequest],
    afterResponse: [seeResponse, ...listOf(afterResponse)],
  };
}

const listOf = (value: unknown): Middleware[] =>
  [value].flat().filter((each): each is Middleware => typeof each === 'function');

/** The app, whose runs are seen by `watch`. */
export const watchedApp = (app: App): App => ({
  definition: () => app.definition(),
  async run(method: string, options: Run = {}) {
    const run: RawRun = { method, exchanges: [], lines: [], failed: false };
    const log: LogEntry[] = options.log ?? [];
    const before = log.length;
    const outer = watched.getStore();
    outer?.runs.push(run);
    try {
      return await running.run({ run, refuse: outer?.refuse }, () =>
        app.run(method, { ...options, log }),
      );
    } catch (error) {
      run.failed = true;
      throw error;
    } finally {
      run.lines = linesIn(log.slice(before).filter(({ type }) => type === 'console'));
    }
  },
});

const cut = (text: string): string =>
  text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}…` : text;

function seeRequest(request: object): object {
  const at = running.getStore();
  if (at === undefined) return request;
  const { url, method, headers, body } = Object.fromEntries(Object.entries(request));
  const exchange: RawExchange = {
    method: String(method ?? 'GET'),
    url: String(url),
    requestHeaders: headersOf(headers),
    requestBody: typeof body === 'string' ? cut(body) : '',
    responseHeaders: {},
    responseBody: '',
  };
  at.run.exchanges.push(exchange);
  if (at.refuse !== undefined) {
    at.refuse(exchange);
    throw new Error('This is a preview: nothing is sent.');
  }
  started.set(exchange, performance.now());
  return request;
}

const started = new WeakMap<RawExchange, number>();

function seeResponse(response: {
  status: number;
  headers: Headers;
  request: { url: string };
  body?: unknown;
  content?: unknown;
}): object {
  const exchange = running
    .getStore()
    ?.run.exchanges.find((each) => each.status === undefined && each.url === response.request.url);
  if (exchange === undefined) return response;
  exchange.status = response.status;
  exchange.responseHeaders = Object.fromEntries(response.headers);
  exchange.milliseconds = Math.round(performance.now() - (started.get(exchange) ?? 0));
  if (isEmitter(response.body)) listenIn(response.body, exchange);
  else if (typeof response.content === 'string') exchange.responseBody = cut(response.content);
  return response;
}

type Emit = (event: string, ...args: unknown[]) => boolean;

const isEmitter = (value: unknown): value is { emit: Emit } =>
  typeof value === 'object' &&
  value !== null &&
  'emit' in value &&
  typeof value.emit === 'function';

/** A stream tells of each part of it that somebody reads, however he reads it. */
function listenIn(body: { emit: Emit }, exchange: RawExchange): void {
  const emit = body.emit;
  const decoder = new TextDecoder();
  body.emit = function (event, ...args) {
    const [part] = args;
    if (event === 'data' && part instanceof Uint8Array) {
      const { length } = exchange.responseBody;
      if (length <= LONGEST_BODY) {
        exchange.responseBody = cut(exchange.responseBody + decoder.decode(part, { stream: true }));
      }
    }
    if (event === 'error') exchange.brokeOff = true;
    return emit.call(this, event, ...args);
  };
}

function headersOf(headers: unknown): Record<string, string> {
  const entries =
    headers instanceof Headers ? [...headers] : isRecord(headers) ? Object.entries(headers) : [];
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
