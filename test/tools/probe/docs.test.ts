import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { OPTION_NAMES } from './options.ts';
import { QUESTION_IDS, QUESTIONS } from './questions.ts';

const fromRoot = (file: string) => new URL(`../../../${file}`, import.meta.url);
const DOCS = readFileSync(fromRoot('docs/service.md'), 'utf8');
const WORKFLOW = readFileSync(fromRoot('.github/workflows/probe.yml'), 'utf8');

describe('docs/service.md', () => {
  test.each(QUESTION_IDS)('says what to do with the answer to %s', (id) => {
    const row = DOCS.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${id}\``));
    expect(row?.split('|').filter((cell) => cell.trim() !== '')).toHaveLength(3);
  });

  test.each(QUESTION_IDS)('is about a file that is there: %s', (id) => {
    const { file } = QUESTIONS[id];
    expect([file, existsSync(fromRoot(file))]).toStrictEqual([file, true]);
  });
});

test('docs and workflow use options that there are', () => {
  const used = `${DOCS}${WORKFLOW}`.match(/(?<=npm run (--silent )?probe -- .*)--[a-z]+/g) ?? [];
  expect(used.length).toBeGreaterThan(3);
  for (const option of used) expect(OPTION_NAMES).toContain(option.slice(2));
});
