import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { devNull, homedir, tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PLAYS_ALL } from '../../support/amount.ts';
import { npmCommand } from '../../support/npm.ts';
import { withoutDeployKey } from '../release/environment.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What lies in the project's folder and is none of a clone. */
const LEFT = new Set(['node_modules', '.git', 'build', 'dist', 'coverage', '.env']);

/** Tests that start programs, read pages or look at the files of the project, and take no minute. */
const SOME_TESTS = [
  'test/support',
  'test/tools/docs',
  'test/tools/lint',
  'test/tools/editor/main.test.ts',
  'test/tools/probe/main.test.ts',
  'test/standins/justclick/main.test.ts',
  'test/app/whole/app.test.ts',
  'test/app/whole/brand.test.ts',
];

let parent: string;
/** A clone by somebody whose git gives every text line ends of Windows, in a folder as people name them. */
let clone: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'justclick-clone-'));
  const origin = join(parent, 'origin');
  clone = join(parent, 'my app ü');
  await cp(ROOT, origin, {
    recursive: true,
    filter: (file) => !LEFT.has(relative(ROOT, file).split(sep)[0] ?? ''),
  });
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: string[]) =>
    promisify(execFile)('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: origin,
      env,
    });
  await git('init', '--quiet');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'A commit');
  const windows = ['--config', 'core.autocrlf=true', '--config', 'core.eol=crlf'];
  await git('clone', '--quiet', ...windows, origin, clone);
  await mkdir(join(parent, 'home'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** Runs npm in the clone, as somebody who has only just cloned it. */
function npm(...args: string[]) {
  // Some of what they play is enough there: the run of which this is a part plays all of it.
  const {
    NODE_OPTIONS: _,
    JEST_WORKER_ID: __,
    CI: ___,
    JUSTCLICK_TESTS: ____,
    ...rest
  } = process.env;
  const own = withoutDeployKey(
    { HOME: homedir(), USERPROFILE: homedir(), ...rest },
    join(parent, 'home'),
  );
  const [command, ...words] = npmCommand(...args, '--loglevel=notice');
  const ran = spawnSync(command, words, {
    cwd: clone,
    encoding: 'utf8',
    env: own,
    maxBuffer: 2 ** 26,
  });
  const output = `${ran.stdout}\n${ran.stderr}`;
  // Of settings of whoever runs this, the project knows nothing.
  const warnings = output.match(/^npm (warn|error) (?!Unknown (user|env|cli) config).*/gim) ?? [];
  return { status: ran.status, output, warnings };
}

/** It ends well and warns of nothing; what it printed is shown where it does not. */
function expectFine(...args: string[]): void {
  const { status, output, warnings } = npm(...args);
  const isFine = status === 0 && warnings.length === 0;
  expect([status, warnings, isFine ? '' : output]).toStrictEqual([0, [], '']);
}

test('its files are as they were committed', async () => {
  const files = (await readdir(clone, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && !entry.parentPath.includes(`${sep}.git`),
  );
  expect(files.length).toBeGreaterThan(400);
  for (const { name, parentPath } of files) {
    const file = join(parentPath, name);
    const [here, there] = await Promise.all([
      readFile(file),
      readFile(join(parent, 'origin', relative(clone, file))),
    ]);
    expect([file, here.equals(there)]).toStrictEqual([file, true]);
  }
});

// One after the other: each needs what the one before it has made.
const tryAll = async () => {
  expectFine('ci', '--prefer-offline');
  expectFine('run', 'lint');
  const demo = npm('run', 'demo');
  expect([demo.status, demo.output]).toStrictEqual([
    0,
    expect.stringMatching(/(\d+) of \1 steps did what they say/),
  ]);
  expectFine('run', 'jest', '--', ...SOME_TESTS);
};
// It takes minutes, so it is there only where all is played.
if (PLAYS_ALL) test('npm ci, lint, demo and tests work there', tryAll, 900_000);
