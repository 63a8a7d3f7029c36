import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { readCommand } from '../../support/command.ts';
import { writeWhole } from '../../support/write_whole.ts';
import { referenceOf } from './reference.ts';

readCommand('npm run docs\n\nWrites docs/reference.md from the app as it is.\n', {});
const file = new URL('../../../docs/reference.md', import.meta.url);
try {
  writeWhole(file, await referenceOf(await readDefinition()));
  console.log('Wrote docs/reference.md');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
