import { useEffect, useRef, useState } from 'preact/hooks';
import type { Field } from '../../../standins/zapier/definition.ts';
import type { Form as FormShape } from '../wire.ts';
import { ask } from './client.ts';
import type { FormInput } from './draft.ts';
import type { FieldContext } from './field_context.ts';
import { FormField } from './form_field.tsx';
import type { Source } from './sources.ts';

type Props = {
  /** Of the operation, e.g. `triggers.new_order`. */
  path: string;
  formId: string;
  input: FormInput;
  sources?: readonly Source[];
  onChange: (change: (before: FormInput) => FormInput) => void;
  onSearchStep?: NonNullable<FieldContext['onSearchStep']>;
};

/** The form of an operation. The app is asked for it again whenever a choice may change it. */
export function OperationForm(props: Props) {
  const { path, input, onChange } = props;
  const [form, setForm] = useState<FormShape>();
  const [error, setError] = useState<string>();
  const asked = useRef(0);
  const deciding = (form?.fields ?? []).filter((field) => field.altersDynamicFields);
  const decided = JSON.stringify(deciding.map(({ key }) => input[key]));

  useEffect(() => {
    asked.current += 1;
    const now = asked.current;
    ask<FormShape>('fields', { path, input })
      .then((told) => {
        if (now !== asked.current) return;
        setError(undefined);
        setForm(told);
        onChange((before) => withDefaults(before, told.fields));
      })
      .catch((thrown: Error) => setError(thrown.message));
  }, [path, decided]);

  if (error !== undefined) return <p role="alert">{error}</p>;
  if (form === undefined) return <p class="hint">Fetching the form…</p>;
  return (
    <>
      {groupsOf(form).map((group) => (
        <FieldGroup key={group.label} group={group} {...props} />
      ))}
      {form.fields.length === 0 && <p class="hint">There is nothing to set up here.</p>}
    </>
  );
}

type Group = { label: string; fields: Field[] };

/** Fields without a group come first, then the groups; in each of them what is required comes first. */
function groupsOf({ fields, groups }: FormShape): Group[] {
  const known = groups.map(({ key }) => key);
  return [
    { label: '', fields: fields.filter(({ group }) => !known.includes(group ?? '')) },
    ...groups.map(({ key, label }) => ({ label, fields: fields.filter((f) => f.group === key) })),
  ]
    .filter(({ fields: inGroup }) => inGroup.length > 0)
    .map(({ label, fields: inGroup }) => ({
      label,
      fields: [...inGroup.filter(isRequired), ...inGroup.filter((field) => !isRequired(field))],
    }));
}

const isRequired = (field: Field): boolean =>
  field.required === true ||
  field.type === 'copy' ||
  (field.children ?? []).some((child) => child.required);

function withDefaults(before: FormInput, fields: readonly Field[]): FormInput {
  const missing = fields.filter(
    ({ key, default: usual }) => usual !== undefined && before[key] === undefined,
  );
  return missing.length === 0
    ? before
    : { ...before, ...Object.fromEntries(missing.map((field) => [field.key, field.default])) };
}

/** A group of which nothing is required is folded as long as nothing is in it. */
function FieldGroup({ group, formId, ...props }: Props & { group: Group }) {
  const { input, onChange } = props;
  const { label, fields } = group;
  const [isOpen] = useState(
    fields.some((field) => isRequired(field) || (input[field.key] ?? '') !== ''),
  );
  const shown = fields.map((field) => (
    <FormField
      key={field.key}
      field={field}
      formId={formId}
      value={input[field.key]}
      context={{ ...props, change: onChange }}
      onChange={(value) => onChange((before) => ({ ...before, [field.key]: value }))}
    />
  ));
  if (label === '') return <div class="group">{shown}</div>;
  return (
    <details class="group" open={isOpen}>
      <summary>
        {label}
        {!fields.some(isRequired) && <span class="hint"> {fields.length} optional fields</span>}
      </summary>
      {shown}
    </details>
  );
}
