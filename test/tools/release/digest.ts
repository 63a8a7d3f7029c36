import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpack } from './zip.ts';

/** What a zip holds, and a hash of it that does not depend on when and where the zip was made. */
export type Digest = {
  /** For each file its SHA-256 and its name, sorted by name. */
  lines: string[];
  /** The SHA-256 of those lines. */
  hash: string;
};

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** @param zip is unpacked beside itself */
export async function digestOf(zip: string): Promise<Digest> {
  const folder = `${zip}-unpacked`;
  const files = await unpack(zip, folder);
  const lines: string[] = [];
  for (const file of files.sort()) {
    lines.push(`${sha256(await readFile(join(folder, file)))}  ${file}`);
  }
  return { lines, hash: sha256(lines.map((line) => `${line}\n`).join('')) };
}

/** The digests of both zips that the CLI makes of an app and uploads, as lines for people. */
export async function digestsOf(
  app: string,
): Promise<{ runs: Digest; sources: Digest; says: string }> {
  const runs = await digestOf(join(app, 'build/build.zip'));
  const sources = await digestOf(join(app, 'build/source.zip'));
  const says = [
    `What runs: ${runs.lines.length} files, sha256 ${runs.hash}`,
    `Sources: ${sources.lines.length} files, sha256 ${sources.hash}`,
  ].join('\n');
  return { runs, sources, says };
}
