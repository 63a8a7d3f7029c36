import { choiceField } from './choice.ts';
import type { Definition, InputField } from './field.ts';

/**
 * The choices of a field for yes or no. Zapier's own kind of field for that takes every word that it does
 * not know, `off` or `нет`, for yes.
 */
export const YES_NO = { yes: 'Yes', no: 'No' } as const;

/** What other steps write for the two. */
const BOOLEANS: ReadonlyMap<string, keyof typeof YES_NO> = new Map([
  ['true', 'yes'],
  ['1', 'yes'],
  ['false', 'no'],
  ['0', 'no'],
  ['да', 'yes'],
  ['нет', 'no'],
]);

/** Yes or no: any word that is not plainly one of them is refused. */
export function yesNoField<Key extends string>(
  field: Definition<Key>,
): InputField<boolean | undefined, Key> {
  const choice = choiceField({ ...field, choices: YES_NO }, (text) =>
    BOOLEANS.get(text.toLowerCase()),
  );
  return {
    field: choice.field,
    read: (input) => {
      const chosen = choice.read(input);
      return chosen === undefined ? undefined : chosen === 'yes';
    },
  };
}
