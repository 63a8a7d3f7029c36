import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { slashed } from '../../support/slashes.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What works on the system of whoever writes it, and not on each other one. */
const TRAPS: readonly (readonly [trap: RegExp, instead: string, but: readonly string[]])[] = [
  [
    /import\.meta\.url\)\.pathname|\b[A-Z_]+\.pathname/,
    'The path of an address has %20 for a blank, and a slash before C:. Take fileURLToPath.',
    [],
  ],
  [
    /\b(spawn|execFile|spawnSync|execFileSync)\)?\(\s*'(npm|npx)'/,
    'npm is a script on Windows, which cannot be started so. Take npmCommand of test/support/npm.ts.',
    [],
  ],
  [
    /\bsymlink(Sync)?\((?![^;]*'junction')[^;]*;/,
    "A link to a folder needs the type 'junction' on Windows.",
    // Links a file, in a test that is left out there.
    ['test/support/write_whole.test.ts'],
  ],
  [
    /\.kill\('SIG(TERM|INT|HUP)'\)/,
    'Windows ends a program at once where others ask it to. Leave what asserts its last words to onPosix of test/support/posix.ts.',
    // Both only wait until it is gone; what asserts more is left out there.
    ['test/tools/editor/testing.ts', 'test/standins/justclick/main.test.ts'],
  ],
];

test('nothing in test/ works on one system only', async () => {
  const names = (await readdir(`${ROOT}/test`, { recursive: true })).map(slashed);
  const wrong: string[] = [];
  for (const name of names.filter((file) => /\.(ts|tsx|mjs)$/.test(file))) {
    const file = `test/${name}`;
    if (file === 'test/tools/lint/systems.test.ts') continue;
    const text = await readFile(`${ROOT}/${file}`, 'utf8');
    for (const [trap, instead, but] of TRAPS) {
      const [found] = but.includes(file) ? [] : (trap.exec(text) ?? []);
      if (found !== undefined) wrong.push(`${file}: ${found.split('\n')[0]}\n  ${instead}`);
    }
  }
  expect(wrong).toStrictEqual([]);
});
