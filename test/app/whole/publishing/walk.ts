import { isFunction, isJson, type Json, listOf, textOf } from '../../../support/json.ts';
import type { Field } from './app.ts';

/** A value in a result and the way to it, e.g. `details.items[0].title`; undefined is not there. */
export type Found = {
  readonly path: string;
  readonly value: unknown;
  /** What should stand at `path` where something else does. */
  readonly wanted?: 'a list' | 'an object';
};

/**
 * The values that an output field's key stands for: `utm__medium` is a property of an object, and
 * `details__items[]title` a property of each line item. Where a list or an object on the way is not
 * there, the one thing found is undefined; an empty list has nothing in it to miss.
 */
export function valuesAt(result: unknown, key: string, path = ''): Found[] {
  if (key === '') return [{ path, value: result }];
  if (key.startsWith('[]')) {
    const rest = key.slice(2).replace(/^__/, '');
    if (!Array.isArray(result)) return nothing(result, 'a list', path);
    return result.flatMap((item: unknown, index) => valuesAt(item, rest, `${path}[${index}]`));
  }
  if (!isJson(result)) return nothing(result, 'an object', path);
  const { name, rest } = firstName(result, key);
  return valuesAt(result[name], rest, within(path, name));
}

/** What is yet to be fetched is neither there nor missing. */
function nothing(value: unknown, wanted: 'a list' | 'an object', path: string): Found[] {
  if (isDehydrated(value)) return [];
  const isAbsent = value === undefined || value === null;
  return [{ path, value: undefined, ...(isAbsent ? {} : { wanted }) }];
}

/** A property may have `__` in its own name, so a property that is there goes before the split. */
function firstName(result: Json, key: string): { name: string; rest: string } {
  if (Object.hasOwn(result, key)) return { name: key, rest: '' };
  const name = /^.+?(?=__|\[\]|$)/.exec(key)?.[0] ?? key;
  return { name, rest: key.slice(name.length).replace(/^__/, '') };
}

const within = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);

/** Each output field, children included, with each value it has in a result. */
export function fieldValues(
  fields: readonly Field[],
  result: unknown,
  path = '',
): { field: Field; found: Found }[] {
  return fields.flatMap((field) =>
    valuesAt(result, textOf(field.key) ?? '', path).flatMap((found) => {
      const children = listOf(field.children).filter(isJson);
      const parents = Array.isArray(found.value)
        ? found.value.map((value, index) => ({ path: `${found.path}[${index}]`, value }))
        : [found];
      return [
        { field, found },
        ...parents.flatMap((parent) => fieldValues(children, parent.value, parent.path)),
      ];
    }),
  );
}

/** Input fields with the way to them, the fields of line items included. */
export function withChildren(
  fields: readonly Field[],
  path: string,
): { field: Field; path: string }[] {
  return fields.flatMap((field) => {
    const own = `${path}.${textOf(field.key) ?? '?'}`;
    return [{ field, path: own }, ...withChildren(listOf(field.children).filter(isJson), own)];
  });
}

/** Every text in a piece of JSON with the way to it, except what stands for functions. */
export function textsIn(value: unknown, path: string): { path: string; text: string }[] {
  if (typeof value === 'string') return isFunction(value) ? [] : [{ path, text: value }];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => textsIn(item, `${path}[${index}]`));
  }
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, within(path, key)));
}

/** A value that Zapier has yet to fetch. */
const isDehydrated = (value: unknown) =>
  typeof value === 'string' && value.startsWith('hydrate|||');

/** What a sample has and a result lacks. Each item of a list must have what the sample's items have. */
export function missingIn(result: unknown, sample: unknown, path = ''): string[] {
  if (Array.isArray(sample)) {
    if (!sample.some(isJson)) return [];
    if (!Array.isArray(result)) return [absence(result, 'a list', path)];
    return result.flatMap((item: unknown, index) =>
      sample.flatMap((wanted: unknown) => missingIn(item, wanted, `${path}[${index}]`)),
    );
  }
  if (!isJson(sample)) return [];
  if (!isJson(result)) return [absence(result, 'an object', path)];
  return Object.entries(sample).flatMap(([key, wanted]) => {
    const inner = within(path, key);
    return result[key] === undefined
      ? [`${inner} is missing`]
      : missingIn(result[key], wanted, inner);
  });
}

const absence = (value: unknown, wanted: string, path: string) =>
  isDehydrated(value)
    ? `${path} is not hydrated`
    : `${path || 'the result'} is not ${wanted}, as it is in the sample`;
