import { isJson, type Json, listOf, textOf } from '../../support/json.ts';

/** Gives the input fields of an operation for what is filled in so far, as the editor asks for them. */
export type Ask = (path: string, inputData: Json) => Promise<readonly unknown[]>;

/** What a form gets in place of a choice when the value comes from an earlier step. */
const MAPPED = '{{mapped}}';

/**
 * The input fields of an operation as it is opened (`''`), and again for each choice that changes
 * them (`status=sent`); for a choice that only appears after another one, `a=1 b=2`.
 */
export async function formsOf(
  ask: (inputData: Json) => Promise<readonly unknown[]>,
): Promise<{ [choices: string]: readonly unknown[] }> {
  const forms: { [choices: string]: readonly unknown[] } = {};
  const known = new Set<string>();
  const waiting: { [key: string]: string }[] = [{}];
  for (let chosen = waiting.shift(); chosen !== undefined; chosen = waiting.shift()) {
    const fields = await ask(chosen);
    forms[nameOf(chosen)] = fields;
    for (const field of fields.filter(isJson).filter(altersForm)) {
      const key = textOf(field.key) ?? '';
      if (known.has(key)) continue;
      known.add(key);
      const values = [...choiceKeys(field.choices), MAPPED];
      waiting.push(...values.map((value) => ({ ...chosen, [key]: value })));
    }
  }
  return forms;
}

const altersForm = (field: Json) => field.altersDynamicFields === true;

const nameOf = (chosen: { [key: string]: string }) =>
  Object.entries(chosen)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');

/** Zapier takes choices as a list of values, as a list of objects, or as an object by value. */
export function choiceKeys(choices: unknown): string[] {
  if (isJson(choices)) return Object.keys(choices).sort();
  return listOf(choices)
    .map((choice) => String(isJson(choice) ? choice.value : choice))
    .sort();
}

/** The fields that a definition tells by itself: those that are always there. */
export const fixedFields =
  (definition: Json): Ask =>
  async (path) => {
    const [kind = '', key = ''] = path.split('.');
    const entries = definition[kind];
    const entry = isJson(entries) ? entries[key] : undefined;
    const operation = isJson(entry) ? entry.operation : undefined;
    return listOf(isJson(operation) ? operation.inputFields : undefined).filter(isJson);
  };
