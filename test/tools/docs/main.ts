import { existsSync, readFileSync } from 'node:fs';
import { buildApp } from '../../support/build.ts';
import { changesOf } from '../../support/changes.ts';
import { optionsOf, script } from '../../support/command.ts';
import { writeWhole } from '../../support/write_whole.ts';

optionsOf(
  script('docs', 'Writes docs/reference.md from the app as it is, and prints what changes.'),
);
buildApp();
// Only now, because these load the build.
const { readDefinition } = await import('../../standins/zapier/built/definition.ts');
const { referenceOf } = await import('./reference.ts');

const file = new URL('../../../docs/reference.md', import.meta.url);
try {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const after = await referenceOf(await readDefinition());
  writeWhole(file, after);
  console.log(changesOf('docs/reference.md', before, after));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
