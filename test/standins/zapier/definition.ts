/** A field as a definition tells it: of a form (input) or of a result (output). */
export type Field = {
  key: string;
  label?: string;
  type?: string;
  required?: boolean;
  list?: boolean;
  dict?: boolean;
  helpText?: string;
  default?: string;
  placeholder?: string;
  choices?: readonly string[] | Readonly<Record<string, string>>;
  children?: readonly Field[];
  dynamic?: string;
  resource?: string;
  search?: string;
  group?: string;
  altersDynamicFields?: boolean;
  primary?: boolean;
  meta?: Readonly<Record<string, string | number | boolean>>;
};

/** Runs of an action one at a time, where key and scope are the same. */
export type Lock = {
  key: string;
  scope?: readonly ('user' | 'auth' | 'account')[];
  /** Seconds. */
  timeout?: number;
};

/** How often something may run. */
export type Throttle = {
  /** Seconds. */
  window: number;
  limit: number;
  key?: string;
  scope?: readonly ('user' | 'auth' | 'account' | 'action')[];
  retry?: boolean;
  filter?: string;
  overrides?: readonly object[];
};

export type Operation = {
  key: string;
  noun: string;
  display: { label: string; description: string; hidden?: boolean };
  operation: {
    /** A text stands for a function: fields that the app is asked for. */
    inputFields?: readonly (Field | string)[];
    inputFieldGroups?: readonly { key: string; label: string }[];
    outputFields: readonly Field[];
    sample: Readonly<Record<string, unknown>>;
    cleanInputData?: boolean;
    lock?: Lock;
    throttle?: Throttle;
  };
};

export type SearchOrCreate = {
  key: string;
  display: Operation['display'];
  search: string;
  create: string;
};

/** The app as Zapier stores it: JSON, in which a function is a text such as `$func$2$f$`. */
export type Definition = {
  version: string;
  authentication: { fields: readonly Field[]; connectionLabel: string };
  triggers: Readonly<Record<string, Operation>>;
  creates: Readonly<Record<string, Operation>>;
  searches: Readonly<Record<string, Operation>>;
  searchOrCreates: Readonly<Record<string, SearchOrCreate>>;
  flags?: { cleanInputData?: boolean };
  /** For every action that has none of its own. */
  throttle?: Throttle;
};

/** Where an operation stands in the definition, e.g. `creates.create_order`. */
export type OperationPath = string;

/** @throws a plain error that names `path` when the app has no such operation */
export function operationAt(definition: Definition, path: OperationPath): Operation {
  const [, type, key = ''] = /^(triggers|creates|searches)\.(.+)$/.exec(path) ?? [];
  const operations: Definition['triggers'] =
    type === 'triggers' || type === 'creates' || type === 'searches' ? definition[type] : {};
  const operation = Object.hasOwn(operations ?? {}, key) ? operations[key] : undefined;
  if (operation === undefined) throw new Error(`The app has no ${path}.`);
  return operation;
}

/** The input fields that are there whatever is chosen. */
export const staticFields = ({ operation }: Operation): Field[] =>
  (operation.inputFields ?? []).filter((field) => typeof field !== 'string');

/**
 * Whether empty values are taken out of `bundle.inputData`: the operation's flag, else the app's, and
 * yes if neither says anything (docs.zapier.com, "Empty values in input data").
 */
export const cleansInput = (definition: Definition, { operation }: Operation): boolean =>
  operation.cleanInputData ?? definition.flags?.cleanInputData ?? true;

export type Choice = { value: string; label: string };

/** The fixed choices of a field, in order; none when it has no dropdown, or a dynamic one. */
export const choicesOf = ({ choices = [] }: Field): Choice[] =>
  Array.isArray(choices)
    ? choices.map((choice) => ({ value: choice, label: choice }))
    : Object.entries(choices).map(([value, label]) => ({ value, label }));
