/** A control call that asks for something impossible; the message says what. */
export class BadCall extends Error {}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function number(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new BadCall(`${name} must be a number`);
  }
  return value;
}

export function string(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new BadCall(`${name} must be a string`);
  return value;
}

export function oneOf<Choice extends string>(
  value: unknown,
  name: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((known) => known === value);
  if (choice === undefined) throw new BadCall(`${name} must be one of: ${choices.join(', ')}`);
  return choice;
}

export function list<Item>(
  value: unknown,
  name: string,
  read: (item: unknown, name: string) => Item,
): Item[] {
  if (!Array.isArray(value)) throw new BadCall(`${name} must be an array`);
  return value.map((item) => read(item, `${name}[]`));
}

/** An object whose values are all texts. */
export function strings(value: unknown, name: string): Record<string, string> {
  if (!isObject(value)) throw new BadCall(`${name} must be an object`);
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, string(one, `${name}.${key}`)]),
  );
}
