import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { PLAYS_ALL, partOf } from '../../support/amount.ts';
import { openCheckout, type Ran } from './checkout.ts';
import { runUnpacked } from './run.ts';
import { startZapierApi } from './zapier_api.ts';
import { withUnpacked } from './zip.ts';

/** Made up for each run, because this file is uploaded with the sources. */
const DEPLOY_KEY = randomUUID();
const SECRET = randomUUID();
/** Stands in a package of the project's folder that was changed by hand. */
const CHANGED = randomUUID();

/** Where a secret may lie in the folder of somebody who works on the project; none is in git. */
const PLANTED = {
  '.env': `authData_rps_key=${SECRET}\n`,
  '.env.local': `authData_rps_key=${SECRET}\n`,
  'notes.txt': `The key of my shop: ${SECRET}\n`,
  'src/my_shop.ts': `export const key = '${SECRET}';\n`,
  'src/justclick/my_shop.json': `{ "key": "${SECRET}" }\n`,
  'dist/src/my_shop.js': `export const key = '${SECRET}';\n`,
  'test/my_shop.test.ts': `// ${SECRET}\n`,
};

let api: Awaited<ReturnType<typeof startZapierApi>>;
let checkout: Awaited<ReturnType<typeof openCheckout>>;
let pushed: Ran;
let version: string;
let commit: string;
/** The files of the commit that is pushed. */
let files: string[];
beforeAll(async () => {
  api = await startZapierApi({ deployKey: DEPLOY_KEY, appId: 4711 });
  checkout = await openCheckout(api);
  for (const [name, text] of Object.entries(PLANTED)) await checkout.write(name, text);
  version = String((await checkout.readJson('package.json')).version);
  commit = (await checkout.git('rev-parse', 'HEAD')).stdout.trim();
  files = await checkout.tracked();
  // Somebody works on while the tests run: stages one file and commits another.
  await checkout.meanwhile(`
    const { execFileSync } = require('node:child_process');
    const { writeFileSync } = require('node:fs');
    process.chdir(${JSON.stringify(checkout.folder)});
    const git = (...args) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args]);
    writeFileSync('src/committed_meanwhile.ts', 'export {};');
    git('add', 'src/committed_meanwhile.ts');
    git('commit', '--quiet', '--message', 'Another commit');
    writeFileSync('src/staged_meanwhile.ts', 'export {};');
    git('add', 'src/staged_meanwhile.ts');`);
  // And what is installed there is not what the lock file says.
  await checkout.changePackage('zapier-platform-core', async (folder) => {
    for (const name of await readdir(join(folder, 'src'), { recursive: true })) {
      const file = join(folder, 'src', name);
      if (file.endsWith('.js')) {
        await writeFile(file, `${await readFile(file, 'utf8')}\n// ${CHANGED}\n`);
      }
    }
  });
  // With npm from the registry it takes minutes on a slow machine.
  pushed = await (PLAYS_ALL ? checkout.push() : checkout.quickPush());
  await checkout.meanwhile('');
  await checkout.git('reset', '--quiet', '--hard', commit);
});
afterAll(async () => {
  await checkout.close();
  await api.close();
});

const uploaded = () => {
  const found = api.versions.get(version);
  if (found === undefined) throw new Error(`${version} was not uploaded:\n${pushed.output}`);
  return found;
};

test('a push uploads the version of package.json, once it was checked', () => {
  expect([pushed.code, pushed.output]).toStrictEqual([0, expect.any(String)]);
  expect(pushed.output).toContain(
    `\nPushed ${version}: commit ${commit}, ${files.length} source files.\nWhat runs: `,
  );
  expect(api.calls()).toStrictEqual([
    'GET /apps/4711',
    'POST /check',
    'GET /apps/4711',
    `PUT /apps/4711/versions/${version}`,
  ]);
});

test('the tests run before it, without the deploy key and without the login', async () => {
  const seen = await checkout.seenByTests();
  expect(Object.keys(seen.env).filter((name) => /zapier/i.test(name))).toStrictEqual([]);
  expect(JSON.stringify(seen)).not.toContain(DEPLOY_KEY);
  expect(seen).toMatchObject({ hasLogin: false });
});

test('it leaves no folder', async () => {
  expect(await readdir(checkout.temporary)).toStrictEqual([]);
});

test('what is uploaded is the definition of the app', async () => {
  const app = JSON.parse(JSON.stringify(await readDefinition()));
  expect(uploaded().definition).toStrictEqual(app);
});

test('what is uploaded runs', async () => {
  const service = await startService();
  service.answer = () => signed(0, 'ok', [{ id: '7', pay_status: 'paid', paid: '1767225600' }]);
  await withUnpacked(uploaded().zip, async (folder) => {
    const wrapper = pathToFileURL(join(folder, 'zapierwrapper.js')).href;
    const method = 'triggers.new_paid_order.operation.perform';
    expect(await runUnpacked(wrapper, service, method, {})).toStrictEqual([
      expect.objectContaining({ id: '7', paid: '2026-01-01T00:00:00Z' }),
    ]);
  });
  await service.close();
});

