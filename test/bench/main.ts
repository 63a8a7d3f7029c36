/**
 * How much this app adds to the platform: every figure is a ratio to a floor that is measured in the
 * same run, in turn. `--json` prints for machines, `--quick` only tries the bench out.
 */
import { stat } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { openWorkshop } from '../packaging/package.ts';
import { measureEncoding } from './encoding.ts';
import { makeFloor, makeFloorOfOurSize } from './floor.ts';
import { countRequests } from './requests.ts';
import { type Call, type Plan, startService, takeSample } from './sample.ts';
import { type Comparison, compare, inTurn } from './statistics.ts';

/** One line of the table. */
type Figure = {
  measure: string;
  floor: string;
  aim: string;
  isMet: boolean;
  figure: string;
  comparison?: Comparison & { unit: 'ms' | 'MB' };
};

const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, quick: { type: 'boolean' } },
});

const WARM_ORDERS = 100;
const SIZES = [10_000, 40_000];
/** What a usual poll hands over at most; one that fills Zapier's memory hands over all. */
const ROWS_PER_POLL = 1_000;

const EXCHANGE = 'one z.request of the same bytes, JSON.parse, as many rows';

const workshop = await openWorkshop();
const service = await startService([WARM_ORDERS, ...SIZES]);
try {
  const figures = await measureAll();
  console.log(options.json ? JSON.stringify({ machine: machine(), figures }) : tableOf(figures));
} finally {
  service.close();
  await workshop.close();
}

async function measureAll(): Promise<Figure[]> {
  say('building');
  const template = await workshop.buildTemplate();
  const app = await workshop.buildApp();
  const smallest = await makeFloor(template);
  const ofOurSize = await makeFloorOfOurSize(app);
  const measure = (times: number, ourPlan: Plan, floorPlan: Plan, floor = smallest) =>
    inTurn(
      options.quick ? 2 : times,
      () => takeSample(app.wrapper, service.url, ourPlan),
      () => takeSample(floor, service.url, floorPlan),
    );

  const figures: Figure[] = [];

  say('cold starts');
  const idle = await measure(
    25,
    once({ method: 'triggers.new_paid_order.operation.inputFields' }),
    once({ method: 'triggers.empty.operation.perform' }),
  );
  figures.push(
    ratioFigure(
      'cold start: process start to first result, nothing requested',
      'an app with one empty trigger and the same core',
      1.03,
      'ms',
      idle.map(({ ours, floor }) => ({ ours: ours.firstResult, floor: floor.firstResult })),
    ),
  );
  const first = await measure(25, once(pollOf(WARM_ORDERS)), once(floorOf(WARM_ORDERS)));
  figures.push(
    ratioFigure(
      'cold start: process start to the first poll of 100 orders',
      'an app whose one trigger makes the same exchange',
      1.03,
      'ms',
      first.map(({ ours, floor }) => ({ ours: ours.firstResult, floor: floor.firstResult })),
    ),
  );

  say('warm polls');
  const often = (call: Call): Plan => ({ warmUp: { call, times: 100 }, call, times: 100 });
  for (const [floor, description] of [
    [smallest, EXCHANGE],
    [ofOurSize, 'the same, in an app with as many triggers, actions and fields as ours'],
  ] as const) {
    const pairs = await measure(11, often(pollOf(WARM_ORDERS)), often(floorOf(WARM_ORDERS)), floor);
    figures.push(
      ratioFigure(
        'warm poll of 100 orders',
        description,
        1.15,
        'ms',
        pairs.map(({ ours, floor }) => ({ ours: ours.milliseconds, floor: floor.milliseconds })),
      ),
    );
  }

  for (const orders of SIZES) {
    for (const isFilling of [false, true]) {
      say(`polls of ${count(orders)} orders`);
      const rows = isFilling ? orders : ROWS_PER_POLL;
      const afterSmall = (call: Call, small: Call): Plan => ({
        warmUp: { call: small, times: 5 },
        call,
        times: 1,
      });
      const pairs = await measure(
        9,
        afterSmall(pollOf(orders, isFilling), pollOf(WARM_ORDERS)),
        afterSmall(floorOf(orders, rows), floorOf(WARM_ORDERS)),
      );
      for (const { ours, floor } of pairs) {
        if (ours.rows !== rows || floor.rows !== rows) throw new Error(`${rows} rows expected`);
      }
      const name = `poll of ${count(orders)} orders${isFilling ? ' that fills the memory' : ''}, ${count(rows)} handed over`;
      figures.push(
        ratioFigure(
          `${name}: time`,
          EXCHANGE,
          1.3,
          'ms',
          pairs.map(({ ours, floor }) => ({ ours: ours.milliseconds, floor: floor.milliseconds })),
        ),
        ratioFigure(
          `${name}: peak memory`,
          EXCHANGE,
          1.2,
          'MB',
          pairs.map(({ ours, floor }) => ({
            ours: ours.peakBytes / 1e6,
            floor: floor.peakBytes / 1e6,
          })),
        ),
      );
    }
  }

  say('encoding');
  const encodings = options.quick ? await measureEncoding(2, 500) : await measureEncoding(15, 4000);
  for (const { against, comparison } of encodings) {
    figures.push({
      measure: 'encode and sign an order of 25 fields',
      floor: against,
      aim: '< 1',
      isMet: comparison.ratio < 1,
      figure: `${fixed(comparison.ratio)} (${(1 / comparison.ratio).toFixed(1)} times as fast)`,
      comparison: { ...comparison, unit: 'ms' },
    });
  }

  say('requests');
  for (const { name, expected, because, sent } of await countRequests(app.wrapper)) {
    figures.push({
      measure: `requests: ${name}`,
      floor: `${expected.length}: ${because}`,
      aim: 'exact',
      isMet: sent.join() === expected.join(),
      figure: `${sent.length}`,
    });
  }

  const [ourBytes, templateBytes] = [(await stat(app.zip)).size, (await stat(template.zip)).size];
  const added = ourBytes - templateBytes;
  figures.push({
    measure: "bytes in the build's zip",
    floor: `the empty template's: ${count(templateBytes)}`,
    aim: '+ ≤ 40,000',
    isMet: added <= 40_000,
    figure: `+ ${count(added)}`,
  });
  return figures;
}

