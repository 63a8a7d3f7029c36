import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export const LOGIN = 'myshop';
export const RPS_KEY = 'the-rps-key-of-the-tests';

/** An answer of the service, signed as it signs. */
export function signed(code: number, text: string, result?: unknown, key = RPS_KEY) {
  const hash = createHash('md5').update(`${code}::${text}::${key}`).digest('hex');
  return { error_code: code, error_text: text, hash, result };
}

export type Received = {
  url: string;
  method: string;
  headers: IncomingMessage['headers'];
  body: string;
};

/**
 * A service on loopback that answers as a test says, for what the sandbox never does.
 * `answer` gets the request and either returns JSON or writes the response by itself.
 */
export async function startService() {
  const received: Received[] = [];
  const service = {
    url: '',
    login: LOGIN,
    rpsKey: RPS_KEY,
    received,
    answer: (_request: Received, _response: ServerResponse): unknown => signed(0, 'ok', []),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url = '', method = '', headers } = request;
    const one = { url, method, headers, body: Buffer.concat(chunks).toString() };
    received.push(one);
    const json = service.answer(one, response);
    if (json === undefined || response.writableEnded) return;
    response.writeHead(response.statusCode, { 'content-type': 'application/json' });
    response.end(JSON.stringify(json));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  service.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return service;
}
