/** What an answer has for a text, as a text; empty for what is none, whatever that is. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : '';
