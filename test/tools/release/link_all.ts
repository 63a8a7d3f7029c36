import { cpSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts a folder's files elsewhere by their links, which takes a tenth of the time that copies take. Whoever
 * changes one of them there changes it here, so packages are replaced and not changed.
 */
export function linkAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [old, other] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkAll(old, other);
    else linkFile(old, other);
  }
}

export function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    // Not every file system has such links, and none to another one.
    cpSync(from, to);
  }
}
