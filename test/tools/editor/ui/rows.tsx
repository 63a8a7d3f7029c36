import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import type { Field } from '../../../standins/zapier/definition.ts';
import type { FieldContext, Names } from './field_context.ts';
import { Help } from './help.tsx';
import { SingleField } from './single_field.tsx';
import { Removed } from './undo.tsx';

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

const inserted = <T,>(list: readonly T[], at: number, value: T): T[] => [
  ...list.slice(0, at),
  value,
  ...list.slice(at),
];

/**
 * Rows that are added and removed. A new row gets the focus, and what is removed can be brought back to
 * where it was, whatever was changed meanwhile.
 */
function useRows<T>(
  { field, context, onChange }: Pick<Props<T[]>, 'field' | 'context' | 'onChange'>,
  { list, fresh, name }: { list: readonly T[]; fresh: T; name: string },
) {
  const removed = useContext(Removed);
  const element = useRef<HTMLFieldSetElement>(null);
  const isAdding = useRef(false);
  const newest = useRef({ list, onChange });
  newest.current = { list, onChange };
  const restore = (row: T, at: number) => {
    // The rows of names and values are none in the form.
    if (context.change === undefined || field.dict) {
      return newest.current.onChange(inserted(newest.current.list, at, row));
    }
    context.change(({ [field.key]: now, ...others }) => ({
      ...others,
      [field.key]: inserted(Array.isArray(now) ? now : [], at, row),
    }));
  };
  useLayoutEffect(() => {
    if (!isAdding.current) return;
    isAdding.current = false;
    const rows = element.current?.querySelectorAll<HTMLElement>(':scope > .row, :scope > .line');
    const first = 'input, select, textarea, [role="textbox"]';
    rows?.[rows.length - 1]?.querySelector<HTMLElement>(first)?.focus();
  }, [list.length]);
  return {
    element,
    add() {
      isAdding.current = true;
      onChange([...list, fresh]);
    },
    remove(at: number) {
      const row = list[at] ?? fresh;
      onChange(without(list, at));
      element.current?.querySelector<HTMLElement>(':scope > button')?.focus();
      removed({
        what: `${name} ${at + 1} is removed.`,
        restore: () => restore(row, at),
      });
    },
  };
}

/** A field that takes several values. */
export function ListField({ field, names, value, context, onChange }: Props<string[]>) {
  const rows = value.length > 0 ? value : [''];
  const { element, add, remove } = useRows(
    { field, context, onChange },
    { list: rows, fresh: '', name: names.name },
  );
  const { list: _list, ...single } = field;
  return (
    <fieldset
      ref={element}
      class="rows"
      aria-labelledby={names.labelId}
      aria-describedby={names.helpId}
    >
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
            {rows.length > 1 && <Remove name={name} onClick={() => remove(at)} />}
          </div>
        );
      })}
      <button type="button" class="small" onClick={add}>
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
  const { element, add, remove } = useRows<Line>(
    { field, context, onChange },
    { list: rows, fresh: {}, name: `${names.name}, line` },
  );
  return (
    <fieldset
      ref={element}
      class="rows"
      aria-labelledby={names.labelId}
      aria-describedby={names.helpId}
    >
      {rows.map((row, at) => (
        <fieldset
          class="line"
          key={`${names.id}-${at}`}
          aria-label={`${names.name}, line ${at + 1}`}
        >
          <div class="line-head">
            <span aria-hidden="true">Line {at + 1}</span>
            {rows.length > 1 && (
              <Remove name={`line ${at + 1} of ${names.name}`} onClick={() => remove(at)} />
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
      <button type="button" class="small" onClick={add}>
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
