import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { npmCommand } from '../../support/npm.ts';
import { withoutDeployKey } from './environment.ts';
import { type Commit, checkOut, copyTracked } from './git.ts';
import type { Stops } from './stops.ts';

/**
 * Keeps the CLI from running the `_zapier-build` script, by its own guard against calling itself: the
 * compiler is a dev package, and the app is compiled already.
 */
export const COMPILED = { npm_lifecycle_event: '_zapier-build' };

/** For Node.js, before the CLI: it gives a build as long as it takes. */
export const PATIENTLY = [
  '--disable-warning=ExperimentalWarning',
  `--import=${new URL('patient.ts', import.meta.url).href}`,
];

/** A commit in folders of its own, where nothing is but what it says. */
export type OwnCheckout = {
  /** The app: the files of the commit, compiled, with the packages that run on Zapier. */
  app: string;
  /**
   * Runs a script of the commit's package.json in its checkout, with all packages of its lock file, and
   * without the deploy key.
   *
   * @returns whether it went well
   */
  runScript: (...args: string[]) => Promise<boolean>;
  /**
   * Runs the CLI of its lock file on the app. It may have the deploy key.
   *
   * @returns whether it went well
   */
  runCli: (...args: string[]) => Promise<boolean>;
};

/**
 * Makes a commit ready to be tested and uploaded, whatever happens meanwhile to the project that it is
 * taken from.
 *
 * @param folder where to put all of it; the programs that run use it for what they write for a while, too
 * @throws when it cannot be installed or compiled
 */
export async function openOwnCheckout(
  project: string,
  commit: Commit,
  folder: string,
  stops: Stops,
): Promise<OwnCheckout> {
  const [checkout, app, home, temporary] = ['checkout', 'app', 'home', 'tmp'].map((name) =>
    join(folder, name),
  ) as [string, string, string, string];
  for (const one of [home, temporary]) await mkdir(one);
  const ofOurs = { TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const env = { ...withoutDeployKey(process.env, home), ...ofOurs };
  const npm = (at: string, ...args: string[]) =>
    stops.run({ command: npmCommand(...args), folder: at, env });
  const install = async (at: string, ...options: string[]) => {
    if (await npm(at, 'ci', '--prefer-offline', '--no-audit', '--no-fund', ...options)) return;
    throw new Error('The packages of package-lock.json could not be installed: see above.');
  };

  await checkOut(project, commit.id, checkout);
  stops.check();
  await copyTracked(checkout, app);
  await install(checkout, '--include=dev');
  if (!(await npm(checkout, 'run', 'build'))) {
    throw new Error('What git tracks does not compile by itself: see above.');
  }
  await cp(join(checkout, 'dist'), join(app, 'dist'), { recursive: true });
  await install(app, '--omit=dev', '--ignore-scripts');

  return {
    app,
    runScript: (...args) => npm(checkout, 'run', ...args),
    runCli: (...args) =>
      stops.run({
        command: [
          process.execPath,
          ...PATIENTLY,
          join(checkout, 'node_modules/zapier-platform-cli/src/bin/run'),
          ...args,
        ],
        folder: app,
        env: { ...process.env, ...ofOurs, ...COMPILED },
      }),
  };
}
