import { useState } from 'preact/hooks';
import type { PanelAction, PanelForm, PanelInfo } from '../wire.ts';
import { ask, type Task, usePending, useTask } from './client.ts';
import { Problem } from './failure.tsx';
import { FormField } from './form_field.tsx';

type Props = { panel: PanelInfo; onChange: (panel: PanelInfo) => void };
type Act = (action: PanelAction) => void;

/** A stand-in for the service, in which the person does what customers and owners do. */
export function PanelView({ panel, onChange }: Props) {
  const task = useTask();
  const [pending, choose] = usePending(panel);
  const act: Act = (action) =>
    task.run(async () => onChange(await ask<PanelInfo>('panel', action)));
  return (
    <section class="card panel" aria-label={panel.title}>
      <h2>{panel.title}</h2>
      <p class="hint">{panel.intro}</p>
      <Problem text={task.error} />
      {panel.switches.map(({ key, label, helpText, choices, value }) => (
        <div class="field" key={key}>
          <label for={`panel-${key}`}>{label}</label>
          <select
            id={`panel-${key}`}
            aria-describedby={`panel-${key}-help`}
            value={pending[key] ?? value}
            onChange={({ currentTarget }) => {
              choose(key, currentTarget.value);
              act({ action: key, values: { value: currentTarget.value } });
            }}
          >
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
          <p class="help" id={`panel-${key}-help`}>
            {helpText}
          </p>
        </div>
      ))}
      {panel.forms.map((form) => (
        <PanelFormView key={form.key} form={form} act={act} task={task} />
      ))}
      <ul class="panel-rows">
        {panel.rows.map(({ key, title, text, status, actions }) => (
          <li key={key}>
            <p class="about">
              <strong>{title}</strong> <span class={`status ${status.tone}`}>{status.text}</span>
            </p>
            <p class="about hint">{text}</p>
            <div class="buttons">
              {actions.map((action) => (
                <button
                  key={action.key}
                  type="button"
                  class="small"
                  onClick={() => act({ action: action.key, row: key })}
                >
                  {action.label}
                  <span class="only-read"> {title}</span>
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PanelFormView({ form, act, task }: { form: PanelForm; act: Act; task: Task }) {
  const [values, setValues] = useState(form.values);
  if (form.fields.length === 0) {
    return (
      <div class="buttons">
        <button type="button" class="small" onClick={() => act({ action: form.key })}>
          {form.label}
        </button>
      </div>
    );
  }
  return (
    <details class="group">
      <summary>{form.label}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          act({ action: form.key, values });
        }}
      >
        {form.fields.map((field) => (
          <FormField
            key={field.key}
            field={field}
            formId={`panel-${form.key}`}
            value={values[field.key]}
            context={{ input: values }}
            onChange={(value) => setValues((now) => ({ ...now, [field.key]: String(value) }))}
          />
        ))}
        <button type="submit" aria-disabled={task.isBusy}>
          {form.label}
        </button>
      </form>
    </details>
  );
}
