/** What a release may be, by how much of the version it raises. */
export type Step = 'none' | 'patch' | 'minor' | 'major';

const STEPS: readonly Step[] = ['none', 'patch', 'minor', 'major'];

/** The bigger one of two steps. */
export const bigger = (a: Step, b: Step): Step => (STEPS.indexOf(a) > STEPS.indexOf(b) ? a : b);

/** Whether raising a version by `step` is enough for changes that need `needed`. */
export const suffices = (step: Step, needed: Step) => bigger(step, needed) === step;

/** The part of a version that was raised: from 1.0.0 to 1.1.0 it is minor. `to` is not the older one. */
export function stepBetween(from: string, to: string): Step {
  const [before, after] = [partsOf(from), partsOf(to)];
  const raised = before.findIndex((part, index) => part !== after[index]);
  return (['major', 'minor', 'patch'] as const)[raised] ?? 'none';
}

/** The version that follows by a step: 1.0.3 and minor give 1.1.0. */
export function versionAfter(version: string, step: Step): string {
  const [major, minor] = partsOf(version);
  return step === 'major' ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}

/** Negative when `a` is the older one. */
export function compareVersions(a: string, b: string): number {
  const [before, after] = [partsOf(a), partsOf(b)];
  return before[0] - after[0] || before[1] - after[1] || before[2] - after[2];
}

/** @throws when it is not MAJOR.MINOR.PATCH; a label after it (`-beta`) counts for nothing */
function partsOf(version: string): [number, number, number] {
  const match = /^(\d+)\.(\d+)\.(\d+)(?:-[\w-]+)?$/.exec(version);
  if (match === null) throw new Error(`"${version}" is not a version like 1.2.3.`);
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}
