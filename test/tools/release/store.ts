import { readdir, readFile } from 'node:fs/promises';
import { runApp } from '../../standins/zapier/built/app.ts';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { writeWhole } from '../../support/write_whole.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

const FOLDER = new URL('./', import.meta.url);
const fileOf = (version: string) => new URL(`${version}.json`, FOLDER);

/** What live Zaps would hold on to in the app as it is built now. */
export const snapshotOfApp = async (): Promise<Snapshot> =>
  snapshotOf(await readDefinition(), async (path, inputData) => {
    const fields = await runApp(`${path}.operation.inputFields`, { inputData: { ...inputData } });
    if (!Array.isArray(fields)) throw new Error(`${path} gave no list of input fields.`);
    return fields;
  });

/** The snapshots of all frozen versions, in no order. */
export async function readSnapshots(): Promise<Snapshot[]> {
  const files = (await readdir(FOLDER)).filter((name) => /^\d.*\.json$/.test(name));
  return Promise.all(
    files.map(async (name) => parsed(name, await readFile(new URL(name, FOLDER), 'utf8'))),
  );
}

function parsed(name: string, text: string): Snapshot {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(
      `test/tools/release/${name} is not whole. Take it from git again: git checkout test/tools/release/${name}`,
      { cause },
    );
  }
}

/** Writes a snapshot into this folder, in place of one that is there. */
export const writeSnapshot = (snapshot: Snapshot): void =>
  writeWhole(fileOf(snapshot.version), `${print(snapshot)}\n`);

const WIDTH = 100;

/** JSON as the project's formatter wants it: on one line what fits on one, or else one entry a line. */
export function print(value: unknown, indent = '', room = WIDTH): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const [open, shut] = isList ? '[]' : '{}';
  const entries = isList
    ? value.map((item) => ['', item] as const)
    : Object.entries(value).map(([key, item]) => [`${JSON.stringify(key)}: `, item] as const);
  const gap = isList ? '' : ' ';
  const short = entries.map(([key, item]) => `${key}${print(item, '', Number.POSITIVE_INFINITY)}`);
  const line =
    entries.length === 0 ? `${open}${shut}` : `${open}${gap}${short.join(', ')}${gap}${shut}`;
  if (line.length <= room) return line;
  const inner = `${indent}  `;
  const lines = entries.map(
    ([key, item]) => `${inner}${key}${print(item, inner, WIDTH - inner.length - key.length - 1)}`,
  );
  return `${open}\n${lines.join(',\n')}\n${indent}${shut}`;
}
