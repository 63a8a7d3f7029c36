import { isRecord } from './connection.ts';
import type { Filler } from './references.ts';

/** Replaces the references in a text; what is no text has none. */
export const fillText = async (value: unknown, fill: Filler): Promise<unknown> =>
  typeof value === 'string' ? fill.text(value) : value;

/**
 * The rows of a line item field. Each row of the form becomes one row, or as many as the longest list
 * mapped into its fields. Several lists are zipped; where one is shorter, its fields are missing from
 * the last rows; what is not a list stands on every row. Only lists, all of them empty, make no row.
 */
export async function fillRows(rows: unknown, fill: Filler): Promise<unknown> {
  const form = Array.isArray(rows) ? rows : [rows];
  if (!form.every(isRecord)) return rows;
  return (await Promise.all(form.map((row) => fillRow(row, fill)))).flat();
}

async function fillRow(row: Record<string, unknown>, fill: Filler) {
  const cells = await Promise.all(
    Object.entries(row).map(async ([key, value]) => {
      if (typeof value !== 'string') return { key, value, list: undefined };
      const filled = await fill.column(value);
      return Array.isArray(filled)
        ? { key, value, list: filled }
        : { key, value: filled, list: undefined };
    }),
  );
  const lengths = cells.flatMap(({ list }) => (list === undefined ? [] : [list.length]));
  const count = lengths.length === 0 ? 1 : Math.max(...lengths);
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(
      cells.flatMap(({ key, value, list }) => {
        if (list === undefined) return [[key, value]];
        return at < list.length ? [[key, list[at]]] : [];
      }),
    ),
  );
}
