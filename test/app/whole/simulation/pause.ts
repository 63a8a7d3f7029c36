import type { Bundle } from 'zapier-platform-core';
import { Store } from '../../../standins/justclick/store.ts';
import { Deduplication } from '../../../standins/zapier/deduplication.ts';
import { metaOf } from '../../../standins/zapier/meta.ts';
import { randomOf } from '../../../support/random.ts';
import { AUTH, Service } from './service.ts';
import { DAY, HOUR, type Perform, promisedBy, type Row, type TriggerKey } from './triggers.ts';

/** Seconds between polls. */
const INTERVAL = HOUR / 4;

/** How often each order came that did: to fire at once, or to be held. */
export type Came = { fires: Map<string, number>; held: Map<string, number> };

/**
 * Switches on a Zap, stops Zapier for three days in which a shop gets so many orders, and polls every
 * quarter of an hour after that, until nothing new has come for two hours. The limits are those of production.
 */
export async function playPause(
  orders: number,
  trigger: TriggerKey,
  perform: Perform = promisedBy(trigger).operation.perform,
): Promise<Came> {
  const { inputOf, operation, lookBacks } = promisedBy(trigger);
  const usual = Date.now;
  let now = Date.UTC(2026, 2, 2) / 1000;
  Date.now = () => now * 1000;
  const store = new Store({ now: () => now });
  const service = new Service(store, {}, randomOf(1));
  const seen = new Deduplication<Row>(operation.outputFields);
  const fires = new Map<string, number>();
  const held = new Map<string, number>();
  const count = (rows: readonly Row[], counts: Map<string, number>) => {
    for (const { id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1);
    return rows.length;
  };
  const poll = (isFilling: boolean) => {
    const inputData = inputOf(lookBacks.findLast((days) => days >= 1) ?? 1, 'paid');
    const bundle: Bundle = {
      authData: AUTH,
      inputData,
      inputDataRaw: {},
      meta: metaOf({ isPopulatingDedupe: isFilling }),
    };
    const run = { trouble: undefined, refuses: false, spoil: (row: object) => row };
    return perform(service.start(bundle, run).z, bundle);
  };
  try {
    seen.fill(await poll(true));
    const began = now;
    store.insertOrders(
      Array.from({ length: orders }, (_, index) => ({
        email: 'anna@example.com',
        goods: [{ code: 'checklist' }],
        created: began + Math.floor(((index + 1) * 3 * DAY) / (orders + 1)),
        pay_status: 'paid' as const,
      })),
    );
    now += 3 * DAY;
    for (let quiet = 0; quiet < 2 * HOUR; now += INTERVAL) {
      const taken = seen.take(await poll(false));
      const came = count(taken.fired, fires) + count(taken.held, held);
      quiet = came > 0 ? 0 : quiet + INTERVAL;
    }
    return { fires, held };
  } finally {
    Date.now = usual;
    store.close();
  }
}
