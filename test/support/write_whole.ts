import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Writes a file whole or not at all: into a file beside it, which then takes its place. Whoever reads it
 * meanwhile, or after a full disk or a stop, finds the old text or the new one.
 *
 * @throws when it cannot be written, with the file's name; it is then as it was
 */
export function writeWhole(file: string | URL, text: string | Uint8Array): void {
  const path = pathOf(file);
  try {
    const target = targetOf(path);
    if (target === undefined) writeFileSync(path, text);
    else replace(target, text);
  } catch (cause) {
    throw new Error(`${path} could not be written: ${reasonOf(cause)}. It is as it was.`, {
      cause,
    });
  }
}

/**
 * Finds out whether a file could be written, before work is done that should not be done in vain.
 *
 * @throws when it could not be, with the file's name
 */
export function tryToWrite(file: string | URL): void {
  const path = pathOf(file);
  try {
    const target = targetOf(path);
    if (target === undefined) accessSync(path, constants.W_OK);
    else withFileBeside(target, () => undefined);
  } catch (cause) {
    throw new Error(`${path} cannot be written: ${reasonOf(cause)}.`, { cause });
  }
}

const pathOf = (file: string | URL) => (typeof file === 'string' ? file : fileURLToPath(file));

/** The file that is to be replaced, behind links; nothing for a device or a pipe, which never is. */
function targetOf(path: string): string | undefined {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there === undefined) return path;
  if (there.isDirectory()) throw new Error('it is a folder');
  if (!there.isFile()) return undefined;
  accessSync(path, constants.W_OK);
  return realpathSync(path);
}

const replace = (target: string, text: string | Uint8Array) =>
  withFileBeside(target, (file, beside) => {
    writeFileSync(file, text);
    // What takes the place of the old file has to be on the disk by then.
    fsyncSync(file);
    return () => renameSync(beside, target);
  });

/** Makes a new file in the folder of `target` for `use`, and deletes it unless it was moved. */
function withFileBeside(
  target: string,
  use: (file: number, path: string) => (() => void) | undefined,
): void {
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  const mode = statSync(target, { throwIfNoEntry: false })?.mode ?? 0o666;
  const file = openSync(beside, 'wx', mode);
  try {
    let finish: (() => void) | undefined;
    try {
      finish = use(file, beside);
    } finally {
      closeSync(file);
    }
    finish?.();
  } finally {
    rmSync(beside, { force: true });
  }
}

const REASONS: { readonly [code: string]: string } = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'it would be larger than the system allows',
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is a file',
  EACCES: 'the system does not permit it',
  EPERM: 'the system does not permit it',
  EROFS: 'the disk is read-only',
};

function reasonOf(cause: unknown): string {
  // What a test catches from Node.js is no Error of its own world.
  const { code = '', message = String(cause) } = cause as { code?: string; message?: string };
  return REASONS[code] ?? message;
}
