import type { Operation } from '../faults/operations.ts';

/**
 * A process of its own with little memory: runs the operations that it is given on the built app, and
 * prints one line for each.
 */
process.env.NODE_ENV = 'test';
const print = console.log;
console.log = () => {};
const { bounds, runApp } = await import('../../../standins/zapier/built/app.ts');
bounds.pauseSeconds = 0;

/** One run, as its line tells it. */
export type SmallRun = {
  operation: Operation;
  outcome: string;
  /** Of the processor: what the clock says depends on what else the machine does. */
  seconds: number;
};

const { operations, authData } = JSON.parse(process.argv[2] ?? '{}');
for (const operation of operations) {
  const { method, input: inputData = {} } = operation;
  const begun = process.cpuUsage();
  const outcome = await runApp(method, { authData, inputData }).then(
    () => 'result',
    (error: Error) => error.name,
  );
  const { user, system } = process.cpuUsage(begun);
  const run: SmallRun = { operation, outcome, seconds: (user + system) / 1_000_000 };
  print(JSON.stringify(run));
}
