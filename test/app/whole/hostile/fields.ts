import fc from 'fast-check';
import { type FormField, formFields } from '../../../standins/zapier/built/definition.ts';
import { choicesOf, type Field } from '../../../standins/zapier/definition.ts';
import { examplesOf } from '../../../support/examples.ts';
import { trickyText } from '../../support/arbitraries.ts';
import { methodsOfApp } from '../faults/operations.ts';
import { anything } from './values.ts';

/** The fields that a hydrator is promised with: its definition does not tell them. */
const promisedFields = (path: string): Field[] =>
  Object.entries(examplesOf(path)[0].input ?? {}).map(([key, value]) => ({
    key,
    default: String(value),
    required: true,
  }));

/** What fits into a dropdown. @param dynamic such as `recent_order.id.title` */
function picksOf(dynamic: string): readonly string[] {
  const [trigger] = dynamic.split('.');
  const [{ picks }] = examplesOf(`triggers.${trigger}`);
  if (picks !== undefined) return picks;
  throw new Error(`Add picks to the example of 'triggers.${trigger}' in test/support/examples.ts.`);
}

export type Form = { path: string; fields: readonly Field[] };

/** Every operation of the app that takes input, with all fields that it may get. */
export async function formsOfApp(): Promise<Form[]> {
  const methods = (await methodsOfApp()).filter((method) => method !== 'authentication.test');
  return Promise.all(
    methods.map(async (method) => {
      const path = method.replace('.operation.perform', '');
      const fields = path.startsWith('hydrators.')
        ? promisedFields(path)
        : (await formFields(path)).filter(({ type }) => type !== 'copy');
      return { path, fields: oncePerKey(fields) };
    }),
  );
}

/** A field may appear for several choices, under several labels. */
const oncePerKey = (fields: readonly FormField[]) => [
  ...new Map(fields.map((field) => [field.key, field])).values(),
];

/** Values that a person would put into a field, so far as its definition says which. */
function goodValues(field: Field): fc.Arbitrary<unknown> {
  const { type, key, dynamic, default: preset, helpText = '', children, list } = field;
  if (children !== undefined) {
    const row = fc.record(Object.fromEntries(children.map((child) => [child.key, filled(child)])));
    return fc.array(row, { minLength: 1, maxLength: 3 });
  }
  const choices = choicesOf(field).flatMap(({ value, label }) => [value, label]);
  const examples = [...helpText.matchAll(/`([^`]+)`/g)].map(([, example = '']) => example);
  const fitting =
    choices.length > 0
      ? choices
      : dynamic !== undefined
        ? picksOf(dynamic)
        : type === 'datetime'
          ? ['2026-03-02T09:15:00+03:00']
          : key.includes('email')
            ? ['customer1@example.com', 'anna@example.com']
            : preset !== undefined
              ? [preset, 2]
              : examples.length > 0
                ? examples
                : ['Anna', 'Анна Петрова'];
  const one = fc.constantFrom<unknown>(...fitting);
  return list ? fc.oneof(one, fc.array(one, { minLength: 1, maxLength: 2 })) : one;
}

/** Mostly empty where that may be, so that fields which exclude one another get on. */
const filled = (field: Field) =>
  field.required
    ? goodValues(field)
    : fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom<unknown>('', undefined) },
        { weight: 1, arbitrary: goodValues(field) },
      );

/** Input that a person may well give. */
export const usualInput = ({ fields }: Form) =>
  fc.record<Record<string, unknown>>(
    Object.fromEntries(fields.map((field) => [field.key, filled(field)])),
  );

/** The same with something strange in up to three of its fields, and in fields that there are not. */
export const hostileInput = (form: Form) =>
  fc
    .tuple(
      usualInput(form),
      fc.subarray(
        form.fields.map(({ key }) => key),
        { maxLength: Math.min(3, form.fields.length) },
      ),
      fc.array(anything, { minLength: 3, maxLength: 3 }),
      fc.dictionary(trickyText, anything, { maxKeys: 2 }),
    )
    .map(([usual, keys, values, unknown]) => ({
      ...unknown,
      ...usual,
      ...Object.fromEntries(keys.map((key, index) => [key, values[index]])),
    }));
