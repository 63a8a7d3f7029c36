import { gunzipSync } from 'node:zlib';
import { accountOf } from '../../../../src/justclick/account.ts';
import type { Answer } from '../../../standins/justclick/answer.ts';
import { Api, type LoggedRequest } from '../../../standins/justclick/api.ts';
import type { Brand } from '../../../standins/justclick/functions.ts';
import type { Personality } from '../../../standins/justclick/personality.ts';
import { Store } from '../../../standins/justclick/store.ts';
import { Client } from '../client.ts';
import { readProducts } from '../connection.ts';
import { type Finding, Findings } from '../findings.ts';
import { findByReading } from '../read.ts';
import type { Raw, Send } from '../send.ts';
import { findByWriting } from '../write.ts';
import { OwnOrders } from '../writing/own_orders.ts';
import { QuickPhp } from './quick_php.ts';
import type { RandomShop } from './random_shop.ts';

export const LOGIN = 'wandashop';
export const KEY = '0123456789abcdef-the-key';
/** One that some shops have. */
export const GROUP = 'super';
const EMAIL = 'owner@shop.example';

export type Played = {
  findings: Finding[];
  readRequests: number;
  /** What the service was asked, in order. */
  asked: LoggedRequest[];
  /** Lines that told people what was done. */
  said: string[];
  /** What could not be deleted. */
  left: string[];
  /** Whether the contact has no tag then, and is in no group. */
  isContactClean: boolean;
  /** How many orders the shop has then. */
  orders: number;
};

/** An answer as HTTP would bring it. */
function rawOf({ status, headers, body, isChunked = false }: Answer): Omit<Raw, 'milliseconds'> {
  const { 'content-encoding': packing = '', location } = headers;
  return {
    status,
    body: `${packing === 'gzip' ? gunzipSync(body) : body}`,
    packing,
    saysLength: !isChunked,
    ...(location !== undefined && { location }),
  };
}

/** Runs the probe on a shop in this process: the sandbox's own code, without HTTP and with quick PHP. */
export async function play(
  shop: RandomShop,
  personality: Personality,
  { brand = 'justclick.io', writes = false }: { brand?: Brand; writes?: boolean } = {},
): Promise<Played> {
  const { now, orders, products, groups } = shop;
  // The time that answers take is not waited for, but told.
  const { msPerThousandOrders } = personality;
  const store = new Store({
    ...personality,
    msPerThousandOrders: 0,
    products,
    groups,
    now: () => now,
  });
  store.insertOrders(orders);
  const php = new QuickPhp();
  const url = 'http://127.0.0.1';
  const api = new Api(store, Promise.resolve(php), { login: LOGIN, rpsKey: KEY, brand, url });
  const send: Send = async (name, form) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'accept-encoding': 'gzip',
    };
    const answer = await api.answer('POST', `/api/${name}`, Buffer.from(form), headers);
    return { ...rawOf(answer), milliseconds: (php.rows / 1000) * msPerThousandOrders };
  };

  const account = accountOf({ login: LOGIN, rps_key: KEY, domain: brand });
  const client = new Client(account, send, 70);
  const found = new Findings();
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  await findByReading(client, found, await readProducts(client), now, say);
  const readRequests = client.requests;
  let left: string[] = [];
  if (writes) {
    client.allow(60);
    const own = new OwnOrders(client, EMAIL, say);
    left = await findByWriting(client, found, own, {
      product: 'checklist',
      group: GROUP,
      now,
      say,
    });
  }
  const played = { findings: found.list(), readRequests, asked: api.requests, said, left };
  const count = store.getOrders().length;
  const contact = store.contacts.get(EMAIL);
  const isIn = contact?.subscriptions.some(({ status }) => status !== 'STATUS_UNSUBSCRIBE');
  const isContactClean = !isIn && (contact?.tags ?? []).length === 0;
  store.close();
  return { ...played, isContactClean, orders: count };
}
