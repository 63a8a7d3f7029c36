import { useState } from 'preact/hooks';
import type { PanelAction, PanelForm, PanelInfo } from '../wire.ts';
import { ask, type Task, usePending, useTask } from './client.ts';
import { Problem } from './failure.tsx';
import { FormField } from './form_field.tsx';

type Props = { panel: PanelInfo; onChange: (panel: PanelInfo) => void };
type Act = (action: PanelAction, done?: () => void) => void;

/** A stand-in for the service, in which the person does what customers and owners do. */
export function PanelView({ panel, onChange }: Props) {
  const task = useTask();
  const [pendingOf, choose] = usePending();
  const act: Act = (action, done) =>
    task.run(async () => {
      try {
        onChange(await ask<PanelInfo>('panel', action));
      } finally {
        done?.();
      }
    });
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
            value={pendingOf(key) ?? value}
            onChange={({ currentTarget: { value: chosen } }) =>
              act({ action: key, values: { value: chosen } }, choose(key, chosen))
            }
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
              {actions.map((action) => {
                const name = `${action.key} ${key}`;
                const isWaiting = pendingOf(name) !== undefined;
                return (
                  <button
                    key={action.key}
                    type="button"
                    class="small"
                    aria-disabled={isWaiting}
                    title={isWaiting ? 'This is being done.' : undefined}
                    onClick={() =>
                      isWaiting || act({ action: action.key, row: key }, choose(name, ''))
                    }
                  >
                    {action.label}
                    {isWaiting && '…'}
                    <span class="only-read"> {title}</span>
                  </button>
                );
              })}
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
          if (!task.isBusy) act({ action: form.key, values });
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
          {task.isBusy && '…'}
        </button>
      </form>
    </details>
  );
}
