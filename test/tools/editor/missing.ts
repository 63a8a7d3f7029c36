import { isRecord } from '../../standins/zapier/connection.ts';
import type { Field } from '../../standins/zapier/definition.ts';
import type { Input } from '../../standins/zapier/input.ts';

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.every(isBlank));

/** Labels of the required fields that nobody has filled in, of each line where they are in line items. */
export const missingIn = (fields: readonly Field[], input: Input): string[] =>
  fields.flatMap((field) => {
    const { key, label = key, children = [], type } = field;
    const wanted = children.filter(({ required }) => required);
    if (wanted.length > 0) return missingInLines(label, wanted, input[key]);
    return field.required && type !== 'copy' && isBlank(input[key]) ? [label] : [];
  });

/** A line that is empty is left out, but one there has to be. */
function missingInLines(label: string, wanted: readonly Field[], value: unknown): string[] {
  const lines = (Array.isArray(value) ? value : [value])
    .map((line, at) => ({ line: isRecord(line) ? line : {}, at }))
    .filter(({ line }) => !Object.values(line).every(isBlank));
  return (lines.length > 0 ? lines : [{ line: {} as Input, at: 0 }]).flatMap(({ line, at }) =>
    wanted
      .filter(({ key }) => isBlank(line[key]))
      .map((child) => `${label}, line ${at + 1}: ${child.label ?? child.key}`),
  );
}
