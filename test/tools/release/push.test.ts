import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { openCheckout, type Ran } from './checkout.ts';
import { runUnpacked } from './run.ts';
import { startZapierApi } from './zapier_api.ts';
import { withUnpacked } from './zip.ts';

/** Made up for each run, because this file is uploaded with the sources. */
const DEPLOY_KEY = randomUUID();
const SECRET = randomUUID();

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
beforeAll(async () => {
  api = await startZapierApi({ deployKey: DEPLOY_KEY, appId: 4711 });
  checkout = await openCheckout(api);
  for (const [name, text] of Object.entries(PLANTED)) await checkout.write(name, text);
  version = String((await checkout.readJson('package.json')).version);
  pushed = await checkout.push();
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
  expect(pushed.output).toMatch(/Pushed \d+\.\d+\.\d+: commit [0-9a-f]{7,}, \d+ source files\.\n$/);
  expect(api.calls()).toStrictEqual([
    'GET /apps/4711',
    'GET /apps/4711',
    'POST /check',
    `PUT /apps/4711/versions/${version}`,
  ]);
});

test('the tests run before it, without the deploy key and without the login', async () => {
  const seen = (await checkout.readJson('seen-by-tests.json')) as { env: Record<string, string> };
  expect(Object.keys(seen.env).filter((name) => /zapier/i.test(name))).toStrictEqual([]);
  expect(JSON.stringify(seen)).not.toContain(DEPLOY_KEY);
  expect(seen).toMatchObject({ hasLogin: false });
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

test('the sources are the files that git tracks, and nothing else', async () => {
  await withUnpacked(uploaded().sourceZip, async (folder, files) => {
    expect(files.sort()).toStrictEqual(await checkout.tracked());
    for (const file of ['index.ts', 'package-lock.json', 'src/authentication.ts']) {
      const [sent, ours] = await Promise.all(
        [folder, checkout.folder].map((root) => readFile(join(root, file), 'utf8')),
      );
      expect(sent).toBe(ours);
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
  const { code, output } = await checkout.push(options);
  expect([code, api.requests]).toStrictEqual([1, []]);
  return output;
}

test('when the tests fail, nothing is pushed', async () => {
  await checkout.write('fail-the-tests', '');
  expect(await refusedPush()).toMatch(
    /Nothing was pushed, because the tests failed: see above\.\n$/,
  );
  await checkout.remove('fail-the-tests');
});

test('what no commit has is not pushed', async () => {
  const readme = await readFile(join(checkout.folder, 'README.md'), 'utf8');
  await checkout.write('README.md', `${readme}\n`);
  expect(await refusedPush()).toMatch(
    /no commit has:\n {2}README\.md\nCommit them or put them away/,
  );
  await checkout.write('README.md', readme);
});

test('a version that is released is not pushed from another commit', async () => {
  await checkout.git('tag', `v${version}`);
  await checkout.write('more.txt', 'More.\n');
  await checkout.git('add', 'more.txt');
  await checkout.git('commit', '--quiet', '--message', 'More');
  expect(await refusedPush()).toMatch(/is at another commit\. .* Raise the version first/s);
});

test('what only compiles with files that git does not track is not pushed', async () => {
  const index = await readFile(join(checkout.folder, 'index.ts'), 'utf8');
  await checkout.write('index.ts', `import '../../packaging/src/my_shop.ts';\n${index}`);
  await checkout.git('commit', '--quiet', '--all', '--message', 'Forget a file');
  const output = await refusedPush(['--snapshot', 'forgotten', '--tested']);
  expect(output).toMatch(/does not compile by itself: see above\.\n$/);
});

test('an unknown option is an error in one line', async () => {
  expect(await refusedPush(['--snapshoot'])).toMatch(/\nUnknown option '--snapshoot'.*\n$/);
});
