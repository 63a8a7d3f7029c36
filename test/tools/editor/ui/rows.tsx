import type { Field } from '../../../standins/zapier/definition.ts';
import type { FieldContext, Names } from './field_context.ts';
import { Help } from './help.tsx';
import { SingleField } from './single_field.tsx';

type Props<Value> = {
  field: Field;
  names: Names;
  value: Value;
  context: FieldContext;
  onChange: (value: Value) => void;
};

const replaced = <T,>(list: readonly T[], at: number, value: T): T[] =>
  list.map((each, index) => (index === at ? value : each));
const without = <T,>(list: readonly T[], at: number): T[] =>
  list.filter((_each, index) => index !== at);

/** A field that takes several values. */
export function ListField({ field, names, value, context, onChange }: Props<string[]>) {
  const rows = value.length > 0 ? value : [''];
  const { list: _list, ...single } = field;
  return (
    <fieldset class="rows" aria-labelledby={names.labelId} aria-describedby={names.helpId}>
      {rows.map((row, at) => {
        const name = `${names.name} ${at + 1}`;
        const id = `${names.id}-${at}`;
        return (
          <div class="row" key={id}>
            <span class="only-read" id={`${id}-label`}>
              {name}
            </span>
            <SingleField
              field={single}
              names={{ id, labelId: `${id}-label`, name }}
              value={row}
              context={context}
              onChange={(changed) => onChange(replaced(rows, at, changed))}
              place={(input, text) => ({ ...input, [field.key]: replaced(rows, at, text) })}
            />
            {rows.length > 1 && <Remove name={name} onClick={() => onChange(without(rows, at))} />}
          </div>
        );
      })}
      <button type="button" class="small" onClick={() => onChange([...rows, ''])}>
        + Add another<span class="only-read"> to {names.name}</span>
      </button>
    </fieldset>
  );
}

type Line = Record<string, unknown>;

/** Line items: rows of fields. */
export function LineItems({ field, names, value, context, onChange }: Props<Line[]>) {
  const children = field.children ?? [];
  const rows = value.length > 0 ? value : [{}];
  return (
    <fieldset class="rows" aria-labelledby={names.labelId} aria-describedby={names.helpId}>
      {rows.map((row, at) => (
        <fieldset
          class="line"
          key={`${names.id}-${at}`}
          aria-label={`${names.name}, line ${at + 1}`}
        >
          <div class="line-head">
            <span aria-hidden="true">Line {at + 1}</span>
            {rows.length > 1 && (
              <Remove
                name={`line ${at + 1} of ${names.name}`}
                onClick={() => onChange(without(rows, at))}
              />
            )}
          </div>
          {children.map((child) => {
            const id = `${names.id}-${at}-${child.key}`;
            const label = child.label ?? child.key;
            return (
              <div class="field" key={id}>
                <Label field={child} id={id} />
                <SingleField
                  field={child}
                  names={{
                    id,
                    labelId: `${id}-label`,
                    helpId: `${id}-help`,
                    name: `${label}, line ${at + 1}`,
                  }}
                  value={row[child.key]}
                  context={context}
                  onChange={(changed) =>
                    onChange(replaced(rows, at, { ...row, [child.key]: changed }))
                  }
                  place={(input, text) => ({
                    ...input,
                    [field.key]: replaced(rows, at, { ...row, [child.key]: text }),
                  })}
                />
                <Help id={`${id}-help`} text={child.helpText} />
              </div>
            );
          })}
        </fieldset>
      ))}
      <button type="button" class="small" onClick={() => onChange([...rows, {}])}>
        + Add a line<span class="only-read"> to {names.name}</span>
      </button>
    </fieldset>
  );
}

/** The label of a field. A field with pills is no form control, so a click must find it by its id. */
export function Label({ field, id }: { field: Field; id: string }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: it only does what a label does by itself
    <label id={`${id}-label`} for={id} onClick={() => document.getElementById(id)?.focus()}>
      {field.label ?? field.key}
      {field.required && <span class="required"> (required)</span>}
    </label>
  );
}

function Remove({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <button type="button" class="small quiet" aria-label={`Remove ${name}`} onClick={onClick}>
      ✕
    </button>
  );
}
