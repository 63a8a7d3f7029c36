import type { makeFloor } from './floor.ts';
import { type BenchService, type Call, type Plan, type Sample, takeSample } from './sample.ts';
import { inTurn } from './statistics.ts';

/** What the measurements share. */
export type Bench = {
  /** The wrappers of the built app and of its floors. */
  app: string;
  floor: Awaited<ReturnType<typeof makeFloor>>;
  floorOfOurSize: string;
  service: BenchService;
  /** To try the bench out: as few samples as can be. */
  isQuick: boolean;
  /** Tells what is being measured now. */
  say: (text: string) => void;
};

/** The largest answer that Zapier takes: the platform stops reading there. */
export const MOST_BYTES = 20 * 1024 * 1024;

/** How a poll looks: the last day, all the way back, or with what fills Zapier's list of what it has seen. */
export type Kind = 'quick' | 'whole' | 'switching on';

/** A poll of ours. The service of the bench takes the product's id for the number of orders, after a 9 if it is slow. */
export const pollOf = (orders: number, kind: Kind = 'whole', isSlow = false): Call => ({
  method: 'triggers.new_paid_order.operation.perform',
  inputData: { goods: [`${isSlow ? 9 : ''}${orders}`] },
  meta: { isPopulatingDedupe: kind === 'switching on' },
  ...(kind !== 'switching on' && { look: kind }),
});

/** What a poll costs that a clock does not tell. */
export type Exchange = {
  requests: number;
  /** Bytes that were sent of the answers that were used, and of those that were too big. */
  usedBytes: number;
  wastedBytes: number;
  rows: number;
  resultBytes: number;
};

/**
 * Runs a poll of ours once, and makes the floor's poll of what it did: the same requests but those whose
 * answer was too big, and as many rows or keys.
 */
export async function lookAt(bench: Bench, call: Call): Promise<{ floor: Call; costs: Exchange }> {
  await bench.service.takeLog();
  const sample = await takeSample(bench.app, bench.service.url, { call, times: 1 });
  const log = await bench.service.takeLog();
  const used = log.filter(({ bytes }) => bytes <= MOST_BYTES);
  const lists = [...Map.groupBy(used, ({ path }) => path).values()];
  const { rows, resultBytes, keysOnly } = sample;
  const plan = {
    lists: lists.map((list) => list.map(({ path, body }) => ({ path, body }))),
    rows,
    keysOnly,
  };
  const sum = (sizes: number[]) => sizes.reduce((total, size) => total + size, 0);
  return {
    floor: {
      method: 'triggers.poll.operation.perform',
      inputData: { plan: JSON.stringify(plan) },
    },
    costs: {
      requests: log.length,
      usedBytes: sum(used.map(({ bytes }) => bytes)),
      wastedBytes: sum(log.filter((one) => !used.includes(one)).map(({ sent }) => sent)),
      rows,
      resultBytes,
    },
  };
}

/** Samples of ours and of a floor, in turn. @throws when they do not hand over as many rows */
export async function samplePairs(
  { app, floor: smallest, service, isQuick }: Bench,
  times: number,
  ours: Plan,
  floors: Plan,
  floor = smallest,
): Promise<{ ours: Sample; floor: Sample }[]> {
  const pairs = await inTurn(
    isQuick ? 2 : times,
    () => takeSample(app, service.url, ours),
    () => takeSample(floor, service.url, floors),
  );
  for (const pair of pairs) {
    if (ours.call.meta && pair.ours.rows !== pair.floor.rows) {
      throw new Error(
        `Ours hands over ${pair.ours.rows} rows, and the floor ${pair.floor.rows}: compare the requests of both.`,
      );
    }
  }
  return pairs;
}

export const once = (call: Call): Plan => ({ call, times: 1 });
