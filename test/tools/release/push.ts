/**
 * Tests a commit and uploads it, from a checkout of its own that is installed from its lock file. What
 * is uploaded is what was tested, whatever happens to the project's folder meanwhile.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionsOf, script } from '../../support/command.ts';
import { digestsOf } from './digest.ts';
import { type Commit, readCommit } from './git.ts';
import { openOwnCheckout } from './own_checkout.ts';
import { ROOT } from './package.ts';
import { problemsOf, versionOf } from './ready.ts';
import { Stopped, type Stops, watchForStops } from './stops.ts';

const SCRIPT = script(
  'push',
  'Checks out the commit that you are on into a folder of its own, installs it from its lock file, runs npm run test:deep there without the deploy key, and uploads it to Zapier as the version of package.json.',
)
  .option('--snapshot <LABEL>', 'uploads it as 0.0.0-LABEL, to try it out without taking a version')
  .option('--tested', 'leaves the tests out; for a build server that has just run them');

type Given = { snapshot?: string; tested?: true };

async function push({ snapshot, tested }: Given): Promise<string> {
  const isTested = tested ?? false;
  const commit = await readCommit(ROOT);
  const problems = await problemsOf(commit, { snapshot, env: process.env });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  if (commit.untracked.length > 0) {
    console.log(`Not uploaded, as git does not track it: ${commit.untracked.join(', ')}\n`);
  }
  const stops = watchForStops();
  const folder = await mkdtemp(join(tmpdir(), 'justclick-push-'));
  try {
    return await pushFrom(folder, commit, { snapshot, isTested, stops });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Options = { snapshot: string | undefined; isTested: boolean; stops: Stops };

async function pushFrom(folder: string, commit: Commit, options: Options): Promise<string> {
  const { snapshot, isTested, stops } = options;
  const isVersion = snapshot === undefined;
  const name = isVersion ? await versionOf(commit) : `0.0.0-${snapshot}`;
  let isBuilt = false;
  try {
    const { app, runScript, runCli } = await openOwnCheckout(ROOT, commit, folder, stops);
    if (isVersion && !(await runScript('freeze', '--', '--check'))) {
      throw new Error(`Version ${name} is not frozen as the app is: see above.`);
    }
    if (!isTested && !(await runScript('test:deep'))) {
      throw new Error('The tests failed: see above.');
    }
    if (!(await runCli('build', '--skip-dep-install'))) {
      throw new Error('It cannot be built: the lines above say why.');
    }
    isBuilt = true;
    // The CLI has no command that uploads a build as a snapshot, so it builds the same once more.
    const upload = isVersion
      ? ['upload']
      : ['push', '--skip-dep-install', '--skip-validation', '--snapshot', snapshot];
    if (!(await runCli(...upload))) throw new Error('The lines above say why.');
    const { says } = await digestsOf(app);
    return `Pushed ${name}: commit ${commit.id}, ${commit.files.length} source files.\n${says}`;
  } catch (error) {
    throw withOutcome(error, isBuilt ? name : undefined);
  }
}

/** @param name what the upload would be called, if it may have happened */
function withOutcome(error: unknown, name: string | undefined): Error {
  const outcome =
    name === undefined
      ? 'Nothing was pushed.'
      : `Zapier may have ${name} by now, or not: npx zapier-platform versions tells. Pushing again is safe.`;
  const whole = error instanceof Error ? error : new Error(String(error));
  whole.message = `${outcome} ${whole.message}`;
  return whole;
}

const options = optionsOf<Given>(SCRIPT, undefined, 1);
try {
  console.log(await push(options));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Stopped ? error.exitCode : 1;
}
