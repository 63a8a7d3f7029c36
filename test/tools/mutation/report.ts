import { readFileSync } from 'node:fs';
import { between } from '../../support/page.ts';
import { writeWhole } from '../../support/write_whole.ts';
import type { Verdict } from './judge.ts';
import { describeMutant } from './mutants.ts';
import { type Differences, entryOf, type Survived } from './survivors.ts';

/** Percent of all mutants that have to be killed. */
export const LEAST_KILLED = 97;

export type Score = {
  mutants: number;
  killed: number;
  /** Percent of all mutants, those included that change nothing. */
  percent: number;
};

export function scoreOf(verdicts: readonly Verdict[]): Score {
  const killed = verdicts.filter(({ kind }) => kind === 'killed').length;
  const mutants = verdicts.length;
  // Rounded down: 96.99 % is not 97 %.
  return { mutants, killed, percent: Math.floor((1000 * killed) / Math.max(mutants, 1)) / 10 };
}

/** One mutant that survived, in two lines. */
export function survivalOf({ mutant, files }: Survived): string {
  const asked =
    files.length === 0
      ? 'No test reaches it.'
      : `Passed by ${files.slice(0, 3).join(', ')}${files.length > 3 ? ` and ${files.length - 3} more` : ''}`;
  return `${mutant.id}  ${describeMutant(mutant)}\n          ${asked}`;
}

/** What is wrong with a run, for people; empty when nothing is. */
export function problemsOf({ unexplained, killed, gone }: Differences): string {
  const parts = [
    ...killed.map(
      ({ entry, by }) =>
        `${entry.id} is on the list of survivors, but is killed by ${by}. Take it off.`,
    ),
    ...gone.map(
      ({ id, file, change }) =>
        `${id} is on the list of survivors, but its place in ${file} is gone: ${change}. Take it off.`,
    ),
  ];
  if (unexplained.length > 0) {
    const entries = unexplained.map(({ mutant }) => entryOf(mutant));
    parts.push(
      `${unexplained.length} survived without an explanation. Write a test for each, simplify the code, or put it on the list in test/tools/mutation/survivors.json and say why it changes nothing:`,
      JSON.stringify(entries, null, 2),
    );
  }
  return parts.join('\n');
}

/** Verdicts by file, the worst first. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const files = Map.groupBy(verdicts, ({ mutant }) => mutant.file);
  return [...files]
    .map(([file, some]) => ({ file, ...scoreOf(some) }))
    .sort((a, b) => a.percent - b.percent || (a.file < b.file ? -1 : 1))
    .map(({ file, percent, killed, mutants }) => {
      const share = `${killed} of ${mutants}`;
      return `${percent.toFixed(1).padStart(6)} %  ${share.padStart(11)}  ${file}`;
    })
    .join('\n');
}

/** The sentences about a whole run in docs/testing.md. */
export function summaryOf(
  { mutants, killed, percent }: Score,
  {
    date,
    minutes,
    workers,
    texts,
    unexplained,
    byHand,
  }: {
    date: Date;
    minutes: number;
    workers: number;
    texts: number;
    unexplained: number;
    /** Mistakes of the list made by hand, and how many of them no test noticed. */
    byHand?: { mistakes: number; alive: number } | undefined;
  },
): string {
  const left = mutants - killed;
  const explained =
    unexplained === 0
      ? 'test/tools/mutation/survivors.json says of each why it changes nothing'
      : `${unexplained} of them are not explained yet`;
  const hand =
    byHand === undefined
      ? []
      : [
          `Of ${byHand.mistakes} mistakes made by hand ${byHand.mistakes - byHand.alive} were noticed.`,
        ];
  return [
    `${date.toISOString().slice(0, 10)}: ${percent.toFixed(1)} % of the mutants were killed`,
    `(${killed} of ${mutants}). ${left} survived; ${explained}. ${texts} changes of texts for people`,
    `are not counted. The run took ${minutes} minutes with ${workers} processes.`,
    ...hand,
  ].join('\n');
}

const PAGE = new URL('../../../docs/testing.md', import.meta.url);

/** @throws when the page has no place for it */
export const writeSummary = (summary: string): void =>
  writeWhole(PAGE, between(readFileSync(PAGE, 'utf8'), 'mutation score', summary));
