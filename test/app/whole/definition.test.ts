import { expect, test } from '@jest/globals';
import { formFields, readDefinition } from '../../standins/zapier/built/definition.ts';

const { creates, searches, triggers } = await readDefinition();
const FORMS = Object.entries({ creates, searches, triggers }).flatMap(([kind, operations]) =>
  Object.entries(operations).map(
    ([key, { operation }]) =>
      [`${kind}.${key}` as const, operation.inputFieldGroups ?? []] as const,
  ),
);

test.each(FORMS)(
  '%s has the groups that its fields are in, each with a label',
  async (path, groups) => {
    const fields = await formFields(path as Parameters<typeof formFields>[0]);
    const used = [...new Set(fields.map(({ group }) => group))].filter(Boolean);
    expect(groups.map(({ key }) => key)).toStrictEqual(used);
    for (const { label } of groups) expect(label).toMatch(/^[A-Z]/);
    // A field without one would stand above all groups.
    if (groups.length > 0) expect(fields.filter(({ group }) => !group)).toStrictEqual([]);
  },
);

test('forms with many fields have groups', async () => {
  const grouped = FORMS.filter(([, groups]) => groups.length > 1).map(([path]) => path);
  expect(grouped).toStrictEqual(
    expect.arrayContaining(['creates.create_order', 'creates.add_contact_to_group']),
  );
});

/** What fields of one name hold: a product's code and its number are two things. */
const RESOURCES: Readonly<Record<string, readonly string[]>> = {
  'product.code': ['good_name'],
  'product.id': ['goods'],
  'order.id': ['bill_id', 'id'],
  'group.id': ['rass_name', 'rid', 'add_to_lists', 'remove_from_lists'],
  'contact.email': ['lead_email', 'bill_email', 'email'],
};

test('fields that say what they hold say the same of the same thing only', async () => {
  const said = new Map<string, Set<string>>();
  for (const [path] of FORMS) {
    const fields = await formFields(path as Parameters<typeof formFields>[0]);
    for (const { key, resource } of fields.flatMap((field) => [field, ...(field.children ?? [])])) {
      if (resource !== undefined) said.set(resource, (said.get(resource) ?? new Set()).add(key));
    }
  }
  expect([...said.keys()].toSorted()).toStrictEqual(Object.keys(RESOURCES).toSorted());
  for (const [resource, keys] of said) {
    expect([...keys].toSorted()).toStrictEqual(RESOURCES[resource]?.toSorted());
  }
});
