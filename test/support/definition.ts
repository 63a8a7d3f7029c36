import { runApp, runCommand } from './app.ts';

export type Field = {
  key: string;
  label?: string;
  type?: string;
  required?: boolean;
  list?: boolean;
  helpText?: string;
  default?: string;
  placeholder?: string;
  choices?: readonly string[] | Readonly<Record<string, string>>;
  children?: readonly Field[];
  dynamic?: string;
  search?: string;
  group?: string;
  altersDynamicFields?: boolean;
  primary?: boolean;
};

type Operation = {
  key: string;
  noun: string;
  display: { label: string; description: string; hidden?: boolean };
  operation: {
    inputFields?: readonly (Field | string)[];
    inputFieldGroups?: readonly { key: string; label: string }[];
    outputFields: readonly Field[];
    sample: Readonly<Record<string, unknown>>;
  };
};

/** The app as Zapier stores it: JSON, in which a function is a text such as `$func$2$f$`. */
export type Definition = {
  version: string;
  authentication: { fields: readonly Field[]; connectionLabel: string };
  triggers: Readonly<Record<string, Operation>>;
  creates: Readonly<Record<string, Operation>>;
  searches: Readonly<Record<string, Operation>>;
  searchOrCreates: Readonly<
    Record<string, { key: string; display: Operation['display']; search: string; create: string }>
  >;
};

export const readDefinition = async () => (await runCommand('definition')) as Definition;

/** An input field, and the choice that makes it appear if it is not always there. */
export type FormField = Field & { shownFor?: { label: string; choice: string } };

/**
 * All input fields that a person may meet in `operation` (e.g. `creates.create_order`): those that
 * are always there, and those that the platform asks for after a choice.
 */
export async function formFields(path: string): Promise<FormField[]> {
  const ask = (inputData: Record<string, unknown>) =>
    runApp(`${path}.operation.inputFields`, { inputData }) as Promise<Field[]>;
  const fields: FormField[] = await ask({});
  for (const field of fields.filter(({ altersDynamicFields }) => altersDynamicFields)) {
    for (const [value, choice] of Object.entries(field.choices ?? {})) {
      const known = new Set(fields.map(({ key, label }) => `${key} ${label}`));
      const more = (await ask({ [field.key]: value }))
        .filter(({ key, label }) => !known.has(`${key} ${label}`))
        .map((added) => ({ ...added, shownFor: { label: field.label ?? field.key, choice } }));
      fields.splice(fields.indexOf(field) + 1, 0, ...more);
    }
  }
  return fields;
}
