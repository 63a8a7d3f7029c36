/**
 * The service of the bench, a process of its own that only hands out prepared bytes. A request's first
 * product id says how many orders its shop has: `100`, or `9100` for one whose answers come over a line of 5 MB
 * a second. Prints its address once it listens. `/log` gives what was asked since it was last looked at.
 */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { MOST_BYTES } from './bench.ts';
import { Shop } from './orders.ts';
import type { Logged } from './sample.ts';

const shops = new Map(process.argv.slice(2).map((count) => [count, new Shop(Number(count))]));
let log: Logged[] = [];

const server = createServer(async (request, response) => {
  const path = request.url ?? '';
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  if (path === '/log') {
    response.end(JSON.stringify(log));
    log = [];
    return;
  }
  const body = Buffer.concat(chunks).toString();
  const form = new URLSearchParams(body);
  const [, slow = '', count = ''] = /^(9?)(.*)$/.exec(form.get('goods[0]') ?? '') ?? [];
  const bytes = shops.get(count)?.answer(path.replace('/api/', ''), form);
  const entry: Logged = { path, body, bytes: bytes?.length ?? 0, sent: 0 };
  log.push(entry);
  const { socket } = response;
  const before = socket?.bytesWritten ?? 0;
  response.once('close', () => {
    entry.sent = (socket?.bytesWritten ?? 0) - before;
  });
  response.writeHead(bytes === undefined ? 404 : 200, {
    'content-type': 'application/json',
    'content-length': bytes?.length ?? 0,
  });
  // In pieces, or what nobody takes any more would count as sent.
  const isPoured = bytes !== undefined && (slow !== '' || bytes.length > MOST_BYTES);
  if (isPoured) await pour(response, bytes, slow !== '');
  response.end(isPoured ? undefined : bytes);
});

const STEP_MS = 20;
const STEP_BYTES = (5_000_000 * STEP_MS) / 1000;
/** The lists of a poll share the line. */
let turns = Promise.resolve();

/** Sends an answer, as a line of 5 MB a second does if it is slow, until it is all there or nobody wants it. */
async function pour(response: ServerResponse, bytes: Buffer, isSlow: boolean): Promise<void> {
  const closed = once(response, 'close');
  for (let at = 0; at < bytes.length && !response.destroyed; at += STEP_BYTES) {
    if (isSlow) {
      turns = turns.then(() => pause(STEP_MS));
      await turns;
    }
    const isTaken = response.write(bytes.subarray(at, at + STEP_BYTES));
    if (!isTaken) await Promise.race([once(response, 'drain'), closed]);
  }
}

// The floor keeps its connections, and must not find one closed when it comes back to it.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
