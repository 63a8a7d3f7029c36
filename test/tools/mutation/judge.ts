import { type Measured, problemOf } from './measure.ts';
import type { Mutant } from './mutants.ts';
import { type Planned, type Planner, timeLimit } from './plan.ts';
import type { Ending, Worker } from './pool.ts';

export type Verdict = { mutant: Mutant; milliseconds: number } & (
  | { kind: 'killed'; by: string; message: string }
  | { kind: 'survived'; files: string[] }
);

/** Asks the tests that reach a mutant, until one of them fails. */
export async function judge(mutant: Mutant, planner: Planner, worker: Worker): Promise<Verdict> {
  const started = performance.now();
  const plan = planner.plan(mutant);
  for (const run of plan) {
    let killer = killerOf(await ask(worker, run), run.file);
    // A process that ends or hangs may owe it to the many runs before, so it is asked a second time.
    if (killer?.isRough) killer = killerOf(await ask(worker, run), run.file);
    planner.learn(mutant, run, killer !== undefined);
    if (killer === undefined) continue;
    // What hangs goes on in the background.
    if (killer.message.includes('Exceeded timeout')) worker.stop();
    const milliseconds = performance.now() - started;
    return { mutant, kind: 'killed', by: killer.by, message: killer.message, milliseconds };
  }
  const files = [...new Set(plan.map(({ file }) => file))].sort();
  return { mutant, kind: 'survived', files, milliseconds: performance.now() - started };
}

const ask = (worker: Worker, { expected, isQuick: _isQuick, ...run }: Planned) =>
  worker.run(run, timeLimit(expected) + 5_000);

/** What noticed a mutant; undefined when all tests passed. */
export function killerOf(ending: Ending, file: string) {
  if (ending.kind === 'crash') return { by: file, message: ending.message, isRough: true };
  if (ending.kind === 'timeout') return { by: file, message: 'It did not end.', isRough: true };
  const { tests, errors } = ending.result;
  const failed = tests.find(({ error }) => error !== undefined);
  if (failed) {
    return { by: `${file}: ${failed.name}`, message: failed.error ?? '', isRough: false };
  }
  return errors[0] === undefined ? undefined : { by: file, message: errors[0], isRough: false };
}

/**
 * Runs a test file without any mutant, to be sure that the runs before have left nothing behind that
 * makes tests fail by itself.
 *
 * @throws when a test fails
 */
export async function checkWorker(worker: Worker, { file, ...usual }: Measured): Promise<void> {
  const expected = usual.tests.reduce((sum, { ms }) => sum + ms, usual.setup);
  const tests = Object.fromEntries(usual.tests.map(({ name, ms }) => [name, timeLimit(ms)]));
  const problem = problemOf(await worker.run({ file, tests }, timeLimit(expected)));
  if (problem === undefined) return;
  throw new Error(
    `A run before has left something behind, so this one cannot be relied on. Without a mutant ${file} says: ${problem}`,
  );
}
