import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Instrumented } from './mutants.ts';

/** What a copy does without: it is made anew, or linked. */
const LEFT_BEHIND = new Set(['node_modules', 'dist', 'build', '.git', 'coverage']);

/**
 * A copy of the project, outside of it, in which the sources and the built app carry all mutants.
 *
 * @throws when the compiler writes nothing
 */
export async function openWorkshop(root: string, { sources }: Pick<Instrumented, 'sources'>) {
  const folder = await mkdtemp(join(tmpdir(), 'mutation-'));
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    await cp(root, folder, {
      recursive: true,
      filter: (path) => !LEFT_BEHIND.has(relative(root, path)),
    });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const { file, code } of sources) {
      await writeFile(join(folder, file), `// @ts-nocheck\n${code}`);
    }
    await compile(folder);
    return { folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function compile(folder: string): Promise<void> {
  const compiler = join(folder, 'node_modules/typescript/bin/tsc');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [compiler], { cwd: folder }, (error, stdout) =>
      error ? reject(new Error(`The mutants do not compile: ${stdout.slice(0, 1000)}`)) : resolve(),
    );
  });
}
