/**
 * The service of the bench, a process of its own that only hands out prebuilt bytes. A request's first
 * product id says how many orders it gets. Prints its address once it listens.
 */
import { createServer } from 'node:http';
import { answerOf } from './orders.ts';

const answers = new Map(process.argv.slice(2).map((count) => [count, answerOf(Number(count))]));

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const form = new URLSearchParams(Buffer.concat(chunks).toString());
  const bytes = answers.get(form.get('goods[0]') ?? '');
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
