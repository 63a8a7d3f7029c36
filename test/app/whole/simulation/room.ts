import { Store } from '../../../standins/justclick/store.ts';
import { metaOf } from '../../../standins/zapier/meta.ts';
import { randomOf } from '../../../support/random.ts';
import { AUTH, Service } from './service.ts';
import { PROMISED, type TriggerKey } from './triggers.ts';

const bytes = new Map<TriggerKey, number>();

/** The bytes that the largest event of a shop of the simulation takes in what a poll hands over. */
export async function bytesPerEvent(key: TriggerKey): Promise<number> {
  const known = bytes.get(key);
  if (known !== undefined) return known;
  const { perform } =
    PROMISED[key === 'new_paid_order_item' ? 'new_paid_order_item' : 'new_order'].operation;
  const store = new Store();
  try {
    const goods = Array(3).fill({ code: 'photo-course' });
    store.insertOrder({ id: 100_000, email: 'anna@example.com', goods, pay_status: 'paid' });
    store.insertOrder({ id: 100_001, email: 'anna@example.com', goods, pay_status: 'waiting' });
    const bundle = { authData: AUTH, inputData: {}, inputDataRaw: {}, meta: metaOf() };
    const run = { trouble: undefined, refuses: false, spoil: (row: object) => row };
    const { z } = new Service(store, {}, randomOf(1)).start(bundle, run);
    const rows = await perform(z, bundle);
    const sizes = new Map<string, number>();
    for (const row of rows) {
      const order = 'order' in row ? row.order.id : row.id;
      const size = Buffer.byteLength(JSON.stringify(row)) + 1;
      sizes.set(order, (sizes.get(order) ?? 0) + size);
    }
    // Room for a longer number or status.
    const most = Math.max(...sizes.values()) + 20;
    bytes.set(key, most);
    return most;
  } finally {
    store.close();
  }
}
