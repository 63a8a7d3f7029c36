import { writeFile } from 'node:fs/promises';
import { buildApp } from '../../support/build.ts';
import { optionsOf, script } from '../../support/command.ts';

optionsOf(script('docs', 'Writes docs/reference.md from the app as it is.'));
buildApp();
// Only now, because these load the build.
const { readDefinition } = await import('../../standins/zapier/built/definition.ts');
const { referenceOf } = await import('./reference.ts');

const file = new URL('../../../docs/reference.md', import.meta.url);
await writeFile(file, await referenceOf(await readDefinition()));
console.log('Wrote docs/reference.md');
