import { readFile } from 'node:fs/promises';

/**
 * Throws unless a page in the repository is what its script makes. A page that is not has hundreds of
 * lines that differ, so the error names the first one and what to run.
 *
 * @param file from the root of the repository, e.g. `docs/reference.md`
 */
export async function expectMade(file: string, command: string, made: string): Promise<void> {
  const written = await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
  if (written === made) return;
  const [old, now] = [written.split('\n'), made.split('\n')];
  const line = now.findIndex((text, index) => text !== old[index]);
  const at = line < 0 ? now.length : line;
  throw new Error(
    `${file} is not that of the app as it is: run \`${command}\` and commit the page. Line ${at + 1} is\n  ${cut(old[at])}\nand would be\n  ${cut(now[at])}`,
  );
}

const cut = (line = '(the end)') => (line.length > 300 ? `${line.slice(0, 300)}…` : line);
