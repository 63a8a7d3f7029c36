import { choicesOf, type Field } from '../../../standins/zapier/definition.ts';
import { ChoiceField } from './choice_field.tsx';
import { DatePicker } from './date_picker.tsx';
import { type FieldContext, type Names, type Place, textValue } from './field_context.ts';
import { PillField } from './pill_field.tsx';

type Props = {
  field: Field;
  names: Names;
  value: unknown;
  context: FieldContext;
  onChange: (value: string) => void;
  /** Where the value stands in the form. Default: under the field's own key. */
  place?: Place;
};

export const isChoice = (field: Field): boolean =>
  field.dynamic !== undefined || choicesOf(field).length > 0 || field.type === 'boolean';

/** The control for one value, by the field's type. */
export function SingleField(props: Props) {
  const { field, value, context, onChange } = props;
  if (isChoice(field)) return <ChoiceField {...props} />;
  if (field.type === 'datetime') {
    return (
      <div class="with-picker">
        <TextField {...props} />
        <DatePicker name={props.names.name} value={textValue(value)} onChange={onChange} />
      </div>
    );
  }
  return context.sources ? (
    <MappedField {...props} sources={context.sources} />
  ) : (
    <TextField {...props} />
  );
}

/** A text field; with pills where there is something to map. */
export function TextField(props: Props) {
  const { field, names, value, context, onChange } = props;
  if (context.sources) return <MappedField {...props} sources={context.sources} />;
  const attributes = {
    id: names.id,
    'aria-labelledby': names.labelId,
    'aria-describedby': names.helpId,
    'aria-required': field.required === true,
    placeholder: field.placeholder ?? '',
    value: textValue(value),
    autocomplete: 'off' as const,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange(currentTarget.value),
  };
  if (field.type === 'text' || field.type === 'code') return <textarea rows={3} {...attributes} />;
  const isNumber = field.type === 'integer' || field.type === 'number';
  return field.type === 'password' ? (
    <input type="password" {...attributes} />
  ) : (
    <input type="text" inputMode={isNumber ? 'decimal' : 'text'} {...attributes} />
  );
}

export function MappedField({
  field,
  names,
  value,
  sources,
  onChange,
}: Props & { sources: NonNullable<FieldContext['sources']> }) {
  return (
    <PillField
      id={names.id}
      name={names.name}
      labelledBy={names.labelId}
      describedBy={names.helpId}
      isRequired={field.required === true}
      isLong={field.type === 'text' || field.type === 'code'}
      placeholder={field.placeholder}
      value={textValue(value)}
      sources={sources}
      onChange={onChange}
    />
  );
}
