import { counted, type Finding, type Value } from './findings.ts';
import { QUESTIONS } from './questions.ts';

/** What a run brought. */
export type Report = {
  host: string;
  requests: number;
  findings: Finding[];
};

export const reportJson = ({ host, requests, findings }: Report): string =>
  JSON.stringify({ host, requests, findings }, null, 2);

export function valueText(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return Object.entries(value)
    .map(([name, word]) => `${name}: ${word}`)
    .join(', ');
}

const WIDTH = 96;
const ID_WIDTH = 21;
const VERDICT_WIDTH = 14;

/** The findings as a table for a terminal. */
export function reportTable(report: Report): string {
  const indent = ' '.repeat(ID_WIDTH + VERDICT_WIDTH);
  const rows = report.findings.flatMap(({ id, verdict, value, evidence, file }) => {
    const lines = [...wrap(valueText(value)), ...wrap(evidence)];
    if (verdict === 'contradicted') {
      lines.push(...wrap(`The app relies on this: ${QUESTIONS[id].relies} To change: ${file}`));
    }
    const [first = '', ...others] = lines;
    const head = id.padEnd(ID_WIDTH) + verdict.padEnd(VERDICT_WIDTH);
    return [`${head}${first}`, ...others.map((line) => indent + line)];
  });
  const title = `${'Question'.padEnd(ID_WIDTH)}${'Verdict'.padEnd(VERDICT_WIDTH)}Value and evidence`;
  return [title, '-'.repeat(WIDTH), ...rows, '', summaryOf(report)].join('\n');
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= WIDTH - ID_WIDTH - VERDICT_WIDTH) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

export function summaryOf({ host, requests, findings }: Report): string {
  const count = (verdict: Finding['verdict']) =>
    `${findings.filter((finding) => finding.verdict === verdict).length} ${verdict}`;
  const verdicts = [count('confirmed'), count('contradicted'), count('unknown')].join(', ');
  return `${verdicts}. ${counted(requests, 'request')} to ${host}.`;
}

/**
 * The findings as Markdown that can be committed: nothing in it names the account or a customer.
 *
 * @param day when they were made, as `2026-03-02`
 * @param domain the brand that the account lives on
 */
export function reportMarkdown(
  { requests, findings }: Report,
  day: string,
  domain: string,
): string {
  const rows = findings.map(({ id, verdict, value, evidence, file }) => {
    const cells = [id, verdict, valueText(value), evidence, `\`${file}\``];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  return `# What the probe found

Made by \`npm run probe\` on ${day}, at ${domain}, with ${counted(requests, 'request')}. What each question
is about, and what to do with its answer, stands in [service.md](service.md).

| question | verdict | value | evidence | file |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}
