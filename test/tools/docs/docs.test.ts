import { test } from '@jest/globals';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { expectMade } from '../../support/made.ts';
import { referenceOf } from './reference.ts';

test('docs/reference.md is that of the app as it is', async () => {
  await expectMade('docs/reference.md', 'npm run docs', await referenceOf(await readDefinition()));
});
