import { writeFile } from 'node:fs/promises';
import { readDefinition } from '../support/definition.ts';
import { referenceOf } from './reference.ts';

const file = new URL('../../docs/reference.md', import.meta.url);
await writeFile(file, await referenceOf(await readDefinition()));
