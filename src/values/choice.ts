import { type Definition, fieldError, type InputField, labelIn, valueIn } from './field.ts';
import { readCode } from './text.ts';

type Choices<Choice extends string> = Readonly<Record<Choice, string>>;

/**
 * The option that was chosen of a field's `choices`, by its key or its label, in any case; undefined
 * when the field is empty.
 *
 * @throws a plain error that lists the labels
 */
export function readChoice<Choice extends string>(
  value: unknown,
  label: string,
  choices: Choices<Choice>,
): Choice | undefined {
  const text = readCode(value, label)?.toLowerCase();
  const keys = Object.keys(choices) as Choice[];
  const chosen =
    keys.find((key) => key.toLowerCase() === text) ??
    keys.find((key) => choices[key].toLowerCase() === text);
  if (text !== undefined && chosen === undefined) {
    throw fieldError(label, `Choose one of ${Object.values(choices).join(', ')}.`);
  }
  return chosen;
}

/** A field with choices, of which other steps may also write one. */
export type ChoiceField<Choice extends string, Key extends string = string> = InputField<
  Choice | undefined,
  Key
> & { readonly choices: Choices<Choice> };

/** @param keyOf other words for the choices, as other steps write them */
export const choiceField = <Choice extends string, Key extends string>(
  { choices, ...field }: Omit<Definition<Key>, 'choices'> & { choices: Choices<Choice> },
  keyOf: (text: string) => Choice | undefined = () => undefined,
): ChoiceField<Choice, Key> => ({
  field: { ...field, choices } as Definition<Key>,
  choices,
  read: (input) => {
    const label = labelIn(input, field.label);
    const text = readCode(valueIn(input, field), label);
    const known = text === undefined ? undefined : keyOf(text);
    return known ?? readChoice(text, label, choices);
  },
});

/**
 * What is known of a choice while a Zap is set up: the option, `mapped` when it is yet to come from
 * another step (`{{123__status}}`), or undefined when nothing is chosen.
 */
export function chosenOrMapped<Choice extends string>(
  { field, choices }: ChoiceField<Choice>,
  data: Readonly<Record<string, unknown>>,
): Choice | 'mapped' | undefined {
  try {
    return readChoice(data[field.key], field.label, choices);
  } catch {
    return 'mapped';
  }
}
