import { type Bench, type Exchange, type Kind, lookAt, pollOf, samplePairs } from './bench.ts';
import { meets, met } from './figure.ts';
import { type Comparison, compare } from './statistics.ts';
import { bytes, count, duration, markdownTable, percent } from './units.ts';

const SIZES = [100, 1_000, 10_000, 100_000] as const;
const QUICK_SIZES = [100, 1_000, 10_000] as const;

export const sizesFor = (isQuick: boolean): readonly number[] => (isQuick ? QUICK_SIZES : SIZES);

const KINDS: readonly Kind[] = ['quick', 'whole', 'switching on'];

/** What polls of a shop of one size cost. */
export type Point = {
  orders: number;
  kind: Kind;
  /** In milliseconds. */
  time: Comparison;
  /** The most that the process ever held, in bytes. */
  memory: Comparison;
  costs: Exchange;
  isMet: boolean;
};

/** The most that a poll may take of the floor's time. Of large shops less is handed over than is read. */
function mostTime(orders: number, kind: Kind): number {
  if (orders < 1_000) return 1.5;
  if (orders < 10_000) return 1.05;
  return kind === 'switching on' ? 0.6 : 0.95;
}

const MOST_MEMORY = 1.2;

/** How New Paid Order's polls grow with the shop: the usual ones, and the one that switches a Zap on. */
export async function measureGrowth(bench: Bench): Promise<Point[]> {
  const sizes = sizesFor(bench.isQuick);
  const kinds = sizes.flatMap((orders) => KINDS.map((kind) => ({ orders, kind })));
  const warm = await lookAt(bench, pollOf(100));
  const points: Point[] = [];
  for (const { orders, kind } of kinds) {
    bench.say(`${kind} at ${count(orders)} orders (${points.length + 1} of ${kinds.length})`);
    const ours = pollOf(orders, kind);
    const { floor, costs } = await lookAt(bench, ours);
    const times = orders > 1_000 ? 1 : 15;
    const pairs = await samplePairs(
      bench,
      orders > 10_000 ? 5 : 7,
      { warmUp: { call: pollOf(100), times: 10 }, call: ours, times },
      { warmUp: { call: warm.floor, times: 10 }, call: floor, times },
    );
    const time = compare(
      pairs.map(({ ours, floor }) => ({ ours: ours.milliseconds, floor: floor.milliseconds })),
    );
    const memory = compare(
      pairs.map(({ ours, floor }) => ({ ours: ours.peakBytes, floor: floor.peakBytes })),
    );
    points.push({
      orders,
      kind,
      time,
      memory,
      costs,
      isMet: meets(time, mostTime(orders, kind)) && meets(memory, MOST_MEMORY),
    });
  }
  return points;
}

export const growthTable = (points: readonly Point[]): string =>
  markdownTable(
    [
      'orders in 30 days',
      'poll',
      'processor time: ours / floor',
      'of the floor',
      'peak memory: ours / floor',
      'of the floor',
      'aim',
      'met',
    ],
    points.map(({ orders, kind, time, memory, isMet }) => [
      count(orders),
      kind,
      `${duration(time.ours)} / ${duration(time.floor)}`,
      `**${percent(time.ratio)}**`,
      `${bytes(memory.ours)} / ${bytes(memory.floor)}`,
      `**${percent(memory.ratio)}**`,
      `at most ${percent(mostTime(orders, kind))} and ${percent(MOST_MEMORY)}`,
      met(isMet),
    ]),
  );

export const exchangeTable = (points: readonly Point[]): string =>
  markdownTable(
    [
      'orders in 30 days',
      'poll',
      'requests',
      'from the service, used',
      'from the service, in vain',
      'to Zapier',
    ],
    points.map(({ orders, kind, costs }) => [
      count(orders),
      kind,
      `${costs.requests}`,
      bytes(costs.usedBytes),
      bytes(costs.wastedBytes),
      `${count(costs.rows)} ${kind === 'switching on' ? 'keys' : 'rows'}, ${bytes(costs.resultBytes)}`,
    ]),
  );
