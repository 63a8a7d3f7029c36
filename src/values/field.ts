import { errors, type PlainInputField } from 'zapier-platform-core';

/** What people typed and mapped into a step, so nothing about its types is certain. */
export type Input = {
  readonly data: Readonly<Record<string, unknown>>;
  /** The time zone in which they mean it (`Europe/Moscow`), where Zapier says one. */
  readonly zone?: string | null | undefined;
  /** The page of a dropdown that is asked for, from 0. */
  readonly page?: number | undefined;
  /** The key of the search that found nothing before this step, where there is one. */
  readonly withSearch?: string | undefined;
  /** The API key of the connection, which no value may hold. */
  readonly rpsKey?: string;
  /** Where in a step this is, for its errors: `Products, line 2`. */
  readonly within?: string;
};

/** What Zapier shows of a field. */
export type Definition<Key extends string = string> = PlainInputField & {
  readonly key: Key;
  readonly label: string;
};

/** An input field: what people see of it, and how its value is read. */
export type InputField<Value, Key extends string = string> = {
  readonly field: Definition<Key>;
  /** @throws a plain error that names the field, for a value that cannot be read */
  readonly read: (input: Input) => Value;
};

/** Makes fields of one kind of value out of its reader, which gets the label to name in its errors. */
export const fieldsRead =
  <Value>(read: (value: unknown, label: string, input: Input) => Value) =>
  <Key extends string>(field: Definition<Key>): InputField<Value, Key> => ({
    field,
    read: (input) => read(valueIn(input, field), labelIn(input, field.label), input),
  });

/**
 * What a field holds, as it arrived.
 *
 * @throws a plain error for the API key of the connection: pasted into the wrong field, it would be sent,
 * kept and shown
 */
export function valueIn(input: Input, { key, label }: { key: string; label: string }): unknown {
  const value = input.data[key];
  if (holdsKey(value, input.rpsKey)) {
    throw fieldError(
      labelIn(input, label),
      'This holds your API key. Take it out: use the key in the connection only.',
    );
  }
  return value;
}

/** A short key could be a word that is meant. Those of the service have 32 letters and digits. */
const SHORTEST_KEY = 16;

const holdsKey = (value: unknown, rpsKey = ''): boolean =>
  rpsKey.length >= SHORTEST_KEY &&
  (Array.isArray(value) ? value : [value]).some(
    (one) => typeof one === 'string' && one.toLowerCase().includes(rpsKey.toLowerCase()),
  );

/** The same field, which must have a value. */
export const required = <Value, Key extends string>({
  field,
  read,
}: InputField<Value | undefined, Key>): InputField<Value, Key> => ({
  field: { ...field, required: true },
  read: (input) => {
    const value = read(input);
    if (value === undefined) {
      throw fieldError(labelIn(input, field.label), 'This is empty. Enter or map a value.');
    }
    return value;
  },
});

/** The values of several fields, under their keys. */
export const readAll = <Value, Key extends string>(
  fields: readonly InputField<Value, Key>[],
  input: Input,
) =>
  Object.fromEntries(fields.map(({ field, read }) => [field.key, read(input)])) as Record<
    Key,
    Value
  >;

/** What Zapier shows of several fields. */
export const definitionsOf = (fields: readonly InputField<unknown>[]): Definition[] =>
  fields.map(({ field }) => field);

/** The name of a field in an error: `Products, line 2, Price`. */
export const labelIn = ({ within }: Input, label: string): string =>
  within === undefined ? label : `${within}, ${label}`;

/** An error that names the field that a person has to correct in the Zap. */
export const fieldError = (label: string, problem: string): Error =>
  new errors.Error(`${label}: ${problem}`, 'field_invalid');

/** A value as an error shows it. What looks like an API key, of this account or another, is not shown. */
export function shorten(text: string): string {
  const shown = text.replace(/[0-9a-f]{32,}/gi, '…');
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}
