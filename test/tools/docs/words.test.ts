import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';

const ROOT = new URL('../../../', import.meta.url);

/** Words that people in a hurry stumbled over, with what we say instead. */
const STIFF: readonly (readonly [words: RegExp, instead: string])[] = [
  [/has a problem of its own/i, "isn't working right now"],
  [/does no harm:/i, 'It is safe to repeat'],
  [/incomplete or not in its format/i, "sent an answer we couldn't read"],
  [/no order API at this address/i, "refused access, or: we didn't find the API of … at …"],
  [/this time is over|that is still to come/i, 'in the past, in the future'],
  [/how many hours after it was made/i, 'hours to wait'],
  [/keep a shipped order as/i, 'shipped orders stay "Paid"'],
  [/mark of your own/i, 'your own label'],
  [/does not count if/i, 'is ignored if'],
  [/lift this limit/i, 'remove this limit'],
  [/support of (?:your|the) account/i, "your shop's support"],
  [/said: ""/, 'no quote of an empty text'],
];

/** Words that a reader of the code has to turn around. */
const RIDDLES: typeof STIFF = [
  [/\bnobody\b/i, 'who it is, or what is not known'],
  [/\b(?:what|which|that) is no (?!longer|more)/i, 'is not a …'],
  [/\bis none of (?:ours|them|these)\b/i, 'another one'],
];

async function filesIn(folder: string, end: string): Promise<string[]> {
  const names = await readdir(new URL(folder, ROOT), { recursive: true });
  return names.filter((name) => name.endsWith(end)).map((name) => `${folder}${name}`);
}

const sources = ['index.ts', ...(await filesIn('src/', '.ts'))];
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...(await filesIn('docs/', '.md'))];

/** Lines of a file that have such words, each with what to say instead. */
async function foundIn(file: string, rules: typeof STIFF): Promise<string[]> {
  const lines = (await readFile(new URL(file, ROOT), 'utf8')).split('\n');
  return lines.flatMap((line, index) =>
    rules
      .filter(([words]) => words.test(line))
      .map(([words, instead]) => `${file}:${index + 1} has ${words}. Say: ${instead}`),
  );
}

describe('people read short words', () => {
  test.each([...sources, ...pages])('in %s', async (file) => {
    const rules = sources.includes(file) ? [...STIFF, ...RIDDLES] : STIFF;
    expect(await foundIn(file, rules)).toStrictEqual([]);
  });
});
