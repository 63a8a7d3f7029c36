import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import type { Judged } from './small_project.ts';

/** In a process of its own, because the instrumenter does not load within Jest. */
let judged: Judged;
beforeAll(async () => {
  const script = fileURLToPath(new URL('small_project.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  judged = JSON.parse(stdout);
});

test('a change of what runs while a module loads is noticed', () => {
  expect(judged.verdicts['/^#/ → /#/']).toMatchObject({
    kind: 'killed',
    by: 'test/sources.test.ts: sharp',
  });
});

test('a module of which nothing runs while it loads is seen by its tests', () => {
  expect(judged.verdicts['hour > 22 → hour >= 22']).toMatchObject({
    kind: 'killed',
    by: 'test/late.test.ts: in time',
  });
});

test('a change that makes an endless loop counts as noticed', () => {
  expect(judged.verdicts['at += 1 → at -= 1']).toMatchObject({ kind: 'killed' });
});

test('the built app carries the change too', () => {
  expect(judged.verdicts['day > 0 → true']).toMatchObject({
    kind: 'killed',
    by: 'test/built.test.ts: closed',
  });
});

test('what no test notices survives, with the files that were asked', () => {
  expect(judged.verdicts['day > 0 → day >= 0']).toMatchObject({
    kind: 'survived',
    files: ['test/built.test.ts', 'test/sources.test.ts'],
  });
});

test('what no test reaches survives', () => {
  expect(judged.verdicts['!a → a']).toMatchObject({ kind: 'survived', files: [] });
});

test('a file that fails without a change is named, and not asked', () => {
  expect(judged.failing).toStrictEqual([expect.stringMatching(/^test\/red\.test\.ts: wrong/)]);
});

test('a file that loads nothing of the app is not run', () => {
  expect(judged.measured).toStrictEqual([
    'test/built.test.ts',
    'test/late.test.ts',
    'test/sources.test.ts',
  ]);
});

test('a mutant keeps its name when its line moves', () => {
  expect(judged.idsAfterMove).toStrictEqual(judged.ids);
  expect(new Set(judged.ids).size).toBe(judged.ids.length);
});

test('of mistakes made by hand it is told which test notices them, in the sources and the built app', () => {
  expect(judged.byHand).toStrictEqual({
    'in the built app': 'test/built.test.ts: closed',
    'in the sources': 'test/sources.test.ts: count',
  });
});
