import type { Run } from './app.ts';
import { type Connection, isRecord, runOn } from './connection.ts';
import { type Choice, choicesOf, type Field } from './definition.ts';
import { type Input, prepareInput } from './input.ts';

/** The keys by which Zapier finds a label where `dynamic` names none, as `invoke` does. */
const USUAL_LABELS = ['name', 'Name', 'display', 'Display', 'title', 'Title', 'subject', 'Subject'];

/**
 * The entries of a field's dropdown: its fixed choices, or those that its hidden trigger gives
 * (`dynamic: 'key.id.label'`). The trigger gets what the form holds so far.
 *
 * @param page from 0; each further page is asked for when the person scrolls down
 */
export async function dropdownOf(
  connection: Connection,
  field: Field,
  input: Input = {},
  { page = 0, ...run }: { page?: number } & Pick<Run, 'log'> = {},
): Promise<Choice[]> {
  if (field.dynamic === undefined) return choicesOf(field);
  const [trigger = '', valueKey = 'id', labelKey] = field.dynamic.split('.');
  const { inputData, inputDataRaw } = await prepareInput(
    connection,
    `triggers.${trigger}`,
    input,
    run,
  );
  const meta = { isFillingDynamicDropdown: true, page };
  const options = { ...run, inputData, inputDataRaw, meta };
  const { results } = await runOn(connection, `triggers.${trigger}.operation.perform`, options);
  const labelKeys = [...(labelKey === undefined ? [] : [labelKey]), ...USUAL_LABELS, valueKey];
  return (Array.isArray(results) ? results : []).filter(isRecord).map((row) => ({
    value: String(at(row, valueKey) ?? ''),
    label: String(labelKeys.map((key) => at(row, key)).find(Boolean) ?? ''),
  }));
}

/** A value in a record, by a path such as `owner__name`. */
const at = (row: Record<string, unknown>, path: string): unknown =>
  Object.hasOwn(row, path)
    ? row[path]
    : path
        .split('__')
        .reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), row);
