import { killerOf } from '../judge.ts';
import { timeLimit } from '../plan.ts';
import type { Worker } from '../pool.ts';
import { type Mistake, sourceWith } from './mistake.ts';

export type Judged = {
  mistake: Mistake;
  /** The test that noticed it, and what it said; undefined when none of its test files did. */
  killer: { by: string; message: string } | undefined;
};

/** A file without a mistake may take this many milliseconds. */
const MOST = 600_000;

/**
 * Makes each of the mistakes in turn, and asks its test files.
 *
 * @param root the project; its copies are the workers' folders
 * @param onJudged is told of each, as it is judged
 * @throws when a test file fails without a mistake
 */
export async function judgeByHand(
  root: string,
  mistakes: readonly Mistake[],
  workers: readonly Worker[],
  onJudged: (judged: Judged) => void,
): Promise<void> {
  const left = mistakes.map((mistake) => ({ mistake, code: sourceWith(root, mistake) }));
  /** Milliseconds that a test file takes without a mistake. */
  const usual = new Map<string, Promise<number>>();

  async function timeOf(file: string, worker: Worker): Promise<number> {
    const began = performance.now();
    const killer = killerOf(await worker.run({ file }, MOST), file);
    if (killer) throw new Error(`Without a mistake ${killer.by} says: ${killer.message}`);
    return performance.now() - began;
  }

  async function killerIn(file: string, patch: { file: string; code: string }, worker: Worker) {
    const time = usual.get(file) ?? timeOf(file, worker);
    usual.set(file, time);
    const killer = killerOf(await worker.run({ file, patch }, timeLimit(await time)), file);
    // What hangs goes on in the background.
    if (killer?.message.includes('Exceeded timeout')) worker.stop();
    return killer;
  }

  await Promise.all(
    workers.map(async (worker) => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const { mistake, code } = next;
        let killer: Judged['killer'];
        for (const file of mistake.tests) {
          killer ??= await killerIn(file, { file: mistake.file, code }, worker);
        }
        onJudged({ mistake, killer });
      }
    }),
  );
}

/** A mistake that no test noticed, for people. */
export const survivalOf = ({ name, file, from, to, tests }: Mistake): string =>
  `No test notices: ${name}\n  ${file}\n- ${from}\n+ ${to}\n  Passed by ${tests.join(', ')}`;
