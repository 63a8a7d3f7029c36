import { readFile } from 'node:fs/promises';
import { between } from '../../support/page.ts';
import { writeWhole } from '../../support/write_whole.ts';

/** Writes the parts of docs/benchmark.md that are made by the bench. */
export async function writePage(parts: Readonly<Record<string, string>>): Promise<void> {
  const file = new URL('../../../docs/benchmark.md', import.meta.url);
  let page = await readFile(file, 'utf8');
  for (const [name, text] of Object.entries(parts)) page = between(page, name, text);
  writeWhole(file, page);
}
