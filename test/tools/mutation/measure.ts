import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slashed } from '../../support/slashes.ts';
import { writeWhole } from '../../support/write_whole.ts';
import type { Ending, Worker } from './pool.ts';
import type { FileResult } from './run_file.ts';

/** Tests that are not asked, and why: a file, a folder or one test, by the start of its path and name. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'test/app/whole/app.test.ts': 'runs the app in other processes, where no mutant is switched on',
  'test/tools/release/build.test.ts': 'builds a package of its own from the sources, and runs that',
  'test/tools/release/push.test.ts': 'builds and uploads packages, as that one',
  'test/tools/release/push_stopped.test.ts': 'pushes and stops that, in other processes',
  'test/tools/release/runbook.test.ts': 'builds and uploads packages, as that one',
  'test/app/whole/faults/faults.test.ts: docs/faults.md': 'makes all runs of that file again',
  'test/app/whole/faults/faults.test.ts: trickle': 'waits for long, as the fault "silent" does',
  'test/app/whole/faults/faults.test.ts: cut': 'waits for long, as the fault "silent" does',
  'test/app/whole/faults/faults.test.ts: crowded':
    'reads for long; test/app/justclick/bounds.test.ts has the like',
  'test/app/whole/faults/faults.test.ts: fields-long': 'reads for long, as that one',
  'test/app/whole/faults/faults.test.ts: huge': 'reads for long, as that one',
  'test/app/whole/hostile/memory.test.ts': 'runs the app in other processes, as the first one',
  'test/tools/probe/faults.test.ts':
    'is about the probe; the app meets these faults in test/app/whole/faults/faults.test.ts',
  'test/tools/probe/killed.test.ts': 'runs the probe in other processes, and kills them',
  'test/tools/runtime/': 'is about what npm installs',
  'test/tools/systems/': 'runs the project in other processes',
  'test/tools/probe/truth.test.ts': 'is about the probe',
  'test/app/whole/simulation/mistakes.test.ts': 'is about the simulation',
};

/** How a test file runs without a mutant, and which mutants it reaches. */
export type Measured = FileResult & { file: string };

export type Measurement = {
  /** The files that reach any of the app. */
  measured: Measured[];
  /** Of those that fail without a mutant, the file and why. They cannot be asked. */
  failing: string[];
};

/** Measurements are kept here, and taken again when the app, the file or what it uses has changed. */
const CACHE = 'node_modules/.cache/mutation.json';

/**
 * Runs every test file once without a mutant.
 *
 * @param root the project; its copies are the workers' folders
 * @param tell is told before each file that has to be run
 */
export async function measureTests(
  root: string,
  workers: readonly Worker[],
  tell: (progress: string) => void,
): Promise<Measurement> {
  const files = globSync('test/**/*.test.ts', { cwd: root }).map(slashed).sort();
  const asked = files.filter((file) => !isLeftOut(file));
  const cache = readCache(join(root, CACHE));
  const common = digest(
    root,
    ['src/**/*.ts', 'index.ts', 'package.json', 'test/**/*.{ts,php}'].flatMap((pattern) =>
      globSync(pattern, { cwd: root })
        .map(slashed)
        .filter((file) => !/\.test\.ts$|^test\/tools\/mutation\//.test(file)),
    ),
  );
  const measured: Measured[] = [];
  const failing: string[] = [];
  const left = [...asked];
  await Promise.all(
    workers.map(async (worker) => {
      for (let file = left.shift(); file !== undefined; file = left.shift()) {
        const version = `${common}${digest(root, [file])}`;
        const known = cache[file];
        let result = known?.version === version ? known.result : undefined;
        if (result === undefined) {
          tell(`Timing the tests: ${asked.length - left.length} of ${asked.length}, ${file}`);
          const ending = await worker.run({ file, measure: true }, 600_000);
          const problem = problemOf(ending);
          if (problem !== undefined) failing.push(`${file}: ${problem}`);
          if (problem !== undefined || ending.kind !== 'done') continue;
          result = ending.result;
          cache[file] = { version, result };
        }
        if (result.tests.length === 0) continue;
        const tests = result.tests.filter(({ name }) => !isLeftOut(`${file}: ${name}`));
        measured.push({ ...result, tests, file });
      }
    }),
  );
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  writeWhole(join(root, CACHE), JSON.stringify(cache));
  return { measured: measured.sort((a, b) => (a.file < b.file ? -1 : 1)), failing };
}

const isLeftOut = (name: string) => Object.keys(LEFT_OUT).some((start) => name.startsWith(start));

/** What a run without a mutant, in which no test may fail, complains of. */
export function problemOf(ending: Ending): string | undefined {
  if (ending.kind === 'crash') return ending.message;
  if (ending.kind === 'timeout') return 'It does not end.';
  const { errors, tests } = ending.result;
  const failed = tests.find(({ error }) => error !== undefined);
  return failed ? `${failed.name}\n${failed.error}` : errors[0];
}

type Cache = Record<string, { version: string; result: FileResult } | undefined>;

function readCache(path: string): Cache {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return {};
  }
}

function digest(root: string, files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of [...files].sort())
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
