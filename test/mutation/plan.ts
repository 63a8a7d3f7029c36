import type { Measured } from './measure.ts';
import type { Mutant } from './mutants.ts';
import type { FileRun } from './run_file.ts';

/** One run of a plan, with the milliseconds that it usually takes. */
export type Planned = FileRun & { expected: number; tests: Record<string, number> };

/** Tests up to this many milliseconds are asked before all others. */
const QUICK = 250;

/** A mutant that is met this many times as often as its place usually is has made an endless loop. */
const MOST_HITS = 100;

/**
 * Which tests to ask about a mutant: those that reach its place, the quick ones first, cheap files
 * before dear ones. What runs outside of tests (loading a module, hooks) may matter to all tests of
 * its file.
 */
export function planFor({ key }: Mutant, measured: readonly Measured[]): Planned[] {
  const plans = measured.flatMap(({ file, tests, setup, hits }) => {
    const outside = hits.outside[key] ?? 0;
    const reaching = tests.filter(({ name }) => outside > 0 || hits.tests[name]?.[key]);
    const inTests = reaching.reduce((sum, { name }) => sum + (hits.tests[name]?.[key] ?? 0), 0);
    const mostHits = MOST_HITS * (outside + inTests) + 10_000;
    return [true, false].flatMap((isQuick) => {
      const some = reaching.filter(({ ms }) => ms <= QUICK === isQuick);
      if (some.length === 0) return [];
      const expected = setup + some.reduce((sum, { ms }) => sum + ms, 0);
      const limits = some.map(({ name, ms }) => [name, timeLimit(ms)] as const);
      const run = { file, mutant: key, mostHits, tests: Object.fromEntries(limits), expected };
      return [{ ...run, isQuick }];
    });
  });
  return plans
    .sort((a, b) => Number(b.isQuick) - Number(a.isQuick) || a.expected - b.expected)
    .map(({ isQuick: _isQuick, ...plan }) => plan);
}

/** How long a run may take before it counts as hanging: milliseconds, ample for a busy machine. */
export const timeLimit = (expected: number): number => 5_000 + 8 * expected;
