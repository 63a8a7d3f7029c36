import type { Run } from './app.ts';
import { type Connection, isRecord, runOn } from './connection.ts';
import { convert, withoutEmpty } from './conversion.ts';
import {
  choicesOf,
  cleansInput,
  type Field,
  type OperationPath,
  operationAt,
  staticFields,
} from './definition.ts';
import { fillRows, fillText } from './line_items.ts';
import type { Meta } from './meta.ts';
import { type Filler, fillerOf, type StepResults } from './references.ts';
import { type Hydrate, hydrator } from './results.ts';

/**
 * What a person typed or mapped, by field: a text, in which references such as `{{123__price}}` may
 * stand; a list of them in a list field; a row or rows of them, by child, in a field of line items. A
 * value that is no text is taken as it is.
 */
export type Input = Readonly<Record<string, unknown>>;

export type PreparedInput = {
  /** As the perform gets it. */
  inputData: Record<string, unknown>;
  /** As the person left it: with the references, before any conversion. */
  inputDataRaw: Input;
  /** The form: fixed fields, and those that appear for what is chosen. */
  fields: Field[];
  /** Required fields (a child of line items too) that came out empty. Zapier does not run the step then. */
  missing: Field[];
  /** What the app keeps with its fields, for `bundle.meta.inputFields`. */
  inputFields: Meta['inputFields'];
};

export type Sources = {
  /** Results of the steps before, by number. */
  results?: StepResults;
  hydrate?: Hydrate;
  log?: Run['log'];
};

/** Makes of what a person typed or mapped what the app gets, as Zapier does. */
export async function prepareInput(
  connection: Connection,
  path: OperationPath,
  input: Input,
  { results = {}, log, hydrate = hydrator(connection, log && { log }) }: Sources = {},
): Promise<PreparedInput> {
  const definition = await connection.app.definition();
  const operation = operationAt(definition, path);
  const fields = await inputFieldsOf(connection, path, input, log && { log });
  const filled = await fillIn(input, fields, fillerOf(results, hydrate));
  const converted = convert(filled, fields, connection.timeZone);
  return {
    inputData: cleansInput(definition, operation) ? withoutEmpty(converted) : converted,
    inputDataRaw: input,
    fields,
    missing: missingIn(converted, fields),
    inputFields: Object.fromEntries(fields.flatMap(({ key, meta }) => (meta ? [[key, meta]] : []))),
  };
}

/**
 * Asks the app for the form. What is chosen is passed on as the person left it, with defaults filled
 * in: a mapped value such as `{{123__status}}` is not one of the choices at that time.
 */
export async function inputFieldsOf(
  connection: Connection,
  path: OperationPath,
  input: Input = {},
  run: Pick<Run, 'log'> = {},
): Promise<Field[]> {
  const fixed = staticFields(operationAt(await connection.app.definition(), path));
  const defaults = fixed.flatMap((field) => (field.default ? [[field.key, field.default]] : []));
  const inputData = { ...Object.fromEntries(defaults), ...input };
  const method = `${path}.operation.inputFields`;
  const { results } = await runOn(connection, method, { ...run, inputData, inputDataRaw: input });
  return (Array.isArray(results) ? results : []).filter(isField);
}

const isField = (value: unknown): value is Field =>
  isRecord(value) && typeof value.key === 'string';

async function fillIn(input: Input, fields: readonly Field[], fill: Filler) {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const entries = Object.entries(input).map(
    async ([key, value]) => [key, await fillField(byKey.get(key), value, fill)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

async function fillField(field: Field | undefined, value: unknown, fill: Filler): Promise<unknown> {
  if (field?.children?.length) return fillRows(value, fill);
  if (field?.dict === true && isRecord(value)) {
    const entries = Object.entries(value).map(
      async ([key, each]) => [key, await fillText(each, fill)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }
  if (field?.list !== true) return fillText(value, fill);
  const given = Array.isArray(value) ? value : [value];
  const filled = given.map((each) => (typeof each === 'string' ? fill.list(each) : [each]));
  return (await Promise.all(filled)).flat();
}

const isBlank = (value: unknown) => value === undefined || value === null || value === '';

const missingIn = (data: Record<string, unknown>, fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => {
    const value = data[field.key];
    const rows = Array.isArray(value) ? value.filter(isRecord) : [];
    if (field.children?.length && rows.length > 0) {
      return field.children.filter(
        (child) => child.required && rows.some((row) => isBlank(row[child.key])),
      );
    }
    const isMissing = Array.isArray(value) ? value.every(isBlank) : isBlank(value);
    return field.required && field.type !== 'copy' && isMissing ? [field] : [];
  });

/** An input field, and the choice that makes it appear if it is not always there. */
export type FormField = Field & { shownFor?: { label: string; choice: string } };

/**
 * All input fields that a person may meet in an operation: those that are always there, and behind
 * each field that changes the form, those that appear for one of its choices.
 */
export async function formFields(
  connection: Connection,
  path: OperationPath,
): Promise<FormField[]> {
  const fields: FormField[] = await inputFieldsOf(connection, path);
  for (const field of fields.filter(({ altersDynamicFields }) => altersDynamicFields)) {
    for (const { value, label: choice } of choicesOf(field)) {
      const known = new Set(fields.map(({ key, label }) => `${key} ${label}`));
      const more = (await inputFieldsOf(connection, path, { [field.key]: value }))
        .filter(({ key, label }) => !known.has(`${key} ${label}`))
        .map((added) => ({ ...added, shownFor: { label: field.label ?? field.key, choice } }));
      fields.splice(fields.indexOf(field) + 1, 0, ...more);
    }
  }
  return fields;
}
