/** An answer that does not help: what depends on it stays unknown. */
export class Unusable extends Error {}

/** Nothing more can be asked. */
export class Stopped extends Error {}

/** The probe cannot begin; the message says what to do. */
export class CannotAsk extends Error {}

/**
 * A field of an error. Tests run in a realm of their own, where Node.js's errors are no instances of
 * `Error`.
 */
export const fieldOf = (error: unknown, name: 'name' | 'message' | 'cause' | 'code'): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

/** What an error says, in one line. */
export const messageOf = (error: unknown): string => {
  const message = fieldOf(error, 'message');
  return typeof message === 'string' ? message : `${error}`;
};
