import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Json } from '../../support/json.ts';

const require = createRequire(import.meta.url);

/** The unpacker with which the CLI tries out its own builds. */
const decompress: (zip: string, folder: string) => Promise<{ path: string; type: string }[]> =
  require(
    join(dirname(require.resolve('zapier-platform-cli/package.json')), 'src/utils/decompress.js'),
  );

/** Unpacks a zip into a folder that need not be there. @returns the names of the files */
export async function unpack(zip: string, folder: string): Promise<string[]> {
  const entries = await decompress(zip, folder);
  return entries.filter(({ type }) => type !== 'directory').map(({ path }) => path);
}

/** Unpacks what was uploaded for `use`, which gets the folder and the names of the files. */
export async function withUnpacked<T>(
  zip: Buffer,
  use: (folder: string, files: string[]) => Promise<T>,
): Promise<T> {
  const parent = await mkdtemp(join(tmpdir(), 'justclick-zip-'));
  try {
    await writeFile(join(parent, 'it.zip'), zip);
    const folder = join(parent, 'unpacked');
    return await use(folder, await unpack(join(parent, 'it.zip'), folder));
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/** The definition of the app in a zip that runs, which the CLI puts there. */
export const definitionIn = (zip: Buffer): Promise<Json> =>
  withUnpacked(zip, async (folder) =>
    JSON.parse(await readFile(join(folder, 'definition.json'), 'utf8')),
  );
