import { USUAL_WAIT } from './autoreplay.ts';
import type { Clock } from './clock.ts';
import type { Connection } from './connection.ts';
import type { Sources } from './input.ts';
import { runStep, type Step, type StepRun } from './step.ts';

/** Does several works side by side, on a clock that may be a virtual one. */
export const together = <T>(clock: Clock, works: readonly (() => Promise<T>)[]): Promise<T[]> =>
  Promise.all(works.map((work) => clock.work(work)));

/**
 * Runs steps side by side, as runs of one Zap or of several do. A step that Zapier runs again by itself,
 * because something asked it to wait, is run again after that time.
 *
 * @returns the last try of each step, in the order of the steps
 */
export const runTogether = (
  connection: Connection,
  steps: readonly Step[],
  sources: Omit<Sources, 'log'> = {},
): Promise<StepRun[]> =>
  together(
    connection.servers.clock,
    steps.map((step) => async () => {
      for (;;) {
        const run = await runStep(connection, step, sources);
        if (run.failure?.runsAgain !== 'by itself') return run;
        await connection.servers.clock.wait((run.failure.delay ?? USUAL_WAIT) * 1000);
      }
    }),
  );