test('the sources are the files of the commit, whatever was staged and committed meanwhile', async () => {
  await withUnpacked(uploaded().sourceZip, async (folder, sent) => {
    expect(sent.sort()).toStrictEqual(files);
    for (const file of ['index.ts', 'package-lock.json', 'src/authentication.ts']) {
      const { stdout } = await checkout.git('show', `${commit}:${file}`);
      expect(await readFile(join(folder, file), 'utf8')).toBe(stdout);
    }
  });
});

test('the packages are those of the lock file, whatever lies in the folder', async () => {
  const locked = (await checkout.readJson('package-lock.json')).packages as {
    [path: string]: { version: string };
  };
  await withUnpacked(uploaded().zip, async (folder, sent) => {
    const packages = sent.filter((file) =>
      /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file),
    );
    expect(packages.length).toBeGreaterThan(20);
    for (const file of packages) {
      const { version } = JSON.parse(await readFile(join(folder, file), 'utf8'));
      expect([file, version.replace(/^v/, '')]).toStrictEqual([
        file,
        locked[dirname(file)]?.version,
      ]);
    }
    const core = sent.filter((file) => file.startsWith('node_modules/zapier-platform-core/src/'));
    expect(core.length).toBeGreaterThan(20);
    for (const file of core) {
      const isChanged = (await readFile(join(folder, file), 'utf8')).includes(CHANGED);
      expect([file, isChanged]).toStrictEqual([file, false]);
    }
  });
});

test('no secret is uploaded: not one that lies in the folder, and not the deploy key', async () => {
  const { zip, sourceZip } = uploaded();
  for (const one of [zip, sourceZip]) {
    await withUnpacked(one, async (folder, files) => {
      expect(files.length).toBeGreaterThan(50);
      for (const file of files) {
        const text = await readFile(join(folder, file), 'latin1');
        const found = [SECRET, DEPLOY_KEY].filter((secret) => text.includes(secret));
        expect([file, found]).toStrictEqual([file, []]);
      }
    });
  }
  const bodies = JSON.stringify(api.requests.map(({ body }) => body));
  expect([bodies.includes(DEPLOY_KEY), bodies.includes(SECRET)]).toStrictEqual([false, false]);
  expect(pushed.output).not.toContain(DEPLOY_KEY);
});

test('what stays behind is said by name', () => {
  expect(pushed.output).toMatch(/git does not track it: .*notes\.txt.*src\/my_shop\.ts/);
});

/** Pushes that must not reach Zapier. @returns what is said */
async function refusedPush(options: string[] = []): Promise<string> {
  api.requests.length = 0;
  const { code, output } = await checkout.quickPush(options);
  expect([code, api.requests]).toStrictEqual([1, []]);
  expect(await readdir(checkout.temporary)).toStrictEqual([]);
  return output;
}

/** What is found out only once it is installed. */
const REFUSED: { readonly [when: string]: () => Promise<void> } = {
  'when the tests fail, nothing is pushed': async () => {
    await checkout.failTheTests(true);
    expect(await refusedPush()).toMatch(/\nNothing was pushed\. The tests failed: see above\.\n$/);
    await checkout.failTheTests(false);
  },
  'what only compiles with files that git does not track is not pushed': async () => {
    const index = await readFile(join(checkout.folder, 'index.ts'), 'utf8');
    await checkout.write('index.ts', `import './src/my_shop.ts';\n${index}`);
    await checkout.commit('Forget a file', 'index.ts');
    const output = await refusedPush(['--snapshot', 'forgotten', '--tested']);
    expect(output).toMatch(/Nothing was pushed\..* does not compile by itself: see above\.\n$/);
    await checkout.git('reset', '--quiet', '--hard', commit);
  },
  'a version that is frozen in another form is not pushed, and the tests are not begun':
    async () => {
      const file = `test/tools/release/${version}.json`;
      const snapshot = await checkout.readJson(file);
      await checkout.write(file, JSON.stringify({ ...snapshot, operations: {} }));
      await checkout.commit('Freeze less', file);
      const output = await refusedPush();
      expect(output).toMatch(
        /Nothing was pushed\. Version .* is not frozen as the app is: see above/,
      );
      expect(output).not.toContain('The tests ran.');
      await checkout.git('reset', '--quiet', '--hard', commit);
    },
};

test.each(partOf(Object.entries(REFUSED)))('%s', (_when, check) => check());

