import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { CLI_COMMAND, ROOT } from './package.ts';

/** What `npm test` of the checkout does in place of the tests: it writes down what it could see. */
const SPY = `
const { existsSync, writeFileSync } = require('node:fs');
const { homedir } = require('node:os');
const hasLogin = existsSync(homedir() + '/.zapierrc');
writeFileSync('seen-by-tests.json', JSON.stringify({ env: process.env, hasLogin }));
process.exitCode = existsSync('fail-the-tests') ? 1 : 0;
`;

/** What lies in the project's folder and is none of a checkout. */
const LEFT = new Set(['node_modules', '.git', 'build', 'dist', 'coverage', '.env']);

export type Ran = { code: number | null; output: string };

/**
 * A checkout of this project as it is now, outside of it, as somebody would have it who pushes: one
 * commit, linked to the integration `appId`, with the packages of the project. Only its script `test`
 * is another one, because the real one would begin the tests anew.
 *
 * @param api where Zapier is; the login is in the home folder, as the CLI leaves it there
 */
export async function openCheckout(api: { url: string; appId: number; deployKey: string }) {
  const parent = await mkdtemp(join(tmpdir(), 'justclick-checkout-'));
  const folder = join(parent, 'project');
  const home = join(parent, 'home');
  await cp(ROOT, folder, {
    recursive: true,
    filter: (file) => !LEFT.has(relative(ROOT, file).split(sep)[0] ?? ''),
  });
  await mkdir(home);
  await writeFile(join(home, '.zapierrc'), JSON.stringify({ deployKey: api.deployKey }));
  const fileAt = (name: string) => join(folder, name);
  const readJson = async (name: string): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(fileAt(name), 'utf8'));
  const write = async (name: string, text: string) => {
    await mkdir(dirname(fileAt(name)), { recursive: true });
    await writeFile(fileAt(name), text);
  };
  /** Without the settings of whoever runs this, and apart from a git that may be running it. */
  const gitEnv = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: string[]) =>
    promisify(execFile)('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: folder,
      env: gitEnv,
    });
  const commit = async () => {
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'A commit');
  };

  const packageJson = await readJson('package.json');
  const scripts = { ...(packageJson.scripts as object), test: 'node spy.cjs' };
  await write('package.json', JSON.stringify({ ...packageJson, scripts }, null, 2));
  await write('spy.cjs', SPY);
  await write(
    '.zapierapprc',
    JSON.stringify({ ...(await readJson('.zapierapprc')), id: api.appId }),
  );
  await git('init', '--quiet');
  await commit();
  await write('.git/info/exclude', 'node_modules\n');
  await symlink(join(ROOT, 'node_modules'), fileAt('node_modules'), 'junction');

  /** Only what a terminal would give, so that nothing comes from the run of these tests. */
  const env = {
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    TMPDIR: process.env.TMPDIR,
    HOME: home,
    USERPROFILE: home,
    ZAPIER_BASE_ENDPOINT: api.url,
    // Nothing asks a registry for newer versions.
    NO_UPDATE_NOTIFIER: '1',
    npm_config_update_notifier: 'false',
  };
  const run = (command: string, args: string[], more: NodeJS.ProcessEnv = {}): Promise<Ran> =>
    new Promise((resolve, reject) => {
      const child = spawn(command, args, { cwd: folder, env: { ...env, ...more } });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (chunk) => {
          output += chunk;
        });
      }
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, output }));
    });

  return {
    folder,
    home,
    write,
    readJson,
    git,
    commit,
    remove: (name: string) => rm(fileAt(name), { force: true }),
    tracked: async () => (await git('ls-files')).stdout.trim().split('\n').sort(),
    /** `npm run push`, whole, as it is typed, with the deploy key in the environment as well. */
    push: (options: string[] = []) =>
      run('npm', ['run', 'push', '--', ...options], { ZAPIER_DEPLOY_KEY: api.deployKey }),
    /** `npx zapier-platform …`, with the login in the home folder. */
    cli: (...args: string[]) => run(process.execPath, [CLI_COMMAND, ...args]),
    close: () => rm(parent, { recursive: true, force: true }),
  };
}
