import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { onPosix } from './posix.ts';
import { tryToWrite, writeWhole } from './write_whole.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'justclick-whole-'));
  file = join(folder, 'page.md');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const text = () => readFileSync(file, 'utf8');

describe('writeWhole', () => {
  test('makes a file, and replaces one', () => {
    writeWhole(file, 'Old.');
    expect(text()).toBe('Old.');
    writeWhole(file, 'New.');
    expect([text(), readdirSync(folder)]).toStrictEqual(['New.', ['page.md']]);
  });

  onPosix('keeps what may be done with it, and the link that leads to it', () => {
    writeFileSync(join(folder, 'real.md'), 'Old.', { mode: 0o640 });
    symlinkSync('real.md', file);
    writeWhole(file, 'New.');
    expect(readFileSync(join(folder, 'real.md'), 'utf8')).toBe('New.');
    expect(statSync(join(folder, 'real.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toStrictEqual(['page.md', 'real.md']);
  });

  onPosix('writes to a device, and does not put a file in its place', () => {
    writeWhole('/dev/null', 'New.');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  // A limit of the system ends the writing in the middle, as a full disk does.
  onPosix('leaves the old file where the disk is full in the middle of the new one', () => {
    writeFileSync(file, 'Old.');
    const helper = new URL('write_whole.ts', import.meta.url).href;
    const code = `const { writeWhole } = await import('${helper}');
      try { writeWhole(process.argv[1], 'x'.repeat(100_000)); } catch (error) { console.log(error.message); }`;
    const { stdout } = spawnSync(
      'bash',
      [
        '-c',
        'ulimit -f 20; exec "$0" --input-type=module --eval "$1" "$2"',
        process.execPath,
        code,
        file,
      ],
      { encoding: 'utf8' },
    );
    expect(stdout).toBe(
      `${file} could not be written: it would be larger than the system allows. It is as it was.\n`,
    );
    expect([text(), readdirSync(folder)]).toStrictEqual(['Old.', ['page.md']]);
  });
});

describe('tryToWrite', () => {
  test('leaves nothing behind', () => {
    tryToWrite(file);
    expect(readdirSync(folder)).toStrictEqual([]);
    writeFileSync(file, 'Old.');
    tryToWrite(file);
    expect([text(), readdirSync(folder)]).toStrictEqual(['Old.', ['page.md']]);
  });

  test('says what is in the way', () => {
    mkdirSync(file);
    expect(() => tryToWrite(file)).toThrow(`${file} cannot be written: it is a folder.`);
    const lost = join(folder, 'no', 'page.md');
    expect(() => tryToWrite(lost)).toThrow(`${lost} cannot be written: its folder is not there.`);
  });
});

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What may write in another way, because it only writes into folders that it made for itself. */
const IN_OWN_FOLDERS = [
  'support/write_whole.ts',
  'tools/bench/floor.ts',
  'tools/demo/zapier.ts',
  'tools/mutation/small_project.ts',
  'tools/mutation/workshop.ts',
  'tools/probe/support/command.ts',
  'tools/release/checkout.ts',
  'tools/release/package.ts',
  'tools/release/zip.ts',
  'tools/runtime/install.mjs',
];

test('whatever writes a file that stays writes it whole', () => {
  const wrong = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /(?<!\.test)\.(ts|tsx|mjs)$/.test(name) && !IN_OWN_FOLDERS.includes(name))
    .filter((name) =>
      /\b(writeFile|writeFileSync|createWriteStream|appendFile)\b/.test(
        readFileSync(join(ROOT, 'test', name), 'utf8'),
      ),
    );
  expect(wrong).toStrictEqual([]);
});

/** What a copy of the project does without: it is linked, or none of the project. */
const LEFT = new Set(['node_modules', '.git', 'build', 'coverage']);

describe('on a full disk', () => {
  /** A copy that is built already: its scripts build too, and must not do so in the project itself. */
  function copyOfProject(): string {
    const copy = join(folder, 'project');
    cpSync(ROOT, copy, {
      recursive: true,
      filter: (path) => !LEFT.has(relative(ROOT, path)),
    });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction');
    const own = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8'));
    own.scripts.build = 'node --version';
    writeFileSync(join(copy, 'package.json'), JSON.stringify(own));
    return copy;
  }

  onPosix.each([
    [
      'test/tools/docs/main.ts',
      'docs',
      /docs\/reference\.md could not be written: .*It is as it was\.\n$/,
    ],
    [
      'test/tools/release/freeze.ts',
      'test/tools/release',
      /\.json could not be written: .*It is as it was\.\n$/,
    ],
  ])('%s leaves what was there, and says which file it is about', (path, at, says) => {
    const copy = copyOfProject();
    const read = () =>
      readdirSync(join(copy, at), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => [name, readFileSync(join(copy, at, name), 'utf8')]);
    const before = read();
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        'ulimit -f 8; exec "$0" --disable-warning=ExperimentalWarning "$1"',
        process.execPath,
        path,
      ],
      {
        cwd: copy,
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: folder, npm_config_logs_max: '0' },
      },
    );
    expect([status, stderr]).toStrictEqual([1, expect.stringMatching(says)]);
    expect(read()).toStrictEqual(before);
  });
});
