/**
 * Builds the commit that is checked out as `npm run push` does, and prints the hashes of what that would
 * upload. For whoever wants to know whether an upload was made of a tag: it needs no login.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { optionsOf, script } from '../../support/command.ts';
import { digestsOf } from './digest.ts';
import { readCommit } from './git.ts';
import { openOwnCheckout } from './own_checkout.ts';
import { ROOT } from './package.ts';
import { Stopped, watchForStops } from './stops.ts';

optionsOf(
  script(
    'digest',
    'Builds the commit that is checked out, as npm run push does, and prints name and hash of each file that a push of it uploads, and the two hashes of these lists that a push prints. It uploads nothing.',
  ),
);

const stops = watchForStops();
let folder: string | undefined;
try {
  const commit = await readCommit(ROOT);
  folder = await mkdtemp(join(tmpdir(), 'justclick-digest-'));
  const { app, runCli } = await openOwnCheckout(ROOT, commit, folder, stops);
  if (!(await runCli('build', '--skip-dep-install', '--skip-validation'))) {
    throw new Error('The commit cannot be built. The lines above say why.');
  }
  const { runs, sources, says } = await digestsOf(app);
  console.log(
    ['', ...runs.lines, '', ...sources.lines, '', `Commit ${commit.id}`, says].join('\n'),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof Stopped ? error.exitCode : 1;
} finally {
  if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
