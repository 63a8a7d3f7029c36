import type { Field } from '../../../standins/zapier/definition.ts';
import type { FieldContext } from './field_context.ts';
import { Help } from './help.tsx';
import { Markdown } from './markdown.tsx';
import { Label, LineItems, ListField } from './rows.tsx';
import { SingleField } from './single_field.tsx';

type Props = {
  field: Field;
  /** Tells this form's elements from those of others. */
  formId: string;
  value: unknown;
  context: FieldContext;
  onChange: (value: unknown) => void;
};

/** A field of a form with its label and help, whatever its kind. */
export function FormField({ field, formId, value, context, onChange }: Props) {
  if (field.type === 'copy') {
    return (
      <div class="copy">
        <Markdown text={field.helpText ?? ''} />
      </div>
    );
  }
  const id = `${formId}-${field.key}`;
  const name = field.label ?? field.key;
  const names = { id, labelId: `${id}-label`, helpId: `${id}-help`, name };
  const isGroup = field.children !== undefined || field.list === true || field.dict === true;
  const shared = { field, names, context };
  return (
    <div class="field">
      {isGroup ? (
        <div class="label" id={names.labelId}>
          {name}
          {field.required && <span class="required"> (required)</span>}
        </div>
      ) : (
        <Label field={field} id={id} />
      )}
      {field.children ? (
        <LineItems {...shared} value={linesIn(value)} onChange={onChange} />
      ) : field.dict ? (
        <LineItems
          {...shared}
          field={{ ...field, children: PAIR }}
          value={Object.entries(Object(value)).map(([key, text]) => ({ key, value: text }))}
          onChange={(rows) =>
            onChange(Object.fromEntries(rows.map((row) => [row.key ?? '', row.value ?? ''])))
          }
        />
      ) : field.list ? (
        <ListField {...shared} value={textsIn(value)} onChange={onChange} />
      ) : (
        <SingleField {...shared} value={value} onChange={onChange} />
      )}
      <Help id={names.helpId} text={field.helpText} />
    </div>
  );
}

const PAIR: Field[] = [
  { key: 'key', label: 'Name' },
  { key: 'value', label: 'Value' },
];

const linesIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((row) => typeof row === 'object' && row !== null) : [];

const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => each !== undefined).map(String);
