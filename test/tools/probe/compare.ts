import type { Finding } from './findings.ts';
import { READING_IDS } from './questions.ts';
import { valueText } from './report.ts';

/** Measured anew each time, so that only its verdict counts. */
const MEASURED: Finding['id'] = 'answer-time';

/**
 * What differs from an earlier report, one line each; none when nothing does. Verdicts are compared, and
 * values where both runs have one. What reading does not settle counts only where this run has an answer.
 *
 * @param markdown of `reportMarkdown`
 */
export function differencesFrom(markdown: string, findings: readonly Finding[]): string[] {
  const earlier = new Map(
    markdown
      .split('\n')
      .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')))
      .map(([, id = '', verdict = '', value = '']) => [id, { verdict, value }] as const),
  );
  return findings.flatMap(({ id, verdict, value }) => {
    if (verdict === 'unknown' && !READING_IDS.some((reading) => reading === id)) return [];
    const was = earlier.get(id);
    if (!was) return [`${id}: not in the earlier report, now ${verdict}.`];
    const now = valueText(value);
    if (was.verdict !== verdict) {
      return [`${id}: was ${said(was.verdict, was.value)}, is ${said(verdict, now)}.`];
    }
    const isSame = was.value === now || id === MEASURED;
    return isSame ? [] : [`${id}: was "${was.value}", is "${now}".`];
  });
}

const said = (verdict: string, value: string) => (value ? `${verdict} ("${value}")` : verdict);