function once(call: Call): Plan {
  return { call, times: 1 };
}

/** A poll of ours. The service of the bench takes the product's id for the number of orders. */
function pollOf(orders: number, isFilling = false): Call {
  return {
    method: 'triggers.new_paid_order.operation.perform',
    inputData: { goods: [String(orders)] },
    meta: { isPopulatingDedupe: isFilling },
  };
}

function floorOf(orders: number, rows = orders): Call {
  return {
    method: 'triggers.poll.operation.perform',
    inputData: { goods: [String(orders)], rows },
  };
}

function ratioFigure(
  measure: string,
  floor: string,
  aim: number,
  unit: 'ms' | 'MB',
  pairs: { ours: number; floor: number }[],
): Figure {
  const comparison = compare(pairs);
  const figure = fixed(comparison.ratio);
  const isMet = comparison.ratio <= aim;
  return { measure, floor, aim: `≤ ${aim}`, isMet, figure, comparison: { ...comparison, unit } };
}

function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map(({ measure, floor, aim, isMet, figure, comparison }) => {
    const spread = comparison?.quartiles.map(fixed).join('–') ?? '';
    const medians = comparison
      ? `${short(comparison.ours)} / ${short(comparison.floor)} ${comparison.unit}`
      : '';
    const pairs = comparison?.pairs ?? '';
    const verdict = isMet ? 'yes' : '**no**';
    return [measure, floor, `**${figure}**`, spread, pairs, aim, verdict, medians];
  });
  const head = [
    'measure',
    'floor',
    'ratio to it (median of pairs)',
    'middle half',
    'pairs',
    'aim',
    'met',
    'ours / floor in this run',
  ];
  const { node, platform, cpu, memory } = machine();
  return [
    `Node ${node}, ${platform}, ${cpu}, ${memory}. Only ratios compare between runs and machines.`,
    '',
    ...[head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

function machine() {
  const [cpu] = cpus();
  return {
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    cpu: `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
  };
}

function fixed(ratio: number): string {
  return ratio.toFixed(ratio < 0.1 ? 3 : 2);
}

function short(value: number): string {
  return value.toPrecision(3);
}

function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

function say(text: string): void {
  console.error(`bench: ${text} …`);
}
