/** Judges all mutants of a small project of its own, and prints what came of it as JSON. */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judgeByHand } from './by_hand/judge.ts';
import type { Mistake } from './by_hand/mistake.ts';
import { judge, type Verdict } from './judge.ts';
import { measureTests } from './measure.ts';
import { changeOf, instrument } from './mutants.ts';
import { Planner } from './plan.ts';
import { Worker } from './pool.ts';
import { openWorkshop } from './workshop.ts';

/** What its tests notice of each change is known. */
const FILES = {
  'package.json': '{ "type": "module" }',
  'tsconfig.json': `{
    "compilerOptions": {
      "module": "nodenext", "target": "es2023", "rewriteRelativeImportExtensions": true,
      "rootDir": ".", "outDir": "dist", "types": []
    },
    "include": ["src"]
  }`,
  'src/shop.ts': `
    const BEFORE = /^#/;
    export const orderNumber = (text: string) => text.replace(BEFORE, '');
    export function count(to: number) {
      let at = 0;
      while (at < to) at += 1;
      return at;
    }
    export const never = (a: boolean) => !a;
    export const isOpen = (day: number) => day > 0;`,
  'src/late.ts': `
    export function isLate(hour: number) {
      return hour > 22;
    }`,
  'test/late.test.ts': `
    import { expect, test } from '@jest/globals';
    import { isLate } from '../src/late.ts';
    test('in time', () => expect(isLate(22)).toBe(false));`,
  'test/sources.test.ts': `
    import { expect, test } from '@jest/globals';
    import { count, isOpen, orderNumber } from '../src/shop.ts';
    test('sharp', () => expect(orderNumber('7#8')).toBe('7#8'));
    test('count', () => expect(count(3)).toBe(3));
    test('open', () => expect(isOpen(1)).toBe(true));`,
  'test/built.test.ts': `
    import { expect, test } from '@jest/globals';
    const { isOpen } = await import(new URL('../dist/src/shop.js', import.meta.url).href);
    test('closed', () => expect(isOpen(-1)).toBe(false));`,
  'test/red.test.ts': `
    import { expect, test } from '@jest/globals';
    import { isOpen } from '../src/shop.ts';
    test('wrong', () => expect(isOpen(1)).toBe(false));`,
  'test/elsewhere.test.ts': `
    import { test } from '@jest/globals';
    test('nothing of the app', () => { throw new Error('is not run'); });`,
};

/** What its tests notice of these is known as well. */
const BY_HAND: readonly Mistake[] = [
  {
    name: 'in the built app',
    file: 'src/shop.ts',
    from: 'day > 0;',
    to: 'day > -9;',
    tests: ['test/late.test.ts', 'test/built.test.ts'],
  },
  {
    name: 'in the sources',
    file: 'src/shop.ts',
    from: 'at += 1;',
    to: 'at += 2;',
    tests: ['test/sources.test.ts'],
  },
  {
    name: 'that nobody notices',
    file: 'src/shop.ts',
    from: '=> !a;',
    to: '=> a;',
    tests: ['test/sources.test.ts', 'test/built.test.ts'],
  },
];

export type Judged = {
  verdicts: Record<string, Verdict>;
  measured: string[];
  failing: string[];
  /** Which test noticed each mistake that is made by hand, by its name. */
  byHand: Record<string, string | undefined>;
  /** Of all mutants, before and after the lines moved. */
  ids: string[];
  idsAfterMove: string[];
};

const root = await mkdtemp(join(tmpdir(), 'small-project-'));
for (const [file, text] of Object.entries(FILES)) {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}
await mkdir(join(root, 'node_modules'));
for (const name of ['typescript', '@typescript']) {
  const folder = fileURLToPath(new URL(`../../../node_modules/${name}`, import.meta.url));
  await symlink(folder, join(root, 'node_modules', name), 'junction');
}
const SOURCES = ['src/late.ts', 'src/shop.ts'];
const idsOf = async () => (await instrument(root, SOURCES)).mutants.map(({ id }) => id);

const made = await instrument(root, SOURCES);
const workshop = await openWorkshop(root, made);
const worker = new Worker(workshop.folder);
try {
  const { measured, failing } = await measureTests(root, [worker], () => undefined);
  const planner = new Planner(measured);
  const verdicts: Judged['verdicts'] = {};
  for (const mutant of made.mutants) {
    verdicts[changeOf(mutant)] = await judge(mutant, planner, worker);
  }
  const byHand: Judged['byHand'] = {};
  await judgeByHand(root, BY_HAND, [worker], ({ mistake, killer }) => {
    byHand[mistake.name] = killer?.by;
  });
  const ids = await idsOf();
  await writeFile(join(root, 'src/shop.ts'), `\n\n// A line more.\n${FILES['src/shop.ts']}`);
  const idsAfterMove = await idsOf();
  const files = measured.map(({ file }) => file);
  const judged: Judged = { verdicts, measured: files, failing, byHand, ids, idsAfterMove };
  console.log(JSON.stringify(judged));
} finally {
  worker.stop();
  await workshop.close();
  await rm(root, { recursive: true });
}
