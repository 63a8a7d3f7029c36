/** What one run of a command took. */
export type Run = {
  command: string;
  seconds: number;
  isGreen: boolean;
  /** Of each test file, what it took; empty for a command that says nothing of them. */
  files: readonly { file: string; seconds: number }[];
};

/** How many of the files that take the most are named. */
const MOST = 8;

const rounded = (seconds: number) => seconds.toFixed(seconds < 10 ? 1 : 0);

/** The runs as a table, and of the longest of them the files that take the most. */
export function pageOf(runs: readonly Run[], { cores, isBusy, date }: Machine): string {
  const rows = runs.map(
    ({ command, seconds, isGreen }) =>
      `| \`${command}\` | ${rounded(seconds)} s | ${isGreen ? 'green' : 'red'} |`,
  );
  const longest = runs.toSorted((a, b) => b.files.length - a.files.length)[0];
  const most = (longest?.files ?? []).toSorted((a, b) => b.seconds - a.seconds).slice(0, MOST);
  const all = longest?.files.reduce((sum, { seconds }) => sum + seconds, 0) ?? 0;
  return [
    `${date}, ${cores} cores${isBusy ? ', all of them busy with something else' : ''}:`,
    '',
    '| Command | Took | Tests |',
    '| --- | --- | --- |',
    ...rows,
    ...(most.length > 1
      ? [
          '',
          `Of ${rounded(all)} s in test files, these take the most:`,
          '',
          ...most.map(({ file, seconds }) => `- \`${file}\`: ${rounded(seconds)} s`),
        ]
      : []),
  ].join('\n');
}

export type Machine = { cores: number; isBusy: boolean; date: string };
