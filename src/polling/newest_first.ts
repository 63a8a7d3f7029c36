/** The same rows, by the date of their event and then by the number of their order, newest first. */
export function newestFirst<Row>(
  rows: readonly Row[],
  { dateOf, numberOf }: { dateOf: (row: Row) => string | null; numberOf: (row: Row) => string },
): { row: Row; date: string | null }[] {
  return rows
    .map((row) => ({ row, date: dateOf(row), number: numberOf(row) }))
    .sort(
      (a, b) =>
        compareDesc(a.date ?? UNDATED, b.date ?? UNDATED) || compareNumbersDesc(a.number, b.number),
    );
}

/** Later than any date, so that it sorts first: the turn of a row without a date is unknown. */
const UNDATED = '~';

/** By their characters, the last first. */
export const compareDesc = (a: string, b: string): number => Number(a < b) - Number(a > b);

/** A longer number is a greater one, so text of digits compares without becoming a float. */
export const compareNumbersDesc = (a: string, b: string): number =>
  b.length - a.length || compareDesc(a, b);
