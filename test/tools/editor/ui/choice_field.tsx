import { useRef, useState } from 'preact/hooks';
import { type Choice, choicesOf, type Field } from '../../../standins/zapier/definition.ts';
import type { Choices } from '../wire.ts';
import { ask } from './client.ts';
import { Combobox } from './combobox.tsx';
import { type FieldContext, type Names, type Place, textValue } from './field_context.ts';
import { hasReference } from './pills.ts';
import { MappedField } from './single_field.tsx';

type Props = {
  field: Field;
  names: Names;
  value: unknown;
  context: FieldContext;
  onChange: (value: string) => void;
  /** Where the value stands in the form. Default: under the field's own key. */
  place?: Place;
};

const YES_OR_NO: Choice[] = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** A dropdown; in a step, the person may map a value into it instead. */
export function ChoiceField(props: Props) {
  const { field, names, value, context, onChange, place = usualPlace(field) } = props;
  const { search } = field;
  const { sources, onSearchStep } = context;
  const [isMapped, setMapped] = useState(hasReference(value));
  const isMapping = sources !== undefined && (isMapped || hasReference(value));
  const fixed = field.type === 'boolean' ? YES_OR_NO : choicesOf(field);
  return (
    <div class="choice">
      {isMapping ? (
        <MappedField {...props} sources={sources} />
      ) : field.dynamic !== undefined ? (
        <DynamicChoice {...props} dynamic={field.dynamic} />
      ) : (
        <select
          id={names.id}
          aria-labelledby={names.labelId}
          aria-describedby={names.helpId}
          aria-required={field.required === true}
          value={textValue(value)}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        >
          <option value="">Choose…</option>
          {fixed.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      {sources !== undefined && (
        <div class="choice-ways">
          <button
            type="button"
            class="link"
            onClick={() => {
              setMapped(!isMapping);
              onChange('');
              requestAnimationFrame(() => document.getElementById(names.id)?.focus());
            }}
          >
            {isMapping ? 'Choose from the list' : 'Map a value'}
            <span class="only-read"> for {names.name}</span>
          </button>
          {search !== undefined && onSearchStep !== undefined && (
            <button type="button" class="link" onClick={() => onSearchStep(search, place)}>
              Use a search step
            </button>
          )}
        </div>
      )}
    </div>
  );
}

const usualPlace =
  ({ key }: Field): Place =>
  (input, value) => ({ ...input, [key]: value });

/** The entries that a hidden trigger gives; fetched when the list is opened. */
function DynamicChoice({ field, names, value, context, onChange }: Props & { dynamic: string }) {
  const [choices, setChoices] = useState<Choices>();
  const [error, setError] = useState<string>();
  const page = useRef(0);
  const known = names.id in labels ? labels[names.id] : undefined;
  const fetchPage = (number: number, before: Choice[]) => {
    setError(undefined);
    ask<Choices>('choices', {
      path: context.path,
      field: field.key,
      input: context.input,
      page: number,
    })
      .then((told) => setChoices({ ...told, choices: [...before, ...told.choices] }))
      .catch((thrown: Error) => setError(thrown.message));
  };
  const text = textValue(value);
  const label = choices?.choices.find((choice) => choice.value === text)?.label;
  const clear = { key: CLEAR, label: 'No choice', hint: '' };
  return (
    <Combobox
      id={names.id}
      labelledBy={names.labelId}
      describedBy={names.helpId}
      placeholder="Choose…"
      text={label ?? (known?.value === text ? known.label : text)}
      error={error}
      options={
        choices && [
          ...(text === '' ? [] : [clear]),
          ...choices.choices.map((choice) => ({
            key: choice.value,
            label: choice.label,
            hint: choice.value,
          })),
          ...(choices.more ? [{ key: MORE, label: 'Load more' }] : []),
        ]
      }
      onOpen={() => {
        page.current = 0;
        fetchPage(0, []);
      }}
      onPick={(key) => {
        if (key === MORE) {
          page.current += 1;
          return fetchPage(page.current, choices?.choices ?? []);
        }
        const picked = choices?.choices.find((choice) => choice.value === key);
        if (picked) labels[names.id] = picked;
        onChange(key === CLEAR ? '' : key);
      }}
    />
  );
}

/** Keys that no entry of a list has. */
const CLEAR = '\u0000clear';
const MORE = '\u0000more';

/** What was chosen last in each field, so that its label is there when the form is shown again. */
const labels: Record<string, Choice> = {};
