import { readdir, readFile } from 'node:fs/promises';
import { join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { slashed } from '../../support/slashes.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Which rooms of the app each room may know, beside itself. From the top to the bottom: the app, what
 * people see, polling, what an order, a product or a contact is, values, the service. None may know one above it.
 */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = (() => {
  const justclick = ['bounds'];
  const values = [...justclick, 'justclick'];
  const things = [...values, 'values'];
  const perform = things;
  const polling = [...things, 'orders', 'products'];
  const seen = [...polling, 'polling', 'contacts', 'perform'];
  return {
    bounds: [],
    justclick,
    values,
    orders: [...things, 'products'],
    products: things,
    contacts: things,
    perform,
    polling,
    hydrators: seen,
    dropdowns: seen,
    triggers: [...seen, 'hydrators'],
    creates: seen,
    searches: seen,
    search_or_creates: ['creates', 'searches'],
    authentication: [...values, 'perform'],
    index: [
      'triggers',
      'dropdowns',
      'creates',
      'searches',
      'search_or_creates',
      'hydrators',
      'authentication',
      'justclick',
    ],
  };
})();

/**
 * The rooms of the tests, and which others each may know. Tests of the app and tools stand on the
 * stand-ins, and those on what helps any test; none knows one above it, or beside it.
 */
const TESTS_MAY_KNOW: Readonly<Record<string, readonly string[]>> = (() => {
  const standins = ['test/standins/justclick', 'test/standins/zapier', 'test/support'];
  return {
    'test/app': ['src', ...standins],
    'test/tools': ['src', ...standins],
    'test/standins/justclick': ['test/support'],
    'test/standins/zapier': ['test/support'],
    'test/support': [],
  };
})();

/** `src/orders/list.ts` is in the room `orders`, `src/authentication.ts` is one by itself. */
const roomOf = (file: string) => /^(?:src\/)?(\w+)/.exec(file)?.[1] ?? file;

async function importsOf(file: string): Promise<string[]> {
  const source = await readFile(join(ROOT, file), 'utf8');
  const paths = [...source.matchAll(/\b(?:from |import |import\()'(\.[^']+)'/g)].map(
    ([, path = '']) => path,
  );
  return paths.map((path) => posix.join(posix.dirname(file), path));
}

/** `test/app/orders/order.test.ts` is in the room `test/app`, and all of `src` is one for the tests. */
const testRoomOf = (file: string) =>
  file.startsWith('src/') || file === 'index.ts'
    ? 'src'
    : Object.keys(TESTS_MAY_KNOW).find((room) => file.startsWith(`${room}/`));

const files = (await readdir(join(ROOT, 'src'), { recursive: true }))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `src/${slashed(file)}`);

test('the rooms of src know each other in one direction only', async () => {
  const wrong: string[] = [];
  for (const file of ['index.ts', ...files]) {
    const room = roomOf(file);
    const known = MAY_KNOW[room];
    if (known === undefined) {
      wrong.push(`${file}: add the room "${room}" to MAY_KNOW in test/tools/lint/rooms.test.ts.`);
      continue;
    }
    for (const imported of (await importsOf(file)).filter((path) => path.startsWith('src/'))) {
      const other = roomOf(imported);
      if (other === room || known.includes(other)) continue;
      const rooms = known.length > 0 ? known.join(', ') : 'no other room';
      wrong.push(`${file} imports ${imported}, but "${room}" may know ${rooms}.`);
    }
  }
  expect(wrong).toStrictEqual([]);
});

const testFiles = (await readdir(join(ROOT, 'test'), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  .map((entry) => slashed(relative(ROOT, join(entry.parentPath, entry.name))))
  .filter((file) => file !== 'test/tsconfig.json');

test('everything of test/ is in a room, and the rooms know each other in one direction only', async () => {
  const wrong: string[] = [];
  for (const file of testFiles) {
    const room = testRoomOf(file);
    const known = TESTS_MAY_KNOW[room ?? ''];
    if (room === undefined || known === undefined) {
      wrong.push(`${file}: move it into one of ${Object.keys(TESTS_MAY_KNOW).join(', ')}.`);
      continue;
    }
    for (const imported of /\.tsx?$/.test(file) ? await importsOf(file) : []) {
      const other = testRoomOf(imported);
      if (other === undefined || other === room || known.includes(other)) continue;
      const rooms = known.length > 0 ? known.join(', ') : 'no other room';
      wrong.push(`${file} imports ${imported}, but "${room}" may know ${rooms}.`);
    }
  }
  expect(wrong).toStrictEqual([]);
});

test('the files of the tests are named as those of src are, in snake_case', () => {
  const wrong = testFiles.filter((file) => !/^[a-z0-9_./]+$/.test(file));
  expect(wrong).toStrictEqual([]);
});

test('no file of src is longer than a reader can hold in one look', async () => {
  const long: string[] = [];
  for (const file of files) {
    const lines = (await readFile(join(ROOT, file), 'utf8')).split('\n').length - 1;
    if (lines > 250) long.push(`${file} has ${lines} lines: move a part of it beside it.`);
  }
  expect(long).toStrictEqual([]);
});
