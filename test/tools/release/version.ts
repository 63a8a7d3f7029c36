import semver from 'semver';

/** What a release may be, by how much of the version it raises. */
export type Step = 'none' | 'patch' | 'minor' | 'major';

const STEPS: readonly Step[] = ['none', 'patch', 'minor', 'major'];

/** The bigger one of two steps. */
export const bigger = (a: Step, b: Step): Step => (STEPS.indexOf(a) > STEPS.indexOf(b) ? a : b);

/** Whether raising a version by `step` is enough for changes that need `needed`. */
export const suffices = (step: Step, needed: Step) => bigger(step, needed) === step;

/** The part of a version that was raised: from 1.0.0 to 1.1.0 it is minor. `to` is not the older one. */
export function stepBetween(from: string, to: string): Step {
  const raised = semver.diff(numbersOf(from), numbersOf(to));
  return STEPS.find((step) => step === raised) ?? 'none';
}

/** The version that follows by a step: 1.0.3 and minor give 1.1.0. */
export const versionAfter = (version: string, step: Step): string =>
  numbersOf(version)
    .inc(step === 'major' ? 'major' : 'minor')
    .format();

/** Negative when `a` is the older one. */
export const compareVersions = (a: string, b: string): number => numbersOf(a).compare(numbersOf(b));

/** @throws when it is not MAJOR.MINOR.PATCH; a label after it (`-beta`) counts for nothing */
function numbersOf(version: string): semver.SemVer {
  const { major, minor, patch } = semver.parse(version) ?? {};
  const numbers = semver.parse([major, minor, patch].join('.'));
  if (numbers === null) throw new Error(`"${version}" is not a version like 1.2.3.`);
  return numbers;
}
