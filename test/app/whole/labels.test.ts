import { describe, expect, test } from '@jest/globals';
import { formFields, readDefinition } from '../../standins/zapier/built/definition.ts';
import { FORMS, RESULTS } from './labels.ts';

const definition = await readDefinition();
const VISIBLE = (['triggers', 'creates', 'searches'] as const).flatMap((kind) =>
  Object.entries(definition[kind]).flatMap(([key, { display, operation }]) =>
    display.hidden ? [] : [[`${kind}.${key}`, operation.outputFields] as const],
  ),
);

/** The date of a new status is called after that status: see below. */
const DATE = 'creates.update_order_status date';

async function labelsOf(path: string) {
  const fields = (await formFields(path)).filter(({ type }) => type !== 'copy');
  const flat = fields.flatMap(({ children, ...field }) =>
    children
      ? children.map((child) => [`${field.key}[]${child.key}`, child.label] as const)
      : [[field.key, field.label] as const],
  );
  return Object.fromEntries(flat.filter(([key]) => `${path} ${key}` !== DATE));
}

describe('people see under its right name', () => {
  test.each(VISIBLE)('each field in the form of %s', async (path) => {
    expect(await labelsOf(path)).toStrictEqual(
      FORMS[path] ?? `Add '${path}' to FORMS in test/app/whole/labels.ts, by hand.`,
    );
  });

  test.each(VISIBLE)('each field in the result of %s', (path, fields) => {
    expect(Object.fromEntries(fields.map(({ key, label }) => [key, label]))).toStrictEqual(
      RESULTS[path] ?? `Add '${path}' to RESULTS in test/app/whole/labels.ts, by hand.`,
    );
  });

  test('the date of each new status', async () => {
    const dates = (await formFields('creates.update_order_status'))
      .filter(({ key }) => key === 'date')
      .map(({ label, shownFor }) => [shownFor?.choice ?? 'mapped', label]);
    expect(Object.fromEntries(dates)).toStrictEqual({
      Paid: 'Paid At',
      Shipped: 'Shipped At',
    });
  });
});
