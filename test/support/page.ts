/**
 * Puts text between two marks of a page of Markdown: `<!-- NAME -->` and `<!-- end of NAME -->`.
 *
 * @throws when the page has no such marks
 */
export function between(page: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from === -1 || to < from) {
    throw new Error(`The page needs a line "${start}" and after it one "${end}".`);
  }
  return `${page.slice(0, from + start.length)}\n\n${text.trim()}\n\n${page.slice(to)}`;
}
