import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ending, Worker } from './pool.ts';
import type { FileResult } from './run_file.ts';

/** Test files that are not asked, and why. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'test/app.test.ts':
    'runs the app in other processes, which the switch of a mutant does not reach',
  'test/build.test.ts': 'builds and runs a package of its own, from sources without mutants',
};

/** How a test file runs without a mutant, and which mutants it reaches. */
export type Measured = FileResult & { file: string };

/** Measurements are kept here, and taken again when the app, the file or what it uses has changed. */
const CACHE = 'node_modules/.cache/mutation.json';

/**
 * Runs every test file once without a mutant.
 *
 * @param root the project; its copies are the workers' folders
 * @param tell is told before each file that has to be run
 * @returns the files that reach any of the app
 * @throws when a test fails
 */
export async function measureTests(
  root: string,
  workers: readonly Worker[],
  tell: (progress: string) => void,
): Promise<Measured[]> {
  const files = globSync('test/**/*.test.ts', { cwd: root }).sort();
  const asked = files.filter((file) => !(file in LEFT_OUT));
  const cache = readCache(join(root, CACHE));
  const common = digest(
    root,
    ['src/**/*.ts', 'index.ts', 'package.json', 'test/**/*.{ts,php}'].flatMap((pattern) =>
      globSync(pattern, { cwd: root }).filter((file) => !file.endsWith('.test.ts')),
    ),
  );
  const measured: Measured[] = [];
  const left = [...asked];
  await Promise.all(
    workers.map(async (worker) => {
      for (let file = left.shift(); file !== undefined; file = left.shift()) {
        const version = `${common}${digest(root, [file])}`;
        const known = cache[file];
        if (known?.version !== version) {
          tell(`Timing the tests: ${asked.length - left.length} of ${asked.length}, ${file}`);
          cache[file] = { version, result: passed(file, await measure(worker, file)) };
        }
        const { result } = cache[file] ?? known ?? {};
        if (result && Object.keys(result.hits.outside).length > 0)
          measured.push({ ...result, file });
      }
    }),
  );
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  writeFileSync(join(root, CACHE), JSON.stringify(cache));
  return measured.sort((a, b) => (a.file < b.file ? -1 : 1));
}

const measure = (worker: Worker, file: string) => worker.run({ file, measure: true }, 600_000);

function passed(file: string, ending: Ending): FileResult {
  if (ending.kind !== 'done') throw new Error(`${file} does not come to an end without a mutant.`);
  const { errors, tests } = ending.result;
  const failed = tests.find(({ error }) => error !== undefined);
  const problem = failed ? `${failed.name}\n${failed.error}` : errors[0];
  if (problem !== undefined) {
    throw new Error(`${file} fails without a mutant. Make npm test pass first.\n${problem}`);
  }
  return ending.result;
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
