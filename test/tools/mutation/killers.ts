import { mkdirSync, readFileSync } from 'node:fs';
import { writeWhole } from '../../support/write_whole.ts';
import type { Verdict } from './judge.ts';
import type { Killers } from './plan.ts';

/** A mistake is mostly noticed by the test that noticed it the last time, so it is asked first. */
const CACHE = new URL('../../../node_modules/.cache/mutation-killers.json', import.meta.url);

/** The tests that noticed mutants in earlier runs on this computer. */
export function readKillers(): Killers {
  try {
    return JSON.parse(readFileSync(CACHE, 'utf8'));
  } catch {
    return {};
  }
}

export function keepKillers(verdicts: readonly Verdict[]): void {
  const killers = verdicts.flatMap((verdict) =>
    verdict.kind === 'killed' ? [[verdict.mutant.id, verdict.by] as const] : [],
  );
  mkdirSync(new URL('.', CACHE), { recursive: true });
  writeWhole(CACHE, JSON.stringify({ ...readKillers(), ...Object.fromEntries(killers) }));
}
