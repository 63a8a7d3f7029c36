import { isFunction, isJson, type Json, listOf, textOf } from '../../support/json.ts';
import { type Ask, choiceKeys, formsOf } from './forms.ts';

/** An input field as a live Zap holds on to it: its key is the name it is listed under. */
export type Input = {
  /** Zapier's type, `line items` for a field with fields of its own. */
  type: string;
  required?: true;
  list?: true;
  /** What a live Zap sends that leaves the field empty. */
  default?: string;
  choices?: string[];
  /** Where the dropdown's values come from: trigger and field, e.g. `product_by_id.id`. */
  dynamic?: string;
};

/** By key; a field of a line item as `goods[]good_sum`. */
export type Inputs = { [key: string]: Input };

/** A trigger, action or search as live Zaps hold on to it. */
export type Held = {
  /** Of a trigger: `polling` or `hook`. */
  type?: string;
  inputs: Inputs;
  /**
   * By choice (`status=sent`), the fields that this choice adds or changes, and null for those that
   * it takes away. `{{mapped}}` is a value from an earlier step, which is none of the choices.
   */
  choices?: { [choice: string]: { [key: string]: Input | null } };
  /** What later steps can map, with its type: `details__items[]title`. */
  outputs: { [key: string]: string };
  /** Of a trigger: the fields by which Zapier knows a row again. */
  primary?: string[];
  /** Values of the sample that show the form of ids. */
  ids: { [key: string]: string | number };
};

/** All that live Zaps hold on to in one version of the app. */
export type Snapshot = {
  version: string;
  authentication: { type: string; inputs: Inputs };
  /** `triggers.new_order` */
  operations: { [path: string]: Held };
  /** `find_order` → `find_order or create_order` */
  searchOrCreates: { [key: string]: string };
  /** Names in promises that held runs still have to keep. */
  hydrators: string[];
};

/**
 * What live Zaps hold on to in an app.
 *
 * @param definition what the platform answers to the command `definition`
 * @param ask gives the input fields of an operation for what is filled in so far
 * @throws when output fields come from a function: they would be missing here without a word
 */
export async function snapshotOf(definition: unknown, ask: Ask): Promise<Snapshot> {
  const app = recordOf(definition);
  const authentication = recordOf(app.authentication);
  const operations: Snapshot['operations'] = {};
  for (const kind of ['triggers', 'creates', 'searches']) {
    for (const [key, entry] of Object.entries(recordOf(app[kind]))) {
      const path = `${kind}.${key}`;
      operations[path] = await heldOf(path, recordOf(recordOf(entry).operation), ask);
    }
  }
  return {
    version: textOf(app.version) ?? '',
    authentication: {
      type: textOf(authentication.type) ?? 'none',
      inputs: inputsOf(listOf(authentication.fields)),
    },
    operations,
    searchOrCreates: Object.fromEntries(
      Object.entries({ ...recordOf(app.searchOrCreates), ...recordOf(app.searchAndCreates) })
        .map(([key, pair]) => [key, recordOf(pair)] as const)
        .map(([key, { search, create }]) => [key, `${search} or ${create}`]),
    ),
    hydrators: Object.keys(recordOf(app.hydrators)).sort(),
  };
}

async function heldOf(path: string, operation: Json, ask: Ask): Promise<Held> {
  const asksNothing = listOf(operation.inputFields).length === 0;
  const forms = asksNothing ? { '': [] } : await formsOf((inputData) => ask(path, inputData));
  const { '': base = [], ...byChoice } = forms;
  const inputs = inputsOf(base);
  const choices = Object.entries(byChoice).map(
    ([choice, fields]) => [choice, differenceOf(inputs, inputsOf(fields))] as const,
  );
  const isTrigger = path.startsWith('triggers.');
  const outputFields = listOf(operation.outputFields);
  if (outputFields.some(isFunction)) {
    throw new Error(
      `${path} has output fields from a function. Teach test/tools/release to ask it.`,
    );
  }
  const marked = outputFields.filter(isJson).filter(({ primary }) => primary === true);
  const primary = marked.length > 0 ? marked.map(({ key }) => String(key)) : ['id'];
  const sample = recordOf(operation.sample);
  return {
    ...(isTrigger && { type: textOf(operation.type) ?? 'polling' }),
    inputs,
    ...(choices.length > 0 && { choices: Object.fromEntries(choices) }),
    outputs: { ...typesIn(sample), ...declaredTypes(outputFields) },
    ...(isTrigger && { primary }),
    ids: Object.fromEntries(
      [...new Set([...primary, 'id'])]
        .map((key) => [key, sample[key]] as const)
        .filter((pair): pair is [string, string | number] => /string|number/.test(typeof pair[1])),
    ),
  };
}

/** The fields people fill in; a field of type `copy` only shows a text. */
function inputsOf(fields: readonly unknown[], within = ''): Inputs {
  const inputs: Inputs = {};
  for (const field of fields.filter(isJson).filter(({ type }) => type !== 'copy')) {
    const key = `${within}${field.key}`;
    const children = listOf(field.children);
    const choices = choiceKeys(field.choices);
    const dynamic = textOf(field.dynamic)?.split('.').slice(0, 2).join('.');
    inputs[key] = {
      type: children.length > 0 ? 'line items' : (textOf(field.type) ?? 'string'),
      ...(field.required === true && { required: true }),
      ...(field.list === true && { list: true }),
      ...(hasDefault(field.default) && { default: String(field.default) }),
      ...(choices.length > 0 && { choices }),
      ...(dynamic !== undefined && { dynamic }),
    };
    Object.assign(inputs, inputsOf(children, `${key}[]`));
  }
  return inputs;
}

const hasDefault = (value: unknown) => value !== undefined && value !== null && value !== '';

function differenceOf(base: Inputs, form: Inputs): { [key: string]: Input | null } {
  const changed = Object.entries(form).filter(
    ([key, input]) => JSON.stringify(base[key]) !== JSON.stringify(input),
  );
  const gone = Object.keys(base).filter((key) => form[key] === undefined);
  return Object.fromEntries([...changed, ...gone.map((key) => [key, null] as const)]);
}

function declaredTypes(fields: readonly unknown[], within = ''): Held['outputs'] {
  const types: Held['outputs'] = {};
  for (const field of fields.filter(isJson)) {
    const key = `${within}${field.key}`;
    const children = listOf(field.children);
    if (children.length > 0) Object.assign(types, declaredTypes(children, `${key}[]`));
    else types[key] = textOf(field.type) ?? 'string';
  }
  return types;
}

/** What the sample holds can be mapped too, whether or not an output field names it. */
function typesIn(value: unknown, key = ''): Held['outputs'] {
  if (Array.isArray(value)) return typesIn(value[0], `${key}[]`);
  if (!isJson(value)) return key === '' ? {} : { [key]: value === null ? 'string' : typeof value };
  const between = key === '' || key.endsWith('[]') ? '' : '__';
  return Object.assign(
    {},
    ...Object.entries(value).map(([name, inner]) => typesIn(inner, `${key}${between}${name}`)),
  );
}

const recordOf = (value: unknown): Json => (isJson(value) ? value : {});
