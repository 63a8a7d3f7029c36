import { readChoice, readText } from './input.ts';

/**
 * The choices of a field for yes or no. Zapier's own kind of field for that takes every word that it does
 * not know, `off` or `нет`, for yes.
 */
export const YES_NO = { yes: 'Yes', no: 'No' } as const;

/** What other steps write for the two. */
const BOOLEANS = new Map<string | undefined, keyof typeof YES_NO>([
  ['true', 'yes'],
  ['1', 'yes'],
  ['false', 'no'],
  ['0', 'no'],
]);

/**
 * Yes or no, of a field with the choices `YES_NO`; undefined when the field is empty.
 *
 * @throws a plain error for any word that is not plainly one of them
 */
export function readYesNo(value: unknown, label: string): boolean | undefined {
  const text = readText(value, label)?.toLowerCase();
  const choice = readChoice(BOOLEANS.get(text) ?? text, label, YES_NO);
  return choice === undefined ? undefined : choice === 'yes';
}
