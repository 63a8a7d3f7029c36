/**
 * Tests the project and uploads it, from a copy of what git has committed that is installed for
 * production only. In the project's own folder the CLI would either install everything once more or
 * pack a file of every development package, and the sources with whatever else lies there.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { fail, optionsOf, script } from '../../support/command.ts';
import { npmRun, withoutDeployKey } from './environment.ts';
import { readCheckout } from './git.ts';
import { openWorkshop, ROOT } from './package.ts';

const SCRIPT = script(
  'push',
  'Runs npm test without the deploy key, then builds the commit that is checked out and uploads it to Zapier as the version of package.json.',
)
  .option('--snapshot <LABEL>', 'uploads it as 0.0.0-LABEL, to try it out without taking a version')
  .option('--tested', 'leaves the tests out; for a build server that has just run them');

type Options = { snapshot?: string; tested?: true };

async function push({ snapshot, tested }: Options): Promise<string> {
  const { version } = packageJson;
  const checkout = await readCheckout(ROOT, snapshot === undefined ? version : undefined);
  if (checkout.untracked.length > 0) {
    console.log(`Not uploaded, as git does not track it: ${checkout.untracked.join(', ')}\n`);
  }
  if (!tested) await testWithoutDeployKey();
  const workshop = await openWorkshop();
  try {
    await workshop.pushApp(snapshot === undefined ? [] : ['--snapshot', snapshot]);
  } finally {
    await workshop.close();
  }
  const name = snapshot === undefined ? version : `0.0.0-${snapshot}`;
  return `Pushed ${name}: commit ${checkout.commit}, ${checkout.tracked.length} source files.`;
}

async function testWithoutDeployKey(): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'justclick-home-'));
  try {
    const isFine = npmRun('test', { folder: ROOT, env: withoutDeployKey(process.env, home) });
    if (!isFine) throw new Error('Nothing was pushed, because the tests failed: see above.');
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

const options = optionsOf<Options>(SCRIPT, undefined, 1);
console.log(await push(options).catch(fail));
