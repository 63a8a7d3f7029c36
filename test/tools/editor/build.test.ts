import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadIntegration } from './build.ts';

let root: string;
let done: string[];
beforeEach(async () => {
  done = [];
  root = await mkdtemp(join(tmpdir(), 'editor-build-'));
  for (const [name, at] of [
    ['package.json', 10],
    ['index.ts', 10],
    ['src/orders/order.ts', 10],
    ['dist/index.js', 20],
  ] as const) {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), name === 'package.json' ? '{"type":"module"}' : EXPORT);
    await touch(name, at);
  }
});
afterEach(() => rm(root, { recursive: true }));

const EXPORT = 'export default { name: "app" };';
const touch = (name: string, at: number) => utimes(join(root, name), at, at);
const load = () =>
  loadIntegration({
    root,
    build: () => done.push('built'),
    say: (line) => done.push(line),
  });

describe('the build that the editor serves', () => {
  test('is taken as it is when nothing is newer', async () => {
    expect(await load()).toStrictEqual({ name: 'app' });
    expect(done).toStrictEqual([]);
  });

  test.each(['src/orders/order.ts', 'index.ts', 'package.json'])(
    'is made again when %s is newer, which is said',
    async (name) => {
      await touch(name, 30);
      await load();
      expect(done).toStrictEqual([
        `${join(name)} is newer than the build. Building the app.`,
        'built',
      ]);
    },
  );
});
