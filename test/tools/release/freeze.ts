/**
 * Freezes the version of package.json: writes what live Zaps hold on to in it, for later versions to
 * be compared with. Part of every release, see docs/deployment.md.
 */
import { buildApp } from '../../support/build.ts';
import { fail, optionsOf, script } from '../../support/command.ts';
import { changesBetween, listOf, releaseProblem, stepFor } from './compare.ts';
import { compareVersions } from './version.ts';

const SCRIPT = script(
  'freeze',
  'Writes test/tools/release/VERSION.json for the version of package.json: the keys, types, fields and ids that live Zaps hold on to.',
)
  .option('--check', 'writes nothing; fails unless this version is frozen as the app is now')
  .option(
    '--replace',
    'writes over a snapshot that differs; only for a version that no Zap uses yet',
  );

type Options = { check?: true; replace?: true };

async function freeze({ check, replace }: Options): Promise<string> {
  buildApp();
  // Only now, because this loads the build.
  const { readSnapshots, snapshotOfApp, writeSnapshot } = await import('./store.ts');
  const app = await withoutMemoryReports(snapshotOfApp);
  const snapshots = await readSnapshots();
  const own = snapshots.find(({ version }) => version === app.version);
  const others = snapshots.filter((snapshot) => snapshot !== own);
  const problem = releaseProblem(replace ? others : snapshots, app);
  if (problem !== undefined) throw new Error(problem);
  if (check) {
    if (own === undefined) throw new Error(`${app.version} is not frozen. Run npm run freeze.`);
    return `${app.version} is frozen, and the app is as it was then.`;
  }
  const last = others.sort((a, b) => compareVersions(a.version, b.version)).at(-1);
  const changes = last ? changesBetween(last, app) : [];
  writeSnapshot(app);
  const since =
    last && changes.length > 0 ? `Since ${last.version}:\n\n${listOf(changes)}\n\n` : '';
  const needed = last
    ? ` The changes since ${last.version} need ${stepFor(changes) === 'none' ? 'a patch' : `a ${stepFor(changes)}`} version.`
    : '';
  return `${since}Wrote test/tools/release/${app.version}.json.${needed} Commit it with the release.`;
}

/** The platform prints its memory use with every run that it is asked for. */
async function withoutMemoryReports<T>(run: () => Promise<T>): Promise<T> {
  const { log } = console;
  console.log = () => {};
  try {
    return await run();
  } finally {
    console.log = log;
  }
}

const options = optionsOf<Options>(SCRIPT, undefined, 1);
console.log(await freeze(options).catch(fail));
