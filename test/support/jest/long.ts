/**
 * Runs the files that take long as a group of their own: see config.js. The files that need a browser
 * share one, in which each has tabs of its own; `JUSTCLICK_BROWSER` says where it is.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { partOf } from '../amount.ts';
import { findBrowser, shareBrowser } from '../browser.ts';
import { slashed } from '../slashes.ts';

// Imported it is the class itself, which is not what its types say.
const { default: Runner }: typeof import('jest-runner') = createRequire(import.meta.url)(
  'jest-runner',
);
type Given = Parameters<InstanceType<typeof Runner>['runTests']>;
type Tests = Given[0];

const folderOf = (test: Tests[number]) =>
  slashed(dirname(relative(test.context.config.rootDir, test.path)));

/** They take longest, so they begin first: the other workers would wait for them in the end. */
const LONGEST = /(clone|memory|push|push_stopped)\.test\.ts$/;
const longestFirst = (tests: Tests): Tests => [
  ...tests.filter(({ path }) => LONGEST.test(path)),
  ...tests.filter(({ path }) => !LONGEST.test(path)),
];

export default class extends Runner {
  override async runTests(...[tests, ...more]: Given): Promise<void> {
    const isAsked = this._globalConfig.testPathPatterns.isSet();
    const played = longestFirst(isAsked ? tests : someOf(tests));
    const path = findBrowser();
    const isNeeded = played.some((test) => folderOf(test) === 'test/tools/editor');
    if (!isNeeded || path === undefined) return super.runTests(played, ...more);
    const browser = await shareBrowser(path);
    process.env.JUSTCLICK_BROWSER = browser.wsEndpoint();
    try {
      await super.runTests(played, ...more);
    } finally {
      delete process.env.JUSTCLICK_BROWSER;
      await browser.close();
    }
  }
}

/** A quarter of them, others each time, and those in a folder with changes; all where all is played. */
function someOf(tests: Tests): Tests {
  const drawn = new Set(partOf(tests, Math.ceil(tests.length / 4)));
  const changed = changedFiles();
  return tests.filter(
    (test) => drawn.has(test) || changed.some((file) => file.startsWith(`${folderOf(test)}/`)),
  );
}

/** What no commit has yet, from the root of the project; nothing where there is no git. */
function changedFiles(): string[] {
  try {
    const lines = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' });
    return lines.split('\n').map((line) => line.slice(3));
  } catch {
    return [];
  }
}
