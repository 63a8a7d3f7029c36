import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { LogEntry } from './log.ts';

/** More of a body is not kept: it is for people to read. */
const MOST_BYTES = 1024 ** 2;

/** What the platform logs of an answer that the app reads by itself (`raw: true`). */
const UNREAD = '<probably streaming data>';

type Answer = { method: string; path: string; isZipped: boolean; chunks: Buffer[] };

const recording = new AsyncLocalStorage<Answer[]>();

/**
 * The platform's log lacks the body of an answer that the app reads by itself. So the answers of a run
 * are noted as they arrive, from Node's own channel; the app and its requests are not touched.
 */
subscribe('http.client.request.start', (message) => {
  const answers = recording.getStore();
  if (answers === undefined) return;
  const { request } = message as { request: ClientRequest };
  request.prependOnceListener('response', (response: IncomingMessage) => {
    const isZipped = response.headers['content-encoding'] === 'gzip';
    const answer: Answer = { method: request.method, path: request.path, isZipped, chunks: [] };
    answers.push(answer);
    let room = MOST_BYTES;
    const { emit } = response;
    response.emit = (event: string | symbol, ...args: unknown[]) => {
      const [chunk] = args;
      if (event === 'data' && Buffer.isBuffer(chunk) && room > 0) {
        answer.chunks.push(chunk.subarray(0, room));
        room -= chunk.length;
      }
      return emit.call(response, event, ...args);
    };
  });
});

/** Runs something, and fills in the answers that its log lacks, with the secrets masked. */
export async function withAnswers<T>(
  log: LogEntry[],
  secrets: readonly string[],
  run: () => Promise<T>,
): Promise<T> {
  const answers: Answer[] = [];
  const known = log.length;
  try {
    return await recording.run(answers, run);
  } finally {
    for (const [at, entry] of log.entries()) {
      if (at < known || entry.data.response_content !== UNREAD) continue;
      const found = answers.findIndex((answer) => isOf(answer, entry));
      const [answer] = found < 0 ? [] : answers.splice(found, 1);
      if (answer === undefined) continue;
      const response_content = masked(textOf(answer), secrets);
      log[at] = { ...entry, data: { ...entry.data, response_content } };
    }
  }
}

/** The platform logs an address without its query, and masks what it takes for a secret in it. */
const isOf = ({ method, path }: Answer, { data }: LogEntry): boolean => {
  const logged = URL.parse(String(data.request_url));
  const [pathname] = path.split('?');
  return method === data.request_method && (logged === null || logged.pathname === pathname);
};

function textOf({ isZipped, chunks }: Answer): string {
  const body = Buffer.concat(chunks);
  try {
    return (isZipped ? gunzipSync(body) : body).toString();
  } catch {
    return '<cut off>';
  }
}

const masked = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, ':censored:'), text);
