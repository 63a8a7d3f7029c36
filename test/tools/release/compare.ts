import { ADDITIONS } from './additions.ts';
import { OUR_BREAKS, ZAPIERS_BREAKS } from './breaks.ts';
import type { Rule } from './rules.ts';
import type { Snapshot } from './snapshot.ts';
import {
  bigger,
  compareVersions,
  type Step,
  stepBetween,
  suffices,
  versionAfter,
} from './version.ts';

export const RULES: readonly Rule[] = [...ZAPIERS_BREAKS, ...OUR_BREAKS, ...ADDITIONS];

export type Change = { rule: Rule; text: string };

/** What has changed for live Zaps between two versions, the worst first. */
export const changesBetween = (before: Snapshot, after: Snapshot, rules = RULES): Change[] =>
  rules.flatMap((rule) => rule.find(before, after).map((text) => ({ rule, text })));

/** The least that a version has to be raised by for these changes. */
export const stepFor = (changes: readonly Change[]): Step =>
  changes.reduce<Step>((step, { rule }) => bigger(step, rule.needs), 'none');

/** The changes as a list to read, each with what to do about it. */
export function listOf(changes: readonly Change[]): string {
  return changes
    .map(({ rule, text }) => {
      const advice = rule.advice === undefined ? '' : `\n    ${rule.advice}`;
      return `- ${rule.needs}: ${text}.${advice}`;
    })
    .join('\n');
}

/**
 * Why the app may not be released as the version it says it is; nothing when it may.
 *
 * @param released snapshots of the versions that are out, or about to be, in any order
 * @param app what the app is now
 */
export function releaseProblem(released: readonly Snapshot[], app: Snapshot): string | undefined {
  const byAge = released.toSorted((a, b) => compareVersions(a.version, b.version));
  const newest = byAge.at(-1);
  if (newest && compareVersions(newest.version, app.version) > 0) {
    return `package.json says ${app.version}, but ${newest.version} is frozen already. Raise the version above it.`;
  }
  const own = byAge.find(({ version }) => compareVersions(version, app.version) === 0);
  const changes = own ? changesBetween(own, app) : [];
  if (own && changes.length > 0) return frozenProblem(own, changes);
  const last = byAge.findLast(({ version }) => compareVersions(version, app.version) < 0);
  return last && stepProblem(last, app);
}

function frozenProblem(own: Snapshot, changes: readonly Change[]): string {
  const step = stepFor(changes);
  return `Version ${own.version} is frozen, and the app is not what it was then:

${listOf(changes)}

This needs a ${step} version: ${versionAfter(own.version, step)}. ${whatToDo(step)}
If no Zap uses ${own.version} yet, freeze it again instead: npm run freeze -- --replace`;
}

function stepProblem(last: Snapshot, app: Snapshot): string | undefined {
  const changes = changesBetween(last, app);
  const needed = stepFor(changes);
  const step = stepBetween(last.version, app.version);
  if (suffices(step, needed)) return undefined;
  return `From ${last.version} to ${app.version} is a ${step} version, and these changes need a ${needed} one, ${versionAfter(last.version, needed)}:

${listOf(changes.filter(({ rule }) => !suffices(step, rule.needs)))}

${whatToDo(needed)}`;
}

function whatToDo(step: Step): string {
  const raise = `raise the version: npm version ${step} --no-git-tag-version`;
  return step === 'major'
    ? `Take back what is marked "major" if you can. If not, ${raise}\nZapier moves no Zap to another major version: everyone has to change their Zaps by hand.`
    : `Take the changes back, or ${raise}`;
}
