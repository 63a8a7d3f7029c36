import { isRecord } from '../../standins/zapier/connection.ts';
import type { Field } from '../../standins/zapier/definition.ts';
import type { Input } from '../../standins/zapier/input.ts';
import type { Given } from './wire.ts';

/** What was typed beside what the app gets, for each field that holds anything; line items row by row. */
export function givenIn(fields: readonly Field[], typed: Input, given: Input): Given[] {
  const keys = new Set([...fields.map(({ key }) => key), ...Object.keys(given)]);
  return [...keys].flatMap((key) => {
    const field = fields.find((each) => each.key === key);
    const label = field?.label ?? key;
    const rows = rowsIn(given[key]);
    if (field?.children && rows.length > 0) {
      const typedRows = rowsIn(typed[key]);
      return rows.flatMap((row, at) =>
        givenIn(field.children ?? [], typedRows[Math.min(at, typedRows.length - 1)] ?? {}, row).map(
          (each) => ({ ...each, label: `${label} ${at + 1}: ${each.label}` }),
        ),
      );
    }
    if (isEmpty(typed[key]) && isEmpty(given[key])) return [];
    return [
      { label, typed: shown(typed[key]), given: shown(given[key]), type: typeOf(given[key]) },
    ];
  });
}

const rowsIn = (value: unknown): Record<string, unknown>[] =>
  (Array.isArray(value) ? value : [value]).filter(isRecord);

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

function typeOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'list';
  return { string: 'text', boolean: 'yes or no' }[typeof value as string] ?? typeof value;
}
