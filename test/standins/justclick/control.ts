import type { Hono } from 'hono';
import type { NodeEnv } from '../../support/serve.ts';
import { ACCOUNT_STATES, type AccountState } from './account.ts';
import type { LoggedRequest } from './api.ts';
import { rawContact, rawGroup } from './control/contacts.ts';
import { rawAffiliate, rawCoupon, rawManager } from './control/directory.ts';
import { faultName, faultOptions, limitOf } from './control/faults.ts';
import { BadCall, isObject, list, number, oneOf, string } from './control/json.ts';
import { orderEvent, rawAddresses } from './control/notifications.ts';
import { rawOrder } from './control/orders.ts';
import type { AnyFaultName, FaultOptions } from './faults.ts';
import type { LateWork } from './late_work.ts';
import type { Limit } from './limit.ts';
import type { Post } from './notifications/notifier.ts';
import { BadPersonality, readPersonality } from './personality.ts';
import { type Order, type OrderEvent, type RawOrder, Refusal, type Store } from './store.ts';

/** The part of a sandbox that control calls can see and change. */
export interface Controlled {
  readonly store: Store;
  readonly requests: LoggedRequest[];
  account: AccountState;
  /** Spoils answers of the API from now on; `none` ends that. */
  fault(name: AnyFaultName | 'none', options?: FaultOptions): void;
  /** What the service has yet to do, after its answer. */
  readonly late: Pick<LateWork, 'count' | 'finish'>;
  /** Takes only so many requests from now on; undefined takes all. */
  limit(limit: Limit | undefined): void;
  /** Puts orders into the shop whatever they are: all of them or, when one is impossible, none. */
  insertOrders(orders: readonly RawOrder[]): Order[];
  /** Notifications that were posted, or could not be. */
  readonly posts: readonly Post[];
  /** Posts once more, and says to how many addresses. */
  notify(id: number, event: OrderEvent): number;
  /** Puts everything back to how it began. */
  reset(): void;
}

type Given = Record<string, unknown>;

/** What each call does with the JSON object that it is given. A GET is given an empty one. */
const CALLS: Record<string, (sandbox: Controlled, given: Given) => unknown> = {
  'POST /_control/account': (sandbox, { state }) => {
    sandbox.account = oneOf(state, 'state', ACCOUNT_STATES);
    return { state: sandbox.account };
  },
  'POST /_control/fault': (sandbox, given) => {
    sandbox.fault(faultName(given.fault), faultOptions(given));
    return {};
  },
  'GET /_control/late': ({ late }) => ({ works: late.count }),
  'POST /_control/late': ({ late }) => ({ works: late.finish() }),
  'POST /_control/limit': (sandbox, given) => {
    sandbox.limit(limitOf(given));
    return {};
  },
  'GET /_control/personality': ({ store }) => store.personality,
  'POST /_control/personality': ({ store }, given) => {
    store.personality = { ...store.personality, ...readPersonality(given) };
    return store.personality;
  },
  'GET /_control/requests': ({ requests }) => requests,
  'GET /_control/orders': ({ store }) => store.getOrders(),
  'POST /_control/orders': (sandbox, { orders }) => {
    return sandbox.insertOrders(list(orders, 'orders', rawOrder));
  },
  'GET /_control/contacts': ({ store }) => store.contacts.all(),
  'POST /_control/contacts': ({ store }, { contacts }) =>
    store.contacts.insert(list(contacts, 'contacts', rawContact)),
  'POST /_control/confirm': ({ store }, { email, group }) =>
    store.contacts.confirm(
      string(email, 'email'),
      group === undefined ? undefined : string(group, 'group'),
    ),
  'GET /_control/groups': ({ store }) => store.contacts.groups(),
  'POST /_control/groups': ({ store }, { groups }) =>
    store.contacts.putGroups(list(groups, 'groups', rawGroup)),
  'POST /_control/prepay': ({ store }, { id, sum }) =>
    store.prepay(number(id, 'id'), number(sum, 'sum')),
  'GET /_control/notifications': ({ store }) => store.directory.addresses,
  'POST /_control/notifications': ({ store }, { product, addresses }) => {
    const code = string(product, 'product');
    if (!store.product(code)) throw new BadCall(`There is no product ${code}`);
    store.directory.setAddresses(code, rawAddresses(addresses));
    return store.directory.addresses;
  },
  'POST /_control/notify': (sandbox, { id, event }) => ({
    posts: sandbox.notify(number(id, 'id'), orderEvent(event)),
  }),
  'GET /_control/posts': ({ posts }) => posts,
  'GET /_control/coupons': ({ store }) => store.directory.coupons,
  'POST /_control/coupons': ({ store }, { coupons }) => {
    store.directory.setCoupons(list(coupons, 'coupons', rawCoupon));
    return store.directory.coupons;
  },
  'GET /_control/managers': ({ store }) => store.directory.managers,
  'POST /_control/managers': ({ store }, { managers }) => {
    store.directory.setManagers(list(managers, 'managers', rawManager));
    return store.directory.managers;
  },
  'GET /_control/affiliates': ({ store }) => store.directory.affiliates,
  'POST /_control/affiliates': ({ store }, { affiliates }) => {
    store.directory.putAffiliates(list(affiliates, 'affiliates', rawAffiliate));
    return store.directory.affiliates;
  },
  'POST /_control/reset': (sandbox) => {
    sandbox.reset();
    return {};
  },
};

/** Each as its method and path. */
export const CONTROL_CALLS = Object.keys(CALLS);

function given(method: string, body: string): Given {
  if (method === 'GET' || body === '') return {};
  const value: unknown = JSON.parse(body);
  if (!isObject(value)) throw new BadCall('The body must be a JSON object');
  return value;
}

/** Whether it is the call that is wrong, and not the sandbox. */
const isMistake = (error: unknown): boolean =>
  [BadCall, BadPersonality, Refusal, SyntaxError].some((kind) => error instanceof kind) ||
  // SQLite's own no, such as to an order number that is taken.
  (isObject(error) && 'errcode' in error);

/**
 * Steers a sandbox from another process, in JSON: docs/sandbox.md has an example of each call.
 * Answers 400 or 404 with `{error}` when it cannot.
 */
export function addControl(server: Hono<NodeEnv>, sandbox: () => Controlled): void {
  for (const [name, call] of Object.entries(CALLS)) {
    const [method = '', path = ''] = name.split(' ');
    server.on(method, path, async (c) => {
      const body = await c.req.text();
      try {
        return c.json(call(sandbox(), given(method, body)));
      } catch (error) {
        if (!isMistake(error)) throw error;
        return c.json({ error: isObject(error) ? error.message : error }, 400);
      }
    });
  }
  server.all('/_control/*', ({ req, json }) =>
    json({ error: `No control call ${req.method} ${req.path}` }, 404),
  );
}
