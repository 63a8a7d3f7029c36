import { readFile } from 'node:fs/promises';
import { writeWhole } from '../../support/write_whole.ts';

/**
 * Puts text between two marks of a page of Markdown: `<!-- NAME -->` and `<!-- end of NAME -->`.
 *
 * @throws when the page has no such marks
 */
export function between(page: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from === -1 || to < from) {
    throw new Error(`docs/benchmark.md needs a line "${start}" and after it one "${end}".`);
  }
  return `${page.slice(0, from + start.length)}\n\n${text.trim()}\n\n${page.slice(to)}`;
}

/** Writes the parts of docs/benchmark.md that are made by the bench. */
export async function writePage(parts: Readonly<Record<string, string>>): Promise<void> {
  const file = new URL('../../../docs/benchmark.md', import.meta.url);
  let page = await readFile(file, 'utf8');
  for (const [name, text] of Object.entries(parts)) page = between(page, name, text);
  writeWhole(file, page);
}
