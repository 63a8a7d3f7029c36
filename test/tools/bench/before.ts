import { openExampleShop } from '../../standins/justclick/example_shop.ts';
import { startSandbox } from '../../standins/justclick/server.ts';
import { LOGIN, RPS_KEY } from '../../standins/justclick/service.ts';
import { examplesOf, methodAt } from '../../support/examples.ts';
import { openWorkshop } from '../release/package.ts';
import { pollOf } from './bench.ts';
import { type Figure, ratioFigure, ratioTable } from './figure.ts';
import { type Plan, startBenchService, takeLoad, takeSample } from './sample.ts';
import { inTurn } from './statistics.ts';
import { count } from './units.ts';

const SIZES = [100, 1_000, 10_000] as const;
const PAIRS = 11;

export type BeforeNumbers = { commit: string; figures: Figure[] };

/**
 * Measures the built app beside an earlier commit of itself, in turn, with the packages of today.
 *
 * @throws when there is no such commit, or when it cannot be built
 */
export async function measureBefore(
  commit: string,
  isQuick: boolean,
  say: (text: string) => void,
): Promise<BeforeNumbers> {
  say(`building ${commit}`);
  const workshop = await openWorkshop();
  const pairs = isQuick ? 2 : PAIRS;
  try {
    const before = (await workshop.buildCommit(commit)).wrapper;
    const now = (await workshop.buildApp()).wrapper;
    const figures: Figure[] = [];
    const add = async (
      measure: string,
      aim: number,
      take: (wrapper: string) => Promise<number>,
    ) => {
      say(`${measure}, beside ${commit}`);
      const found = await inTurn(
        pairs,
        () => take(now),
        () => take(before),
      );
      figures.push(ratioFigure(measure, 'the same of that commit', aim, found));
    };
    await add('loading the app, once the platform is loaded', 0.5, takeLoad);
    const sandbox = await startSandbox({ login: LOGIN, rpsKey: RPS_KEY });
    try {
      openExampleShop(sandbox);
      await add('Create Order', 0.75, timeOf(sandbox.url, CREATE_ORDER));
    } finally {
      await sandbox.close();
    }
    const service = await startBenchService(SIZES);
    try {
      for (const orders of SIZES) {
        for (const kind of ['quick', 'whole', 'switching on'] as const) {
          const call = pollOf(orders, kind);
          const times = orders > 1_000 ? 3 : 15;
          const plan = { warmUp: { call: pollOf(100), times: 10 }, call, times };
          const measure = `poll of ${count(orders)} orders, ${kind}`;
          await add(measure, 1, timeOf(service.url, plan));
        }
      }
    } finally {
      service.close();
    }
    return { commit, figures };
  } finally {
    await workshop.close();
  }
}

const [{ path, input }] = examplesOf('creates.create_order');
const CALL = { method: methodAt(path), inputData: { ...input } };
const CREATE_ORDER: Plan = { warmUp: { call: CALL, times: 10 }, call: CALL, times: 20 };

/** What a plan takes an app: milliseconds of processor time. */
const timeOf = (url: string, plan: Plan) => async (wrapper: string) =>
  (await takeSample(wrapper, url, plan)).milliseconds;

/** What `measureBefore` found, as docs/benchmark.md has it. */
export const beforePage = ({ commit, figures }: BeforeNumbers): string =>
  [`The app of this page beside that of the commit ${commit}:`, ratioTable(figures)].join('\n\n');
