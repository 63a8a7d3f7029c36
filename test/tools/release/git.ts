import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** @throws when git fails or is not there */
async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', args, { cwd: folder, maxBuffer: 2 ** 26 });
  return stdout;
}

const linesOf = (text: string) => text.split(/\r?\n/).filter((line) => line !== '');

/**
 * A commit of a project. All that is said of it is read by its full name, so it stays what it is while
 * somebody stages files, commits, or checks out another one.
 */
export type Commit = {
  /** Its full name. */
  id: string;
  /** Its files. */
  files: string[];
  /** The text of one of its files; undefined when it has no such file. */
  read: (file: string) => Promise<string | undefined>;
  /** Whether a tag is there, and whether it is at this commit. */
  tags: { name: string; isHere: boolean }[];
  /** Files of the folder that are neither tracked nor ignored. They stay here. */
  untracked: string[];
};

/**
 * Reads the commit that is checked out, once.
 *
 * @throws when the folder is no checkout, or has changes that no commit has; with what to do
 */
export async function readCommit(folder: string): Promise<Commit> {
  const inside = await git(folder, 'rev-parse', '--show-cdup').catch(() => 'none');
  if (inside.trim() !== '') {
    throw new Error('Push from a git checkout of this project: only what git tracks is uploaded.');
  }
  const id = (await git(folder, 'rev-parse', '--verify', 'HEAD^{commit}')).trim();
  const changed = linesOf(await git(folder, 'status', '--porcelain', '--untracked-files=no'));
  if (changed.length > 0) {
    const list = changed.map((line) => `  ${line.slice(3)}`).join('\n');
    throw new Error(
      `These files have changes that no commit has:\n${list}\nCommit them or put them away (git stash), then push.`,
    );
  }
  const files = (await git(folder, 'ls-tree', '-r', '-z', '--name-only', id)).split('\0');
  const here = new Set(linesOf(await git(folder, 'tag', '--points-at', id)));
  return {
    id,
    files: files.filter((file) => file !== ''),
    read: (file) => git(folder, 'show', `${id}:${file}`).catch(() => undefined),
    tags: linesOf(await git(folder, 'tag', '--list')).map((name) => ({
      name,
      isHere: here.has(name),
    })),
    untracked: linesOf(await git(folder, 'ls-files', '--others', '--exclude-standard')),
  };
}

/** Clones a project into a folder that is not there yet, and checks out one of its commits there. */
export async function checkOut(folder: string, id: string, to: string): Promise<void> {
  const asCommitted = ['--config', 'core.autocrlf=false', '--config', 'advice.detachedHead=false'];
  await git(folder, 'clone', '--quiet', '--shared', '--no-checkout', ...asCommitted, '.', to);
  await git(to, 'checkout', '--quiet', '--detach', id);
}

/** Copies the files of a fresh checkout, as they are committed, into a folder that is not there yet. */
export const copyTracked = (checkout: string, to: string) =>
  git(checkout, 'checkout-index', '--all', `--prefix=${join(to, '/').replaceAll('\\', '/')}`);