if (PLAYS_ALL) {
  test('the hashes of what was uploaded can be made again from its tag', async () => {
    await checkout.git('tag', 'a-tag', commit);
    await checkout.git('checkout', '--quiet', 'a-tag');
    const { code, output } = await checkout.script('test/tools/release/digest_main.ts');
    expect([code, output]).toStrictEqual([0, expect.any(String)]);
    const [, said = 'nothing'] = /\n(What runs: .*\nSources: .*\n)$/.exec(pushed.output) ?? [];
    expect(output.endsWith(`\nCommit ${commit}\n${said}`)).toBe(true);

    // Whoever has the zip only can make them with what every system has.
    await withUnpacked(uploaded().zip, async (folder, sent) => {
      const hash = createHash('sha256');
      for (const file of sent.sort()) {
        const own = createHash('sha256').update(await readFile(join(folder, file)));
        hash.update(`${own.digest('hex')}  ${file}\n`);
      }
      expect(said).toContain(`What runs: ${sent.length} files, sha256 ${hash.digest('hex')}\n`);
    });
  });

  test('a snapshot is uploaded under its label, and is no version', async () => {
    const { code, output } = await checkout.quickPush(['--snapshot', 'try', '--tested']);
    expect([code, output]).toStrictEqual([
      0,
      expect.stringMatching(/\nPushed 0\.0\.0-try: commit /),
    ]);
    expect([...api.versions.keys()]).toStrictEqual([version, '0.0.0-try']);
    const [, said] = /\n(What runs: .*)\n/.exec(pushed.output) ?? [];
    expect(output).toContain(`\n${said}\n`);
  });
}

describe('before anything is installed or tested', () => {
  /** What is said of a push that cannot be. */
  async function saidAtOnce(options: string[] = []): Promise<string> {
    const output = await refusedPush(options);
    expect(output).not.toMatch(/Installing|The tests ran/);
    return output;
  }

  afterEach(async () => {
    await checkout.git('reset', '--quiet', '--hard', commit);
    for (const tag of (await checkout.git('tag')).stdout.split('\n').filter((name) => name)) {
      await checkout.git('tag', '--delete', tag);
    }
  });

  test('what no commit has is not pushed', async () => {
    const readme = await readFile(join(checkout.folder, 'README.md'), 'utf8');
    await checkout.write('README.md', `${readme}\n`);
    expect(await saidAtOnce()).toMatch(
      /no commit has:\n {2}README\.md\nCommit them or put them away/,
    );
  });

  test('a version that is released is not pushed from another commit', async () => {
    await checkout.git('tag', `v${version}`);
    await checkout.write('more.txt', 'More.\n');
    await checkout.commit('More', 'more.txt');
    expect(await saidAtOnce()).toMatch(/is at another commit\. .* Raise the version first/s);
  });

  test('a version that is not higher than a tag or a frozen one is not pushed', async () => {
    await checkout.git('tag', 'v7.10.0', `${commit}`);
    await checkout.git('tag', 'v7.9.0', `${commit}`);
    expect(await saidAtOnce()).toMatch(/is not higher than 7\.10\.0, which is there already/);
    await checkout.write('test/tools/release/8.0.0.json', '{}');
    await checkout.commit('Freeze a later one', 'test/tools/release/8.0.0.json');
    expect(await saidAtOnce()).toMatch(/is not higher than 8\.0\.0, which is there already/);
  });

  test('without an integration, a login and a frozen version all three are said', async () => {
    await checkout.write('.zapierapprc', '{ "includeInBuild": [] }\n');
    await checkout.git('rm', '--quiet', `test/tools/release/${version}.json`);
    await checkout.commit('Unlink', '.zapierapprc');
    const { output, code } = await checkout.script('test/tools/release/push.ts', {
      HOME: '/nowhere',
      USERPROFILE: '/nowhere',
    });
    expect([code, output.split('\n').map((line) => line.replace(/[.:].*/, ''))]).toStrictEqual([
      1,
      [
        'No integration on Zapier is linked',
        'You are not logged in to Zapier',
        `Version ${version.replace(/\..*/, '')}`,
        '',
      ],
    ]);
  });

  test('a snapshot with a label that Zapier does not take is not pushed', async () => {
    expect(await saidAtOnce(['--snapshot', 'a-label-too-long'])).toMatch(/at most 12 letters/);
  });

  test('a release needs its tag, and those of the versions before it', async () => {
    const ready = () =>
      checkout.script('test/tools/release/is_ready.ts', { ZAPIER_DEPLOY_KEY: 'there' });
    const untagged = await ready();
    expect(untagged.code).toBe(1);
    expect(untagged.output).toMatch(/^Version 1\.0\.0 has no tag v1\.0\.0, so nothing keeps it/m);
    expect(untagged.output).toContain(`there is no tag v${version}. A release is`);
    for (const file of files) {
      const [, frozen] = /^test\/tools\/release\/(\d.*)\.json$/.exec(file) ?? [];
      if (frozen) await checkout.git('tag', `v${frozen}`);
    }
    expect(await ready()).toMatchObject({
      code: 0,
      output: `${version} can be released: commit ${commit}.\n`,
    });
  });

  test('an unknown option is an error in one line', async () => {
    expect(await saidAtOnce(['--snapshoot'])).toMatch(/^Unknown option '--snapshoot'.*\n$/);
  });
});
