import { createServer, type Server } from 'node:http';
import { afterEach, expect } from '@jest/globals';
import type { Sandbox, SandboxOptions } from '../server.ts';
import { ORDER_EVENTS } from '../store.ts';
import { control, DAY, NOW, useSandboxes } from '../testing.ts';

export const BUYER = {
  bill_email: 'Анна+x@example.com',
  bill_first_name: "Анна ~!*'()",
  bill_surname: 'O’Neill',
  bill_country: 'RU',
  bill_city: 'Москва',
  bill_address: 'ул. 1',
  bill_comment: 'a&b=c',
  bill_kupon: 'SPRING20',
  utm: { utm_medium: 'affiliate', utm_source: 'olga' },
};

/** The number of the first order, and when it is paid. */
export const ID = 100_001;
export const PAID_AT = NOW + DAY;

/** Sandboxes that tell of their orders, and addresses that take it; all are closed after each test. */
export function useNotifications() {
  const { call, start } = useSandboxes();
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  /** An address on loopback that takes what is posted to it. */
  async function listen(status = 200, headers = {}) {
    const bodies: string[] = [];
    const server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      bodies.push(`${request.method} ${request.url} ${request.headers['content-type']} ${body}`);
      response.writeHead(status, headers).end('ok');
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    return { url: `http://127.0.0.1:${port}`, bodies };
  }

  const make = (sandbox: Sandbox, goods = ['printed-book', 'photo-course']) =>
    call(sandbox, 'CreateOrder', { ...BUYER, goods: goods.map((good_name) => ({ good_name })) });

  return {
    call,
    start,
    listen,
    make,

    /** A shop that tells of everything about the book, of which Anna has made an order. */
    async shopWithOrder(options: SandboxOptions = {}) {
      const hook = await listen();
      const sandbox = await start(options);
      const addresses = Object.fromEntries(
        ORDER_EVENTS.map((event) => [event, `${hook.url}/${event}`]),
      );
      const set = await control(sandbox, 'notifications', { product: 'printed-book', addresses });
      expect(set.status).toBe(200);
      await make(sandbox);
      return { sandbox, hook };
    },

    /** Does what each event tells of, in the order in which they can happen. */
    async doAll(sandbox: Sandbox): Promise<void> {
      await control(sandbox, 'prepay', { id: ID, sum: 500 });
      const status = (status: string, more = {}) =>
        call(sandbox, 'UpdateOrderStatus', { bill_id: ID, status, ...more });
      await status('paid', { date: PAID_AT });
      await status('sent', { date: PAID_AT, rpo: 'R' });
      await status('return');
      await status('cancel');
      await sandbox.posted();
    },
  };
}
