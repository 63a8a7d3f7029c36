import { type Pair, pairsOf, sharedOperations } from './pairs.ts';
import type { Held, Input, Inputs, Snapshot } from './snapshot.ts';

/**
 * Input fields of what both versions have, those of the connection included. A field that differs
 * in the same way for a choice as without one is only there once.
 */
export function inputPairs(before: Snapshot, after: Snapshot): Pair<Input>[] {
  const connection = fieldPairs(before.authentication.inputs, after.authentication.inputs, {
    where: 'the connection',
  });
  const fields = sharedOperations(before, after).flatMap(({ where, before, after }) => {
    const always = fieldPairs(before.inputs, after.inputs, { where });
    const known = new Set(always.map(contentOf));
    const chosen = Object.keys(before.choices ?? {}).flatMap((choice) => {
      // A choice that is gone is reported as such, not as the loss of its fields.
      if (after.choices?.[choice] === undefined) return [];
      return fieldPairs(formOf(before, choice), formOf(after, choice), { where, choice });
    });
    return [...always, ...chosen.filter((pair) => !known.has(contentOf(pair)))];
  });
  return [...connection, ...fields];
}

const fieldPairs = (before: Inputs, after: Inputs, at: { where: string; choice?: string }) =>
  pairsOf(before, after, (key) => {
    const shown = at.choice === undefined ? '' : ` (shown for ${at.choice})`;
    return `${at.where}: the input field "${key}"${shown}`;
  });

/** All fields of the form after a choice. */
function formOf({ inputs, choices }: Held, choice: string): Inputs {
  const form = { ...inputs };
  for (const [key, input] of Object.entries(choices?.[choice] ?? {})) {
    if (input === null) delete form[key];
    else form[key] = input;
  }
  return form;
}

const contentOf = ({ where, before, after }: Pair<Input>) =>
  JSON.stringify([where.replace(/ \(shown for .*\)$/, ''), before, after]);

/** Input fields that both versions have and `isIt` is true of, with what to say of them. */
export const changedInputs =
  (isIt: (was: Input, is: Input) => boolean, words: string | ((was: Input, is: Input) => string)) =>
  (before: Snapshot, after: Snapshot): string[] =>
    inputPairs(before, after).flatMap(({ where, before: was, after: is }) => {
      if (was === undefined || is === undefined || !isIt(was, is)) return [];
      return [`${where} ${typeof words === 'string' ? words : words(was, is)}`];
    });

/** Whether a person has to fill it in. */
export const isMust = (input: Input | undefined) =>
  input?.required === true && input.default === undefined;

/** Types of text. Zapier passes them on as they were typed or mapped. */
const TEXTS = ['string', 'text'];

/**
 * Whether a field of one type takes all that one of another took, so that no live Zap breaks by the
 * change: a number may become a text, because every number that was typed is a text too. A date or a
 * boolean may not: Zapier turns what people type there into another form, which texts do not get. Where
 * accepted.ts has the texts that a date took, it may too: their meaning is held there.
 */
export const isWider = (was: Input, is: Input) =>
  TEXTS.includes(is.type)
    ? [...TEXTS, 'number', 'integer'].includes(was.type)
    : was.type === 'integer' && is.type === 'number';

/** The choices of the input fields that have some in both versions. */
export const choicePairs = (before: Snapshot, after: Snapshot): Pair<true>[] =>
  inputPairs(before, after).flatMap(({ where, before: was, after: is }) =>
    was?.choices === undefined || is?.choices === undefined
      ? []
      : pairsOf(listed(was.choices), listed(is.choices), (choice) => {
          return `${where}: the choice "${choice}"`;
        }),
  );

const listed = (choices: readonly string[]): { [choice: string]: true } =>
  Object.fromEntries(choices.map((choice) => [choice, true]));
