import type { Run } from './app.ts';
import { type Connection, isRecord, runOn } from './connection.ts';
import type { Field, OperationPath } from './definition.ts';

/** One value of a result that a person can insert into a later step. */
export type Mappable = {
  /** What stands in a reference after the step's number, e.g. `details__items[]title`. */
  path: string;
  label: string;
  /** As in the result; for line items the values of all rows. */
  value: unknown;
  isLineItem: boolean;
};

/** The fields of a result as the app describes them, those too that it computes. */
export async function outputFieldsOf(
  connection: Connection,
  path: OperationPath,
  run: Pick<Run, 'log'> & { inputData?: Record<string, unknown> } = {},
): Promise<Field[]> {
  const { results } = await runOn(connection, `${path}.operation.outputFields`, run);
  return (Array.isArray(results) ? results : []).filter(
    (field): field is Field => isRecord(field) && typeof field.key === 'string',
  );
}

/**
 * Lists what can be mapped from a record whose pointers are hydrated, in the record's order. A field
 * that the app describes has the label it gives; another has one made of its key.
 */
export function mappableIn(record: unknown, outputFields: readonly Field[] = []): Mappable[] {
  const labels = new Map(flatten(outputFields));
  return leavesOf(record, '').map(({ path, value }) => ({
    path,
    label: labels.get(path) ?? labelOf(path),
    value,
    isLineItem: path.includes('[]'),
  }));
}

/** Children are one way to describe line items; the other is a key such as `items[]title`. */
const flatten = (fields: readonly Field[], prefix = ''): [string, string][] =>
  fields.flatMap(({ key, label, children }): [string, string][] => [
    ...(label === undefined ? [] : [[`${prefix}${key}`, label] as [string, string]]),
    ...flatten(children ?? [], `${prefix}${key}[]`),
  ]);

/** `details__items[]title` is "Details Items Title". */
const labelOf = (path: string): string =>
  path
    .split(/__|\[\]|_/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');

type Leaf = { path: string; value: unknown };

function leavesOf(value: unknown, path: string): Leaf[] {
  if (Array.isArray(value)) return leavesOfList(value, path);
  if (!isRecord(value)) return [{ path, value }];
  const separator = path === '' || path.endsWith('[]') ? '' : '__';
  return Object.entries(value).flatMap(([key, each]) =>
    leavesOf(each, `${path}${separator}${key}`),
  );
}

/** A list of records is one list for each of their fields; a list of plain values stays one. */
function leavesOfList(list: readonly unknown[], path: string): Leaf[] {
  const rows = list.filter(isRecord);
  if (rows.length === 0) return [{ path, value: list }];
  const columns = new Map<string, unknown[]>();
  rows.forEach((row, at) => {
    for (const leaf of leavesOf(row, `${path}[]`)) {
      const column = columns.get(leaf.path) ?? [];
      column[at] = leaf.value;
      columns.set(leaf.path, column);
    }
  });
  return [...columns].map(([column, values]) => ({
    path: column,
    value: Array.from({ length: rows.length }, (_, at) => values[at] ?? null),
  }));
}
