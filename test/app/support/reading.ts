import type { Definition, InputField } from '../../../src/values/field.ts';

/** Reads a value as a field of a kind does, under a label. */
export const reading =
  <Value>(kind: (field: Definition) => InputField<Value>, label: string) =>
  (value: unknown): Value =>
    kind({ key: 'it', label }).read({ data: { it: value } });
