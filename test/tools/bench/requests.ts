import { type Received, signed, startService } from '../../standins/justclick/service.ts';
import type { Definition } from '../../standins/zapier/definition.ts';
import { COUNTS, type Count } from './counts.ts';
import type { Figure } from './figure.ts';
import { takeSample } from './sample.ts';

/** A definition as the platform gives it; the stand-in's type of it lacks the hydrators. */
export type Sending = Pick<Definition, 'triggers' | 'creates' | 'searches' | 'searchOrCreates'> & {
  hydrators?: Readonly<Record<string, unknown>>;
};

/** All that may send something: the operations, the hydrators, and the test of the connection. */
function sendersOf(definition: Sending): string[] {
  const { triggers, creates, searches, searchOrCreates, hydrators = {} } = definition;
  const keys = (of: object, type: string, end = '') =>
    Object.keys(of).map((key) => `${type}.${key}${end}`);
  return [
    'authentication.test',
    ...keys(triggers, 'triggers', '.operation.perform'),
    ...keys(creates, 'creates', '.operation.perform'),
    ...keys(searches, 'searches', '.operation.perform'),
    ...keys(searchOrCreates, 'searchOrCreates'),
    ...keys(hydrators, 'hydrators'),
  ];
}

/** @throws when something in the app has no number, or a number belongs to nothing in the app */
export function checkCounts(definition: Sending, counts: readonly Count[] = COUNTS): void {
  const senders = sendersOf(definition);
  const counted = new Set(counts.map(({ of, call }) => of ?? call.method));
  const missing = senders.filter((sender) => !counted.has(sender));
  if (missing.length > 0) {
    throw new Error(
      `The benchmark has no number of requests for ${missing.join(', ')}. Add it to COUNTS in test/tools/bench/counts.ts.`,
    );
  }
  const gone = [...counted].filter((sender) => !senders.includes(sender));
  if (gone.length > 0) {
    throw new Error(
      `The app has no ${gone.join(', ')}. Take it out of COUNTS in test/tools/bench/counts.ts.`,
    );
  }
}

const ORDER = { id: '7', email: 'anna@example.com', pay_status: 'paid', paid: '1767225600' };

const RESULTS: Record<string, unknown> = {
  GetOrders: [ORDER],
  getOrdersWithGoods: [{ ...ORDER, items: [] }],
  getOrderDetails: { ...ORDER, items: [] },
  GetAllGoods: [{ good_id: '1202', good_name: 'checklist' }],
  GetBills: { 7: {} },
  CreateOrder: { bill_id: '7' },
};

const functionOf = ({ url }: Received) => url.replace('/api/', '');

/** Counts what everything in an unpacked build sends. Lists that are asked for at once have no order. */
export async function countRequests(wrapper: string): Promise<Figure[]> {
  const service = await startService();
  const figures: Figure[] = [];
  try {
    for (const { name, call, next, emptyHanded, expected, because } of COUNTS) {
      service.received.length = 0;
      service.answer = (request) => {
        const name = functionOf(request);
        return signed(0, 'ok', name === emptyHanded ? [] : (RESULTS[name] ?? []));
      };
      for (const one of next ? [call, next] : [call]) {
        await takeSample(wrapper, service.url, { call: one, times: 1 });
      }
      const sent = service.received.map(functionOf);
      figures.push({
        measure: `requests: ${name}`,
        floor: because,
        result: `${sent.length}`,
        aim: `exactly ${expected.length}`,
        isMet: sent.toSorted().join() === expected.toSorted().join(),
      });
    }
    return figures;
  } finally {
    await service.close();
  }
}
