import { writeFile } from 'node:fs/promises';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { readCommand } from '../../support/command.ts';
import { referenceOf } from './reference.ts';

readCommand('npm run docs\n\nWrites docs/reference.md from the app as it is.\n', {});
const file = new URL('../../../docs/reference.md', import.meta.url);
await writeFile(file, await referenceOf(await readDefinition()));
console.log('Wrote docs/reference.md');
