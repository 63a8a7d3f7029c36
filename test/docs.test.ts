import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { referenceOf } from './docs/reference.ts';
import { readDefinition } from './support/definition.ts';

test('docs/reference.md is that of the app as it is (if not: npm run docs)', async () => {
  const written = await readFile(new URL('../docs/reference.md', import.meta.url), 'utf8');
  expect(written).toBe(await referenceOf(await readDefinition()));
});
