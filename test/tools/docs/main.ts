import { buildApp } from '../../support/build.ts';
import { optionsOf, script } from '../../support/command.ts';
import { writeWhole } from '../../support/write_whole.ts';

optionsOf(script('docs', 'Writes docs/reference.md from the app as it is.'));
buildApp();
// Only now, because these load the build.
const { readDefinition } = await import('../../standins/zapier/built/definition.ts');
const { referenceOf } = await import('./reference.ts');

const file = new URL('../../../docs/reference.md', import.meta.url);
try {
  writeWhole(file, await referenceOf(await readDefinition()));
  console.log('Wrote docs/reference.md');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
