import { isFunction, isJson, type Json, listOf, textOf } from '../../../support/json.ts';

/** A field as Zapier knows it: `key`, `label`, `type`, `dynamic`, `children` and so on. */
export type Field = Json;

/** A trigger, an action or a search. */
export type Operation = {
  /** `triggers.new_order` */
  readonly path: string;
  readonly kind: 'triggers' | 'creates' | 'searches';
  readonly label: string | undefined;
  readonly description: string | undefined;
  /** Hidden triggers only fill dropdowns: people never see their label and description. */
  readonly hidden: boolean;
  readonly isPolling: boolean;
  /** All fields a person may get to see: the fixed ones and those of `dynamicFields`. */
  readonly inputFields: readonly Field[];
  readonly fixedFields: readonly Field[];
  readonly dynamicFields: readonly Field[];
  readonly groups: readonly Json[];
  readonly outputFields: readonly Field[];
  /** Nothing when it is empty. */
  readonly sample: Json | undefined;
};

/** An app as the checks see it. */
export type App = {
  readonly definition: Json;
  readonly authentication:
    | {
        readonly type: string | undefined;
        readonly fields: readonly Field[];
        readonly connectionLabel: string | undefined;
      }
    | undefined;
  readonly operations: readonly Operation[];
  readonly searchOrCreates: readonly (Json & { readonly path: string })[];
};

/** What the app did when it was run: the evidence for the checks that a definition cannot settle. */
export type LiveResults = {
  /**
   * Results by the path of the operation, each as a list, e.g. `{ 'creates.create_order': [order] }`,
   * with what the app dehydrates hydrated. Every visible operation needs at least one row. Under
   * `authentication.test` stand the results of the connection test of two accounts, with what the
   * connection label names of `authData` beside them.
   */
  readonly rows: { readonly [path: string]: readonly unknown[] };
  /** What came of connecting with each of HOSTILE_VALUES in each field that makes up a host name. */
  readonly hostile: readonly HostileTry[];
};

export type HostileTry = {
  /** Key of the authentication field, e.g. `login`. */
  readonly field: string;
  readonly value: string;
  /** Requests that went out. */
  readonly requests: number;
  /** What the person was told; nothing when the value was let through. */
  readonly error?: string;
};

const recordOf = (value: unknown): Json => (isJson(value) ? value : {});
const fieldsOf = (value: unknown): Field[] => listOf(value).filter(isJson);

/**
 * Reads what the platform's handler answers to `{ command: 'definition' }`.
 *
 * @param dynamicFields by the path of the operation, the fields that its functions among the input
 *   fields give, for every choice that changes them: `{ 'creates.create_order': [field, …] }`. The
 *   fixed fields may be among them, and a field may come more than once.
 * @throws when the fields of a function are not given: the checks would pass what they never saw
 */
export function readApp(
  definition: unknown,
  dynamicFields: { readonly [path: string]: readonly unknown[] } = {},
): App {
  if (!isJson(definition)) throw new Error('The definition is not an object.');
  const { authentication } = definition;
  return {
    definition,
    authentication: isJson(authentication)
      ? {
          type: textOf(authentication.type),
          fields: fieldsOf(authentication.fields),
          connectionLabel: textOf(authentication.connectionLabel),
        }
      : undefined,
    operations: (['triggers', 'creates', 'searches'] as const).flatMap((kind) =>
      Object.entries(recordOf(definition[kind])).map(([key, entry]) => {
        const path = `${kind}.${key}`;
        return readOperation(path, kind, recordOf(entry), dynamicFields[path]);
      }),
    ),
    searchOrCreates: ['searchOrCreates', 'searchAndCreates'].flatMap((kind) =>
      Object.entries(recordOf(definition[kind])).map(([key, entry]) => ({
        ...recordOf(entry),
        path: `${kind}.${key}`,
      })),
    ),
  };
}

function readOperation(
  path: string,
  kind: Operation['kind'],
  entry: Json,
  given: readonly unknown[] | undefined,
): Operation {
  const display = recordOf(entry.display);
  const operation = recordOf(entry.operation);
  if (listOf(operation.inputFields).some(isFunction) && given === undefined) {
    throw new Error(`${path} has dynamic input fields. Run them and pass what they give.`);
  }
  if (listOf(operation.outputFields).some(isFunction)) {
    throw new Error(`${path} has dynamic output fields. Put what they give into the definition.`);
  }
  const { sample } = operation;
  const fixedFields = fieldsOf(operation.inputFields);
  const known = new Set(fixedFields.map((field) => JSON.stringify(field)));
  const isNew = (field: Field) => {
    const text = JSON.stringify(field);
    return !known.has(text) && known.add(text);
  };
  const dynamicFields = fieldsOf(given).filter(isNew);
  return {
    path,
    kind,
    label: textOf(display.label),
    description: textOf(display.description),
    hidden: display.hidden === true,
    isPolling: kind === 'triggers' && (operation.type ?? 'polling') === 'polling',
    inputFields: [...fixedFields, ...dynamicFields],
    fixedFields,
    dynamicFields,
    groups: fieldsOf(operation.inputFieldGroups),
    outputFields: fieldsOf(operation.outputFields),
    sample: isJson(sample) && Object.keys(sample).length > 0 ? sample : undefined,
  };
}
