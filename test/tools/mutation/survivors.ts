import { readFileSync } from 'node:fs';
import type { Verdict } from './judge.ts';
import { changeOf, type Mutant } from './mutants.ts';

/** A mutant that no test can notice, because it changes nothing that can be seen. */
export type Survivor = {
  id: string;
  file: string;
  /** For people: what the mutant changes. */
  change: string;
  /** Why that changes nothing. */
  why: string;
};

const LIST = new URL('survivors.json', import.meta.url);

/** @throws when an entry does not say why */
export function readSurvivors(): Survivor[] {
  const listed: Survivor[] = JSON.parse(readFileSync(LIST, 'utf8'));
  const silent = listed.find(({ why }) => !why?.trim());
  if (silent)
    throw new Error(`${silent.id} in test/tools/mutation/survivors.json does not say why.`);
  return listed;
}

export type Survived = Extract<Verdict, { kind: 'survived' }>;

/** How the verdicts and the list differ. */
export type Differences = {
  /** Survived without an explanation. */
  unexplained: Survived[];
  /** Listed, but killed. */
  killed: { entry: Survivor; by: string }[];
  /** Listed, but no such mutant is made of the files that were asked for. */
  gone: Survivor[];
};

/** @param files the files whose mutants were judged */
export function compare(
  verdicts: readonly Verdict[],
  listed: readonly Survivor[],
  files: readonly string[],
): Differences {
  const known = new Map(listed.map((entry) => [entry.id, entry]));
  const made = new Set(verdicts.map(({ mutant }) => mutant.id));
  return {
    unexplained: verdicts
      .filter((verdict): verdict is Survived => verdict.kind === 'survived')
      .filter(({ mutant }) => !known.has(mutant.id)),
    killed: verdicts.flatMap((verdict) => {
      const entry = known.get(verdict.mutant.id);
      return entry && verdict.kind === 'killed' ? [{ entry, by: verdict.by }] : [];
    }),
    gone: listed.filter(({ id, file }) => !made.has(id) && files.includes(file)),
  };
}

/** The entry of a mutant, as it is to be written into the list once its `why` is known. */
export const entryOf = (mutant: Mutant): Survivor => ({
  id: mutant.id,
  file: mutant.file,
  change: changeOf(mutant),
  why: '',
});
