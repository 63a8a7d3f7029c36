/** `npm run mutate`: see `--help`, and docs/testing.md for what it is good for. */
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { optionsOf } from '../../support/command.ts';
import { slashed } from '../../support/slashes.ts';
import { makeByHand } from './by_hand/run.ts';
import { checkWorker, judge, type Verdict } from './judge.ts';
import { keepKillers, readKillers } from './killers.ts';
import { LEFT_OUT, type Measured, measureTests } from './measure.ts';
import { describeMutant, type Instrumented, instrument, type Mutant } from './mutants.ts';
import { BadOption, type Options, readOptions, SCRIPT } from './options.ts';
import { Planner } from './plan.ts';
import { Worker } from './pool.ts';
import { startProgress } from './progress.ts';
import {
  LEAST_KILLED,
  problemsOf,
  scoreOf,
  summaryOf,
  survivalOf,
  tableOf,
  writeSummary,
} from './report.ts';
import { compare, readSurvivors, type Survived } from './survivors.ts';
import { openWorkshop } from './workshop.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** After this many mutants each process has to show that tests still pass in it. */
const CHECK_AFTER = 40;

const progress = startProgress();

async function main({ files, mutant: id, byHand, workers: count }: Options): Promise<boolean> {
  if (byHand !== undefined) {
    const { workers, close } = await openWorkers([], count);
    try {
      return (await makeByHand(ROOT, byHand, workers, progress)).alive === 0;
    } finally {
      await close();
    }
  }
  const started = performance.now();
  const sources = ['index.ts', ...globSync('src/**/*.ts', { cwd: ROOT }).map(slashed).sort()];
  const strange = files.find((file) => !sources.includes(file));
  if (strange !== undefined) throw new BadOption(`${strange} is no file of the app.`);
  const isWhole = files.length === 0 && id === undefined;
  const listed = readSurvivors();

  progress.tell('Making the mutants');
  const made = await instrument(ROOT, sources);
  const chosen = choose(made.mutants, files, id);
  const { workers, close } = await openWorkers(made.sources, count);
  try {
    const { measured, failing } = await measureTests(ROOT, workers, progress.tell);
    if (failing.length > 0) {
      progress.say(`Without a mutant these fail:\n${failing.join('\n')}`);
      if (isWhole) throw new Error('Make npm test pass first.');
      progress.say('So they are not asked.');
    }
    if (id !== undefined) return await showOne(chosen, measured, workers);
    const explained = new Set(listed.map((entry) => entry.id));
    const verdicts = await judgeAll(chosen, measured, workers, (verdict) => {
      if (!explained.has(verdict.mutant.id)) progress.say(survivalOf(verdict));
    });
    const differences = compare(verdicts, listed, isWhole ? sources : files);
    const score = scoreOf(verdicts);
    const hand = isWhole ? await makeByHand(ROOT, '', workers, progress) : undefined;
    const minutes = Math.ceil((performance.now() - started) / 60_000);
    const summary = summaryOf(score, {
      date: new Date(),
      minutes,
      workers: count,
      texts: made.texts,
      unexplained: differences.unexplained.length,
      byHand: hand,
    });
    const problems = problemsOf(differences);
    const missed = score.percent < LEAST_KILLED;
    progress.say([tableOf(verdicts), problems, summary].filter(Boolean).join('\n\n'));
    if (missed) progress.say(`At least ${LEAST_KILLED} % have to be killed.`);
    if (isWhole) {
      writeSummary(summary);
      progress.say('The score is in docs/testing.md.');
    }
    return problems === '' && !missed && !hand?.alive;
  } finally {
    await close();
  }
}

/** A copy of the project with these sources in it, and processes that run its tests. */
async function openWorkers(sources: Instrumented['sources'], count: number) {
  const workshop = await openWorkshop(ROOT, { sources });
  const workers = Array.from({ length: count }, () => new Worker(workshop.folder));
  const close = () => {
    for (const worker of workers) worker.stop();
    return workshop.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => close().then(() => process.exit(1)));
  }
  return { workers, close };
}

function choose(mutants: readonly Mutant[], files: readonly string[], id: string | undefined) {
  const chosen = mutants.filter(
    (mutant) =>
      (files.length === 0 || files.includes(mutant.file)) && (id === undefined || mutant.id === id),
  );
  if (chosen.length > 0) return chosen;
  throw new BadOption(
    id === undefined ? 'There is nothing to change in these files.' : `There is no mutant ${id}.`,
  );
}

async function judgeAll(
  mutants: readonly Mutant[],
  measured: readonly Measured[],
  workers: readonly Worker[],
  onSurvivor: (verdict: Survived) => void,
): Promise<Verdict[]> {
  const planner = new Planner(measured, readKillers());
  const verdicts: Verdict[] = [];
  const left = [...mutants];
  const started = performance.now();
  await Promise.all(
    workers.map(async (worker) => {
      let checks = 0;
      for (let mutant = left.shift(), done = 1; mutant; mutant = left.shift(), done++) {
        const verdict = await judge(mutant, planner, worker);
        verdicts.push(verdict);
        if (verdict.kind === 'survived') onSurvivor(verdict);
        const survived = verdicts.filter(({ kind }) => kind === 'survived').length;
        const perMutant = (performance.now() - started) / verdicts.length;
        const minutes = Math.ceil((perMutant * (mutants.length - verdicts.length)) / 60_000);
        progress.tell(
          `${verdicts.length} of ${mutants.length} mutants, ${survived} survived, about ${minutes} min left`,
        );
        const file = measured[checks % measured.length];
        if (done % CHECK_AFTER !== 0 || file === undefined) continue;
        keepKillers(verdicts);
        checks += 1;
        await checkWorker(worker, file);
      }
    }),
  );
  keepKillers(verdicts);
  const order = new Map(mutants.map((mutant, index) => [mutant, index]));
  return verdicts.sort((a, b) => (order.get(a.mutant) ?? 0) - (order.get(b.mutant) ?? 0));
}

async function showOne(
  mutants: readonly Mutant[],
  measured: readonly Measured[],
  [worker]: readonly Worker[],
): Promise<boolean> {
  const [mutant] = mutants;
  if (mutant === undefined || worker === undefined) return false;
  progress.say(`${describeMutant(mutant)}\n\n- ${mutant.original}\n+ ${mutant.replacement}\n`);
  const verdict = await judge(mutant, new Planner(measured), worker);
  progress.say(
    verdict.kind === 'killed'
      ? `Killed by ${verdict.by}\n${verdict.message}`
      : `Survived. ${verdict.files.length === 0 ? 'No test reaches it.' : `All tests that reach it pass, in:\n${verdict.files.join('\n')}`}`,
  );
  return verdict.kind === 'killed';
}

const left = Object.entries(LEFT_OUT).map(([file, why]) => `  ${file} ${why}`);
SCRIPT.addHelpText('after', `\nNot asked:\n${left.join('\n')}`);
const options = optionsOf(SCRIPT, readOptions);
try {
  if (!(await main(options))) process.exitCode = 1;
} catch (error) {
  progress.say(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof BadOption ? 2 : 1;
}
