/** Any object of a definition or of a result: JSON of which nothing is known until it is looked at. */
export type Json = { readonly [key: string]: unknown };

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** What a definition has in place of a function. */
export const isFunction = (value: unknown): boolean =>
  typeof value === 'string' && /^\$func\$\d+\$[ft]\$$/.test(value);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
