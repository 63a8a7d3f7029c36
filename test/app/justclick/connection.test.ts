import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { LOGIN, RPS_KEY, signed } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';

restoreBaseUrl();

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve) ?? resolve(undefined));
});

/** A service that keeps connections open, and spoils a request on one that was used before. */
async function open(spoil: (socket: Socket) => void) {
  const requests = new Map<Socket, number>();
  server = createServer((request, response) => {
    const { socket } = request;
    const count = (requests.get(socket) ?? 0) + 1;
    requests.set(socket, count);
    if (count > 1) return spoil(socket);
    const { url = '' } = request;
    const details = { id: 7, email: 'a@b.co', items: [] };
    const results = { CreateOrder: { bill_id: 7 }, getOrderDetails: details };
    const [, result = []] = Object.entries(results).find(([name]) => url.endsWith(name)) ?? [];
    response.setHeader('connection', 'keep-alive');
    response.end(JSON.stringify(signed(0, 'ok', result)));
    return undefined;
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : '';
  const shop = connect({ url: `http://127.0.0.1:${port}`, login: LOGIN, rpsKey: RPS_KEY });
  return { shop, requests };
}

describe('a connection that the other side has forgotten', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['resets it', (socket) => socket.resetAndDestroy()],
    ['closes it', (socket) => socket.destroy()],
    ['says nothing', () => undefined],
  ])('is not used again, so no request is lost when the service %s', async (_name, spoil) => {
    const { shop, requests } = await open(spoil);
    const form = { bill_email: 'a@b.co', goods: [{ good_name: 'x' }] };
    for (let run = 0; run < 3; run++) {
      expect(await shop.create('create_order', form)).toMatchObject({ id: '7' });
      expect(await shop.trigger('new_order')).toStrictEqual([]);
    }
    expect(requests.size).toBeGreaterThanOrEqual(9);
    expect(new Set(requests.values())).toStrictEqual(new Set([1]));
  });
});
