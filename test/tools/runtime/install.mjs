/**
 * What npm runs after it has installed the project. The scripts are TypeScript, which Node.js runs by
 * itself from 22.18 on: there this does nothing. On an older one it fetches Node.js 22 and puts it
 * where npm looks for programs first, `node_modules/.bin`, so that all npm scripts run on it.
 *
 * `node_22.json` is a lock file of npm: npm takes the package that is made for this system, and refuses
 * it unless it has the hash that stands there. To raise it: put its part `""` into a package.json in an
 * empty folder, raise the versions, run `npm install --package-lock-only`, and copy the lock file here.
 *
 * JavaScript, because it is an older Node.js that runs it.
 */
import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Settings of the npm that runs this, which mean the project and not Node.js. */
const OF_THE_PROJECT =
  /^npm_config_(omit|include|only|production|optional|dry_run|save.*|prefix|local_prefix|global|ignore_scripts|workspaces?|loglevel|json|package_lock.*|os|cpu|libc)$/i;

function installRuntime(modules) {
  const folder = join(modules, '.runtime');
  const lock = readFileSync(new URL('node_22.json', import.meta.url), 'utf8');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package-lock.json'), lock);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(JSON.parse(lock).packages['']));
  const { npm_execpath: script = '' } = process.env;
  const [npm, ...first] = /\.c?js$/.test(script) ? [process.execPath, script] : ['npm'];
  const args = [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync(npm, args, {
    cwd: folder,
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !OF_THE_PROJECT.test(name)),
    ),
    // Its line about packages added would be taken for the project's.
    stdio: ['ignore', 'ignore', 'inherit'],
    // npm is a script there.
    shell: npm === 'npm' && process.platform === 'win32',
  });
  const program = status === 0 ? programIn(join(folder, 'node_modules')) : undefined;
  if (program === undefined) {
    throw new Error(
      `Node.js ${process.versions.node} does not run TypeScript, and Node.js 22 could not be installed beside it: see above. Install Node.js 22.18 or newer, and run npm ci again.`,
    );
  }
  const [file, name] = program;
  mkdirSync(join(modules, '.bin'), { recursive: true });
  rmSync(join(modules, '.bin', name), { force: true });
  linkSync(file, join(modules, '.bin', name));
}

/** @returns the program of the one package that was installed, and its name */
function programIn(packages) {
  const [found] = readdirSync(packages).filter((name) => name.startsWith('node-'));
  if (found === undefined) return undefined;
  const bin = join(packages, found, 'bin');
  const name = readdirSync(bin).find((file) => /^node(\.exe)?$/.test(file));
  return name === undefined ? undefined : [join(bin, name), name];
}

const { npm_config_omit: omitted = '', npm_config_dry_run: isDryRun } = process.env;
// What runs on Zapier's servers needs none of it.
const isForProduction = /\bdev\b/.test(omitted);
if (!process.features.typescript && !isForProduction && isDryRun !== 'true') {
  try {
    installRuntime(fileURLToPath(new URL('../../../node_modules', import.meta.url)));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
