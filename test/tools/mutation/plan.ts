import { basename, dirname } from 'node:path';
import type { Measured } from './measure.ts';
import type { Mutant } from './mutants.ts';
import type { FileRun } from './run_file.ts';

/** One run of a plan, with the milliseconds that it usually takes. */
export type Planned = FileRun & {
  tests: Record<string, number>;
  expected: number;
  /** Whether its tests are the quick ones of its file. */
  isQuick: boolean;
};

/** The tests of a file up to this many milliseconds are asked by themselves, before its others. */
const QUICK = 250;

/** A mutant that is met this many times as often as its place usually is has made an endless loop. */
const MOST_HITS = 100;

/** By the ids of mutants, the tests that noticed them: see `killersOf`. */
export type Killers = Readonly<Record<string, string>>;

/** Which tests to ask about mutants, in which order. It learns from what they found. */
export class Planner {
  readonly #measured: readonly Measured[];
  /** How often tests were asked about mutants of a source file or folder, and how often they noticed. */
  readonly #found = new Map<string, { asked: number; noticed: number }>();
  readonly #killers: Killers;

  /** @param killers which tests noticed mutants in earlier runs: they are asked first */
  constructor(measured: readonly Measured[], killers: Killers = {}) {
    this.#measured = measured;
    this.#killers = killers;
  }

  /**
   * The tests that reach a mutant's place, first those that are likely to notice it soon. What runs outside of tests (loading a module, hooks) may matter to all tests of
   * its file.
   */
  plan(mutant: Mutant): Planned[] {
    const costOf = new Map<Planned, number>();
    for (const run of this.#measured.flatMap((file) => runsOf(mutant, file))) {
      costOf.set(run, run.expected / this.#chanceOf(mutant, run));
    }
    const runs = [...costOf].sort(([, a], [, b]) => a - b).map(([run]) => run);
    return [...this.#lastKiller(mutant, runs), ...runs];
  }

  learn({ file: source }: Mutant, run: Planned, noticed: boolean): void {
    for (const found of [this.#foundBy(source, run), this.#foundBy(dirname(source), run)]) {
      found.asked += 1;
      if (noticed) found.noticed += 1;
    }
  }

  /** How likely a run is to notice: as it did for this file, at first as for its folder or by its name. */
  #chanceOf({ file: source }: Mutant, run: Planned): number {
    const own = this.#foundBy(source, run);
    const near = this.#foundBy(dirname(source), run);
    const before = (near.noticed + 3 * likeness(source, run.file)) / (near.asked + 3);
    return (own.noticed + 2 * before) / (own.asked + 2);
  }

  #foundBy(source: string, { file, isQuick }: Planned) {
    const key = `${source} ${file} ${isQuick}`;
    const found = this.#found.get(key) ?? { asked: 0, noticed: 0 };
    this.#found.set(key, found);
    return found;
  }

  /** The test by itself that noticed this mutant in an earlier run, if it still reaches it. */
  #lastKiller({ id }: Mutant, runs: readonly Planned[]): Planned[] {
    const killer = this.#killers[id];
    for (const run of runs) {
      for (const [name, limit] of Object.entries(run.tests)) {
        if (killer === `${run.file}: ${name}`) return [{ ...run, tests: { [name]: limit } }];
      }
    }
    return [];
  }
}

/** How much the names say that a test file is about a source file: from 0.1 to 1. */
function likeness(source: string, testFile: string): number {
  if (testFile.includes(`/${basename(source, '.ts')}`)) return 1;
  return basename(dirname(testFile)) === basename(dirname(source)) ? 0.5 : 0.1;
}

/** The quick and the slow tests of a file that reach the mutant. */
function runsOf({ key }: Mutant, { file, tests, setup, hits }: Measured): Planned[] {
  const outside = hits.outside[key] ?? 0;
  const reaching = tests.filter(({ name }) => outside > 0 || hits.tests[name]?.[key]);
  const inTests = reaching.reduce((sum, { name }) => sum + (hits.tests[name]?.[key] ?? 0), 0);
  const mostHits = MOST_HITS * (outside + inTests) + 10_000;
  return [true, false].flatMap((isQuick) => {
    const some = reaching.filter(({ ms }) => ms <= QUICK === isQuick);
    if (some.length === 0) return [];
    const limits = Object.fromEntries(some.map(({ name, ms }) => [name, timeLimit(ms)]));
    const expected = setup + some.reduce((sum, { ms }) => sum + ms, 0);
    return [{ file, mutant: key, mostHits, tests: limits, expected, isQuick }];
  });
}

/** How long a run may take before it counts as hanging: milliseconds, ample for a busy machine. */
export const timeLimit = (expected: number): number => 5_000 + 8 * expected;
