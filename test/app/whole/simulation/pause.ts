import type { Bundle } from 'zapier-platform-core';
import { Store } from '../../../standins/justclick/store.ts';
import { Deduplication } from '../../../standins/zapier/deduplication.ts';
import { metaOf } from '../../../standins/zapier/meta.ts';
import { randomOf } from '../../../support/random.ts';
import { AUTH, Service } from './service.ts';
import { DAY, type Perform, promisedBy, type Row, type TriggerKey } from './triggers.ts';

const MINUTES = 60;

/**
 * Switches on a Zap, stops Zapier for three days in which a shop gets so many orders, and polls every
 * five minutes after that, until nothing new comes. The limits are those of production.
 *
 * @returns how often each order fired that did
 */
export async function playPause(
  orders: number,
  trigger: TriggerKey,
  perform: Perform = promisedBy(trigger).operation.perform,
): Promise<Map<string, number>> {
  const { inputOf, operation, lookBacks } = promisedBy(trigger);
  const usual = Date.now;
  let now = Date.UTC(2026, 2, 2) / 1000;
  Date.now = () => now * 1000;
  const store = new Store({ now: () => now });
  const service = new Service(store, {}, randomOf(1));
  const seen = new Deduplication<Row>(operation.outputFields);
  const fires = new Map<string, number>();
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
    for (let fired = 1; fired > 0; now += 5 * MINUTES) {
      const { fired: rows } = seen.take(await poll(false));
      fired = rows.length;
      for (const { id } of rows) fires.set(id, (fires.get(id) ?? 0) + 1);
    }
    return fires;
  } finally {
    Date.now = usual;
    store.close();
  }
}
