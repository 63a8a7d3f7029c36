/** So many lines are shown of each page, each so long. */
const [MOST_LINES, LONGEST] = [40, 600];

/**
 * What is new in a page that is made by a script, and what is gone: whoever makes it anew has to see what
 * becomes of texts that nobody has meant to change.
 *
 * @param page its name for people, e.g. `docs/reference.md`
 * @param before undefined where there was no such page
 */
export function changesOf(page: string, before: string | undefined, after: string): string {
  if (before === undefined) return `${page} is new.`;
  const changes = changesIn(before.split('\n'), after.split('\n'));
  if (changes.length === 0) return `${page} is as it was.`;
  const [gone, more] = ['-', '+'].map((sign) => changes.filter(([first]) => first === sign).length);
  const shown = changes.slice(0, MOST_LINES).map((line) => `  ${cut(line)}`);
  const left = changes.length - shown.length;
  return [
    `${page} has changed: ${gone} of its lines are gone, ${more} are new. Read them before you commit it.`,
    ...shown,
    ...(left > 0 ? [`  … and ${left} more: see git diff ${page}`] : []),
  ].join('\n');
}

const cut = (line: string) => (line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line);

/** The lines that differ in their order, `- 12: old` and `+ 12: new`, by the longest text that both have. */
function changesIn(before: readonly string[], after: readonly string[]): string[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const [old, now] = [
    before.slice(start, -end || undefined),
    after.slice(start, -end || undefined),
  ];

  // How many lines two rests have in common, from each pair of places on.
  const common: number[][] = [];
  const at = (row: number, column: number) => common[row]?.[column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--) {
    const counts: number[] = [];
    common[row] = counts;
    for (let column = now.length - 1; column >= 0; column--) {
      counts[column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const changes: string[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      row += 1;
      column += 1;
    } else if (
      column >= now.length ||
      (row < old.length && at(row + 1, column) >= at(row, column + 1))
    ) {
      changes.push(`- ${start + row + 1}: ${old[row++]}`);
    } else {
      changes.push(`+ ${start + column + 1}: ${now[column++]}`);
    }
  }
  return changes;
}
