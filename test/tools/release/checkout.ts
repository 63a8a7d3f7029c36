import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { npmCommand } from '../../support/npm.ts';
import { linkAll, linkFile } from './link_all.ts';
import { CLI_COMMAND, installForProduction, ROOT } from './package.ts';
import { print, snapshotOfApp } from './store.ts';

/** Development packages without which nothing compiles or uploads; a test need not install the others. */
const NEEDED = /^(@types\/node|typescript|esbuild|zapier-platform-cli|commander|semver)$/;

/**
 * What `npm test` of a commit does in place of the tests: it writes down what it could see, and does what
 * a test wants to happen meanwhile. Both lie beside the checkout, which it knows by its full name.
 */
const spyOf = (parent: string) => `
const { existsSync, writeFileSync } = require('node:fs');
const { homedir } = require('node:os');
process.chdir(${JSON.stringify(parent)});
const hasLogin = existsSync(homedir() + '/.zapierrc');
writeFileSync('seen-by-tests.json', JSON.stringify({ env: process.env, hasLogin }));
if (existsSync('meanwhile.cjs')) require(${JSON.stringify(join(parent, 'meanwhile.cjs'))});
process.exitCode = existsSync('fail-the-tests') ? 1 : 0;
console.log('The tests ran.');
`;

/** In place of npm: \`npm ci\` takes what is installed here; all else npm does. */
const quickNpm = (packages: string) => `
const { spawnSync } = require('node:child_process');
const { cpSync, linkSync, mkdirSync, readdirSync, symlinkSync } = require('node:fs');
const { join } = require('node:path');
${linkAll}
${linkFile}
const args = process.argv.slice(2);
if (args[0] === 'ci') {
  const isForProduction = args.includes('--omit=dev');
  console.log(isForProduction ? 'Installing for production.' : 'Installing everything.');
  if (isForProduction) linkAll(${JSON.stringify(packages)}, 'node_modules');
  else symlinkSync(${JSON.stringify(join(ROOT, 'node_modules'))}, 'node_modules', 'junction');
} else {
  const [npm, ...first] = ${JSON.stringify(npmCommand())};
  process.exitCode = spawnSync(npm, [...first, ...args], { stdio: 'inherit' }).status ?? 1;
}
`;

/** What lies in the project's folder and is none of a checkout. */
const LEFT = new Set(['node_modules', '.git', 'build', 'dist', 'coverage', '.env']);

export type Ran = { code: number | null; signal: NodeJS.Signals | null; output: string };

/** A command that was started. */
export type Running = {
  child: ChildProcessWithoutNullStreams;
  /** What it has printed until now. */
  output: string;
  ended: Promise<Ran>;
};

type Words = [string, ...string[]];

/**
 * A checkout of this project as it is now, outside of it, as somebody would have it who pushes: one
 * commit, linked to the integration `appId`, frozen, with the packages of the project. Its script `test`
 * is another one, because the real one would begin the tests anew, and its lock file is shorter.
 *
 * @param api where Zapier is; the login is in the home folder, as the CLI leaves it there
 */
