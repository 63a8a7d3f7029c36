import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const FOLDER = fileURLToPath(new URL('../../../.github/workflows', import.meta.url));

/** The commands of each job, in their order. */
async function commandsOf(file: string): Promise<{ [job: string]: string[] }> {
  const text = await readFile(`${FOLDER}/${file}`, 'utf8');
  const [, jobs = ''] = text.split(/^jobs:$/m);
  const parts = jobs.split(/^ {2}(?=[\w-]+:$)/m).slice(1);
  return Object.fromEntries(
    parts.map((part) => [
      part.slice(0, part.indexOf(':')),
      [...part.matchAll(/^ +(?:- )?run: (.+)$/gm)].map(([, command = '']) => command),
    ]),
  );
}

test('a commit is tested once on each Node.js, and tried on other systems', async () => {
  expect(await commandsOf('test.yml')).toStrictEqual({
    test: ['npm ci', 'npm test', 'npm run demo'],
    'other-systems': ['npm ci', 'npm run lint', 'npm run demo'],
  });
  const text = await readFile(`${FOLDER}/test.yml`, 'utf8');
  expect(text).toContain('node: [22, 24, 26]');
  expect(text).toContain('system: [macos-latest, windows-latest]');
});

test('a release that cannot be ends before anything is installed', async () => {
  const [first = '', ...others] = (await commandsOf('release.yml')).push ?? [];
  expect(first).toMatch(/test\/tools\/release\/is_ready\.ts$/);
  expect(others).toStrictEqual([
    'npm ci',
    'npm run freeze -- --check',
    'npm test',
    'npm run push -- --tested',
  ]);
});

test('only the upload has the deploy key', async () => {
  for (const file of await readdir(FOLDER)) {
    const text = await readFile(`${FOLDER}/${file}`, 'utf8');
    const steps = text
      .split(/^ +- /m)
      .filter((step) => /\{\{ secrets\.ZAPIER_DEPLOY_KEY \}\}/.test(step));
    expect([file, steps.map((step) => step.split('\n')[0])]).toStrictEqual([
      file,
      file === 'release.yml' ? ['run: npm run push -- --tested'] : [],
    ]);
  }
});

test('the packages that run on Zapier are audited each week', async () => {
  expect(await readFile(`${FOLDER}/mutation.yml`, 'utf8')).toContain('schedule:');
  expect((await commandsOf('mutation.yml')).audit).toStrictEqual(['npm audit --omit=dev']);
});
