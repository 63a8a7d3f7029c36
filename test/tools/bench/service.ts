/**
 * The service of the bench, a process of its own that only hands out prepared bytes. A request's first
 * product id says how many orders its shop has. Prints its address once it listens. `/log` gives what was
 * asked since it was last looked at.
 */
import { createServer } from 'node:http';
import { Shop } from './orders.ts';

const shops = new Map(process.argv.slice(2).map((count) => [count, new Shop(Number(count))]));
let log: { path: string; body: string; bytes: number }[] = [];

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
  const bytes = shops.get(form.get('goods[0]') ?? '')?.answer(path.replace('/api/', ''), form);
  log.push({ path, body, bytes: bytes?.length ?? 0 });
  response.writeHead(bytes === undefined ? 404 : 200, {
    'content-type': 'application/json',
    'content-length': bytes?.length ?? 0,
  });
  response.end(bytes);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
});