export async function openCheckout(api: { url: string; appId: number; deployKey: string }) {
  const parent = await mkdtemp(join(tmpdir(), 'justclick-checkout-'));
  const at = (name: string) => join(parent, name);
  const folder = at('project');
  const [home, temporary, packages] = [at('home'), at('tmp'), at('packages')];
  await cp(ROOT, folder, {
    recursive: true,
    filter: (file) => !LEFT.has(relative(ROOT, file).split(sep)[0] ?? ''),
  });
  await mkdir(home);
  await mkdir(temporary);
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
  const commit = async (message: string, ...files: string[]) => {
    await git('add', '--', ...files);
    await git('commit', '--quiet', '--message', message);
  };

  const packageJson = await readJson('package.json');
  const scripts = { ...(packageJson.scripts as object), test: 'node spy.cjs' };
  const devDependencies = Object.fromEntries(
    Object.entries(packageJson.devDependencies as object).filter(([name]) => NEEDED.test(name)),
  );
  await write(
    'package.json',
    JSON.stringify({ ...packageJson, scripts, devDependencies }, null, 2),
  );
  await write('spy.cjs', spyOf(parent));
  await write(
    '.zapierapprc',
    JSON.stringify({ ...(await readJson('.zapierapprc')), id: api.appId }),
  );
  const frozen = await snapshotOfApp();
  await write(`test/tools/release/${frozen.version}.json`, print(frozen));
  const [npm, ...lockOnly] = npmCommand('install', '--package-lock-only', '--prefer-offline');
  await promisify(execFile)(npm, [...lockOnly, '--ignore-scripts'], { cwd: folder });
  installForProduction(packages);
  await writeFile(at('npm.cjs'), quickNpm(join(packages, 'node_modules')));
  await git('init', '--quiet');
  await commit('A commit', '.');
  await write('.git/info/exclude', 'node_modules\n');
  await linkPackages(fileAt('node_modules'));

  /** Only what a terminal would give, so that nothing comes from the run of these tests. */
  const env = {
    PATH: process.env.PATH,
    SystemRoot: process.env.SystemRoot,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    HOME: home,
    USERPROFILE: home,
    ZAPIER_BASE_ENDPOINT: api.url,
    // Nothing asks a registry for newer versions.
    NO_UPDATE_NOTIFIER: '1',
    npm_config_update_notifier: 'false',
    // The npm that starts a script keeps one in the folder for temporary files, for all projects.
    NODE_DISABLE_COMPILE_CACHE: '1',
    ...(await npmSettings()),
  };
  const start = (
    command: readonly [string, ...string[]],
    more: NodeJS.ProcessEnv = {},
  ): Running => {
    const [program, ...args] = command;
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...env, ...more },
      // A group of its own, as a terminal gives a command.
      detached: process.platform !== 'win32',
    });
    const running: Running = {
      child,
      output: '',
      ended: new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', (code, signal) => resolve({ code, signal, output: running.output }));
      }),
    };
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        running.output += chunk;
      });
    }
    return running;
  };
  const startPush = (options: string[] = [], wrap: (command: Words) => Words = (words) => words) =>
    start(
      wrap([
        process.execPath,
        '--disable-warning=ExperimentalWarning',
        fileAt('test/tools/release/push.ts'),
        ...options,
      ]),
      { ZAPIER_DEPLOY_KEY: api.deployKey, npm_execpath: at('npm.cjs') },
    );

  return {
    folder,
    home,
    /** Where programs put what they need for a while. */
    temporary,
    write,
    readJson,
    git,
    commit,
    remove: (name: string) => rm(fileAt(name), { force: true }),
    tracked: async () => (await git('ls-files')).stdout.trim().split('\n').sort(),
    /** What happens while the tests of a push run: JavaScript. */
    meanwhile: (code: string) => writeFile(at('meanwhile.cjs'), code),
    failTheTests: (fail: boolean) =>
      fail ? writeFile(at('fail-the-tests'), '') : rm(at('fail-the-tests')),
    seenByTests: async () => JSON.parse(await readFile(at('seen-by-tests.json'), 'utf8')),
    /** Puts a changed copy of a package in the place of the installed one. */
    async changePackage(name: string, change: (folder: string) => Promise<void>) {
      const copy = fileAt(`node_modules/${name}`);
      await rm(copy, { recursive: true });
      await cp(join(ROOT, 'node_modules', name), copy, { recursive: true });
      await change(copy);
    },
    /** `npm run push`, whole, as it is typed, with the deploy key in the environment as well. */
    push: (options: string[] = []) => {
      const command = npmCommand('run', 'push', '--', ...options);
      return start(command, { ZAPIER_DEPLOY_KEY: api.deployKey }).ended;
    },
    /** A push that installs nothing from the registry. */
    startPush,
    quickPush: (options: string[] = []) => startPush(options).ended,
    /** Runs a script of this folder, without the login. */
    script: (name: string, more: NodeJS.ProcessEnv = {}) =>
      start([process.execPath, '--disable-warning=ExperimentalWarning', fileAt(name)], {
        npm_execpath: at('npm.cjs'),
        ...more,
      }).ended,
    /** `npx zapier-platform …`, with the login in the home folder. */
    cli: (...args: string[]) => start([process.execPath, CLI_COMMAND, ...args]).ended,
    close: () => rm(parent, { recursive: true, force: true }),
  };
}

/** The packages of the project, each by a link, so that one can be replaced. */
async function linkPackages(to: string): Promise<void> {
  await mkdir(to);
  const from = join(ROOT, 'node_modules');
  for (const { name } of await readdir(from, { withFileTypes: true })) {
    await symlink(join(from, name), join(to, name), 'junction');
  }
}

/** Where whoever runs this has npm's settings and cache: the home folder of a checkout is another one. */
async function npmSettings(): Promise<NodeJS.ProcessEnv> {
  const get = async (name: string) => {
    const [npm, ...args] = npmCommand('config', 'get', name);
    return (await promisify(execFile)(npm, args)).stdout.trim();
  };
  return { npm_config_userconfig: await get('userconfig'), npm_config_cache: await get('cache') };
}
