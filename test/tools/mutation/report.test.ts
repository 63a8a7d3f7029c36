import { expect, test } from '@jest/globals';
import type { Verdict } from './judge.ts';
import { problemsOf, scoreOf, summaryOf } from './report.ts';
import { compare, type Survivor } from './survivors.ts';

const mutant = (id: string) => ({
  id,
  key: '1',
  file: 'src/values/money.ts',
  line: 3,
  mutator: 'EqualityOperator',
  original: 'a < b',
  replacement: 'a <= b',
});
const killed = (id: string): Verdict => ({
  mutant: mutant(id),
  kind: 'killed',
  by: 'test/app/values/money.test.ts: 0',
  message: '',
  milliseconds: 1,
});
const survived = (id: string): Verdict => ({
  mutant: mutant(id),
  kind: 'survived',
  files: ['test/app/values/money.test.ts'],
  milliseconds: 1,
});
const entry = (id: string, file = 'src/values/money.ts'): Survivor => ({
  id,
  file,
  change: 'a < b → a <= b',
  why: 'They are never equal.',
});
const problems = (verdicts: Verdict[], listed: Survivor[]) =>
  problemsOf(compare(verdicts, listed, ['src/values/money.ts']));

test('a survivor that is explained is no problem', () => {
  expect(problems([killed('00000001'), survived('00000002')], [entry('00000002')])).toBe('');
});

test('a survivor without an explanation is one, with the entry to fill in', () => {
  expect(problems([survived('00000002')], [])).toMatch(/"id": "00000002"[\s\S]*"why": ""/);
});

test('an entry that is killed or gone is one', () => {
  expect(problems([killed('00000001')], [entry('00000001')])).toMatch(
    /00000001 is on the list .* killed by test\/app\/values\/money\.test\.ts: 0\. Take it off/,
  );
  expect(problems([killed('00000001')], [entry('00000003')])).toMatch(/00000003 .* is gone/);
});

test('entries of files that were not asked about stay', () => {
  expect(problems([killed('00000001')], [entry('00000003', 'src/values/input.ts')])).toBe('');
});

test('a score is never rounded up', () => {
  const verdicts = [...Array(9_699).fill(killed('1')), ...Array(301).fill(survived('2'))];
  expect(scoreOf(verdicts)).toStrictEqual({ mutants: 10_000, killed: 9_699, percent: 96.9 });
});

test('a summary has the date, the score and what is left to explain', () => {
  const more = { date: new Date('2026-03-02T10:00:00Z'), minutes: 20, workers: 2, texts: 180 };
  const score = { mutants: 1000, killed: 980, percent: 98 };
  expect(summaryOf(score, { ...more, unexplained: 0 })).toMatch(
    /^2026-03-02: 98\.0 % .*\n\(980 of 1000\)\. 20 survived; .*says of each why/,
  );
  expect(summaryOf(score, { ...more, unexplained: 3 })).toMatch(/3 of them are not explained yet/);
  const byHand = { mistakes: 60, alive: 1 };
  expect(summaryOf(score, { ...more, unexplained: 0, byHand })).toMatch(
    /processes\.\nOf 60 mistakes made by hand 59 were noticed\.$/,
  );
});
