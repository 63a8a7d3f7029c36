/** `npm run times`: how long the tests take on this computer. See `--help`. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, optionsOf, script, wholeNumber } from '../../support/command.ts';
import { npmCommand } from '../../support/npm.ts';
import { between } from '../../support/page.ts';
import { slashed } from '../../support/slashes.ts';
import { writeWhole } from '../../support/write_whole.ts';
import { pageOf, type Run } from './page.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PAGE = join(ROOT, 'docs/testing.md');

const SCRIPT = script(
  'times',
  'Runs the tests as people and CI do, and prints how long that takes and which test files take the most.',
)
  .option('--busy', 'keep every core busy with something else meanwhile')
  .option(
    '--runs <N>',
    'run all of the tests so often, and nothing else',
    wholeNumber('runs', 1, 99),
  )
  .option('--write', 'put what was measured into docs/testing.md');

type Options = { busy?: boolean; runs?: number; write?: boolean };

/** All tests with what is run for them, a part of the random ones or all; and a file by itself. */
const PART = ['test'];
const ALL = ['run', 'test:deep'];
const ONE = ['run', 'jest', '--', 'test/app/values/amount.test.ts'];

/** Runs npm with a command, and says what it took. */
async function time(args: readonly string[]): Promise<Run> {
  const command = `npm ${args.join(' ')}`;
  console.error(`times: ${command} …`);
  const folder = mkdtempSync(join(tmpdir(), 'times-'));
  try {
    const report = join(folder, 'report.json');
    const more = ['--json', `--outputFile=${report}`];
    const [npm, ...rest] = npmCommand(...args, ...(args.includes('--') ? more : ['--', ...more]));
    const before = performance.now();
    const status = await ended(
      spawn(npm, rest, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] }),
    );
    const seconds = (performance.now() - before) / 1000;
    return { command, seconds, isGreen: status === 0, files: filesOf(report) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve, reject) =>
    child.once('error', reject).once('exit', resolve),
  );

type Report = { testResults: { name: string; startTime: number; endTime: number }[] };

/** What each test file took, from Jest's report; nothing when it has written none. */
function filesOf(report: string): Run['files'] {
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    return testResults.map(({ name, startTime, endTime }) => ({
      file: slashed(relative(ROOT, name)),
      seconds: (endTime - startTime) / 1000,
    }));
  } catch {
    return [];
  }
}

/** Keeps each core busy until it is called off. */
function keepBusy(): () => void {
  const others = Array.from({ length: availableParallelism() }, () =>
    spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }),
  );
  return () => {
    for (const other of others) other.kill('SIGKILL');
  };
}

async function main({ busy = false, runs, write }: Options): Promise<void> {
  const stop = busy ? keepBusy() : () => undefined;
  const commands = runs === undefined ? [PART, ALL, ONE] : Array(runs).fill(ALL);
  const done: Run[] = [];
  try {
    for (const command of commands) done.push(await time(command));
  } finally {
    stop();
  }
  const machine = {
    cores: availableParallelism(),
    isBusy: busy,
    date: new Date().toISOString().slice(0, 10),
  };
  const text = pageOf(done, machine);
  console.log(text);
  if (write) writeWhole(PAGE, between(readFileSync(PAGE, 'utf8'), 'times', text));
  if (done.some(({ isGreen }) => !isGreen)) throw new Error('Some tests were red: see above.');
}

await main(optionsOf<Options>(SCRIPT)).catch(fail);
