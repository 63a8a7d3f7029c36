import { type Bench, lookAt, once, pollOf, samplePairs } from './bench.ts';
import { measureEncoding } from './encoding.ts';
import { type Figure, ratioFigure } from './figure.ts';
import type { Call, Plan } from './sample.ts';

const ORDERS = 100;

/** Cold starts, warm polls, and signing: what has to be short however small the shop is. */
export async function measureSpeed(bench: Bench): Promise<Figure[]> {
  const { floor: poll } = await lookAt(bench, pollOf(ORDERS));
  return [
    ...(await coldStarts(bench, poll)),
    ...(await warmPolls(bench, poll)),
    ...(await encoding(bench)),
  ];
}

async function coldStarts(bench: Bench, poll: Call): Promise<Figure[]> {
  bench.say('cold starts (1 of 2)');
  const idle = await samplePairs(
    bench,
    15,
    once({ method: 'triggers.new_paid_order.operation.inputFields' }),
    once({ method: 'triggers.empty.operation.perform' }),
  );
  bench.say('cold starts (2 of 2)');
  const first = await samplePairs(bench, 15, once(pollOf(ORDERS)), once(poll));
  const toFirst = (pairs: typeof idle) =>
    pairs.map(({ ours, floor }) => ({ ours: ours.firstResult, floor: floor.firstResult }));
  return [
    ratioFigure(
      'cold start: process start to first result, nothing requested',
      'an app with one empty trigger and the same core',
      1.03,
      toFirst(idle),
    ),
    ratioFigure(
      'cold start: process start to the first poll of 100 orders',
      'an app whose one trigger makes the same exchange',
      1.03,
      toFirst(first),
    ),
  ];
}

async function warmPolls(bench: Bench, poll: Call): Promise<Figure[]> {
  const often = (call: Call): Plan => ({ warmUp: { call, times: 50 }, call, times: 50 });
  const figures: Figure[] = [];
  for (const [floor, description, aim] of [
    [bench.floor, 'the same requests through z.request, JSON.parse, as many rows', 1.5],
    [
      bench.floorOfOurSize,
      'the same, in an app with as many triggers, actions and fields as ours',
      1,
    ],
  ] as const) {
    bench.say(`warm polls (${figures.length + 1} of 2)`);
    const pairs = await samplePairs(bench, 7, often(pollOf(ORDERS)), often(poll), floor);
    figures.push(
      ratioFigure(
        'warm poll of 100 orders',
        description,
        aim,
        pairs.map(({ ours, floor }) => ({ ours: ours.milliseconds, floor: floor.milliseconds })),
      ),
    );
  }
  return figures;
}

async function encoding(bench: Bench): Promise<Figure[]> {
  bench.say('encoding');
  const encodings = bench.isQuick ? await measureEncoding(2, 500) : await measureEncoding(15, 4000);
  return encodings.map(({ against, pairs }) =>
    ratioFigure('encode and sign an order of 25 fields', against, 1.1, pairs),
  );
}
