import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** @throws when git fails or is not there */
async function git(folder: string, ...args: string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)('git', args, { cwd: folder, maxBuffer: 2 ** 26 });
  return stdout.split(/\r?\n/).filter((line) => line !== '');
}

/** What would be uploaded from a checkout. */
export type Checkout = {
  /** Short name of the commit. */
  commit: string;
  /** The files that git tracks. */
  tracked: string[];
  /** Files that are neither tracked nor ignored. They stay here. */
  untracked: string[];
};

/**
 * Reads a checkout that is about to be pushed.
 *
 * @param version the version it would be pushed as; nothing for a snapshot, which nobody relies on
 * @throws when it must not be pushed, with what to do: what is uploaded has to be a commit, and a
 *   version that has its tag has to be the tagged one
 */
export async function readCheckout(folder: string, version?: string): Promise<Checkout> {
  const inside = await git(folder, 'rev-parse', '--show-cdup').catch(() => ['none']);
  if (inside.length > 0) {
    throw new Error('Push from a git checkout of this project: only what git tracks is uploaded.');
  }
  const changed = await git(folder, 'status', '--porcelain', '--untracked-files=no');
  if (changed.length > 0) {
    const list = changed.map((line) => `  ${line.slice(3)}`).join('\n');
    throw new Error(
      `These files have changes that no commit has:\n${list}\nCommit them or put them away (git stash), then push.`,
    );
  }
  const [commit = ''] = await git(folder, 'rev-parse', '--short', 'HEAD');
  const tag = `v${version}`;
  const [tagged] = await git(folder, 'tag', '--list', tag);
  const here = await git(folder, 'tag', '--points-at', 'HEAD');
  if (version !== undefined && tagged !== undefined && !here.includes(tag)) {
    throw new Error(
      `Version ${version} is released: the tag ${tag} is at another commit. Pushing this one would change it for all who use it. Raise the version first (npm version), or check out ${tag}.`,
    );
  }
  return {
    commit,
    tracked: await git(folder, 'ls-files'),
    untracked: await git(folder, 'ls-files', '--others', '--exclude-standard'),
  };
}

/** Copies the files that git tracks, as they are committed, into a folder that is not there yet. */
export const copyTracked = (folder: string, to: string) =>
  git(folder, 'checkout-index', '--all', `--prefix=${to}/`);
