import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { MISTAKES } from './list.ts';
import { sourceWith } from './mistake.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

test('each mistake made by hand still fits the file that it is made in, and has tests to notice it', () => {
  const rotten = MISTAKES.flatMap((mistake) => {
    try {
      sourceWith(ROOT, mistake);
      return [];
    } catch (error) {
      return String(error);
    }
  });
  expect(rotten).toStrictEqual([]);
});

test('each has a name of its own', () => {
  const names = MISTAKES.map(({ name }) => name.toLowerCase());
  expect(names.length).toBeGreaterThanOrEqual(60);
  expect(new Set(names).size).toBe(names.length);
});

test('one that is wrong is refused', () => {
  const [mistake] = MISTAKES as [(typeof MISTAKES)[0]];
  const made = (more: object) => () => sourceWith(ROOT, { ...mistake, ...more });
  expect(made({})()).toContain(mistake.to);
  expect(made({ from: 'not there' })).toThrow(/does not have not there$/);
  expect(made({ from: 'const' })).toThrow(/more than once: const$/);
  expect(made({ to: mistake.from })).toThrow(/nothing is changed/);
  expect(made({ tests: ['test/tools/docs/docs.test.ts'] })).toThrow(/a page does not count/);
  expect(made({ tests: ['test/app/gone.test.ts'] })).toThrow(/there is no test\/app\/gone/);
});
