import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import packageLock from '../../../package-lock.json' with { type: 'json' };
import { npmCommand } from '../../support/npm.ts';
import { checkOut } from './git.ts';
import { linkAll } from './link_all.ts';
import { COMPILED, PATIENTLY } from './own_checkout.ts';
import { unpack } from './zip.ts';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CLI: string = dirname(
  createRequire(import.meta.url).resolve('zapier-platform-cli/package.json'),
);

/** The platform's CLI, to be run by Node.js. */
export const CLI_COMMAND = join(CLI, 'src/bin/run');

/** A package as the platform's CLI builds it for the upload, and unpacked outside the project. */
export type BuiltPackage = {
  /** The zip that runs on Zapier. */
  zip: string;
  /** The zip of the sources, which the CLI makes and uploads as well. */
  sourceZip: string;
  /** Where the zip is unpacked. */
  folder: string;
  /** The files in the zip. */
  files: string[];
  /** The module whose `handler` Zapier calls. */
  wrapper: string;
};

/** A folder outside the project in which to build; `close` deletes it. */
export async function openWorkshop() {
  const folder = await mkdtemp(join(tmpdir(), 'justclick-build-'));
  return {
    /** Builds this app: the project as it is, after `npm run build`, installed without dev packages. */
    buildApp: async (more: Record<string, string> = {}): Promise<BuiltPackage> => {
      const app = await copyApp(folder);
      await writeFiles(app, more);
      return build(app);
    },

    /**
     * Builds the empty app that `zapier-platform init --template minimal --module esm` makes. It gets
     * our `.zapierapprc`, because without it the CLI misses files that the platform itself needs.
     */
    buildTemplate: async (): Promise<BuiltPackage> => {
      const app = join(folder, 'template');
      const index = await readFile(
        join(CLI, 'src/generators/templates/index-esm.template.js'),
        'utf8',
      );
      const { version } = packageLock.packages['node_modules/zapier-platform-core'];
      const packageJson = {
        name: 'template',
        version: '1.0.0',
        description: '',
        scripts: { test: 'jest --testTimeout 10000' },
        dependencies: { 'zapier-platform-core': version },
        private: true,
        exports: './index.js',
        type: 'module',
      };
      await writeFiles(app, {
        '.zapierapprc': await readFile(join(ROOT, '.zapierapprc'), 'utf8'),
        'index.js': index
          .replace(/<% if \(hasAuth\) \{ %>.*?<% \} %>/gs, '')
          .replace('<%= corePackageName %>', 'zapier-platform-core'),
        'package.json': JSON.stringify(packageJson, null, 2),
      });
      return build(app);
    },

    /** Builds an earlier commit of this app as it did itself, with the packages of today. @throws when there is no such commit */
    buildCommit: async (commit: string): Promise<BuiltPackage> => {
      const app = join(folder, 'commit');
      await checkOut(ROOT, commit, app);
      const packages = join(app, 'node_modules');
      await symlink(join(ROOT, 'node_modules'), packages, 'junction');
      const [npm, ...args] = npmCommand('run', 'build');
      await promisify(execFile)(npm, args, { cwd: app });
      await rm(packages);
      return build(app);
    },

    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function copyApp(folder: string): Promise<string> {
  const app = join(folder, 'app');
  const left = ['node_modules', '.git', 'build', 'coverage'].map((name) => join(ROOT, name));
  await cp(ROOT, app, { recursive: true, filter: (file) => !left.includes(file) });
  return app;
}

async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}

/** Builds in a folder with the platform's own command, but for its check against Zapier's servers. */
async function build(app: string): Promise<BuiltPackage> {
  installForProduction(app);
  const command = [...PATIENTLY, CLI_COMMAND, 'build', '--skip-dep-install', '--skip-validation'];
  await promisify(execFile)(process.execPath, command, {
    cwd: app,
    env: {
      ...process.env,
      ...COMPILED,
      DISABLE_ZAPIER_ANALYTICS: '1',
      NO_UPDATE_NOTIFIER: '1',
      NO_COLOR: '1',
    },
  });
  const folder = `${app}-unpacked`;
  const zip = join(app, 'build/build.zip');
  return {
    zip,
    sourceZip: join(app, 'build/source.zip'),
    folder,
    files: await unpack(zip, folder),
    wrapper: pathToFileURL(join(folder, 'zapierwrapper.js')).href,
  };
}

/** The names of the files in a zip, unpacked next to it. */
export const filesIn = (zip: string): Promise<string[]> => unpack(zip, `${zip}-unpacked`);

/** What `npm ci --omit=dev` would install, from the project instead of from the network. */
export function installForProduction(app: string): void {
  const installed = Object.entries(packageLock.packages)
    .filter(([path, entry]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !('dev' in entry))
    .map(([path]) => path);
  for (const path of installed) {
    // An optional package that is not there is not needed.
    if (existsSync(join(ROOT, path))) linkAll(join(ROOT, path), join(app, path));
  }
}
