/**
 * Freezes the version of package.json: writes what live Zaps hold on to in it, for later versions to
 * be compared with. Part of every release, see docs/deployment.md.
 */
import { parseArgs } from 'node:util';
import { changesBetween, listOf, releaseProblem, stepFor } from './compare.ts';
import { readSnapshots, snapshotOfApp, writeSnapshot } from './store.ts';
import { compareVersions } from './version.ts';

const HELP = `npm run freeze [-- OPTION]

Writes test/tools/release/VERSION.json for the version of package.json: the keys, types, fields and ids
that live Zaps hold on to.

  --check    writes nothing; fails unless this version is frozen as the app is now
  --replace  writes over a snapshot that differs; only for a version that nobody uses yet
  --help     prints this`;

async function freeze(): Promise<string> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      replace: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return HELP;
  const app = await withoutMemoryReports(snapshotOfApp);
  const snapshots = await readSnapshots();
  const own = snapshots.find(({ version }) => version === app.version);
  const others = snapshots.filter((snapshot) => snapshot !== own);
  const problem = releaseProblem(values.replace ? others : snapshots, app);
  if (problem !== undefined) throw new Error(problem);
  if (values.check) {
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

try {
  console.log(await freeze());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
