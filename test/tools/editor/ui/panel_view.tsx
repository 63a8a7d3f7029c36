import { useState } from 'preact/hooks';
import type { PanelChoice, PanelForm, PanelInfo } from '../wire.ts';
import { ask, type Task, usePending, useTask } from './client.ts';
import { Problem } from './failure.tsx';
import { FormField } from './form_field.tsx';
import { PanelPosts } from './panel_posts.tsx';
import { type Act, PanelRows } from './panel_rows.tsx';
import type { LiveState } from './use_live.ts';

type Props = { panel: PanelInfo; state: Pick<LiveState, 'setPanel' | 'find' | 'setFind'> };

/** A stand-in for the service, in which the person does what customers and owners do. */
export function PanelView({ panel, state }: Props) {
  const task = useTask();
  const pending = usePending();
  const [pendingOf, choose] = pending;
  const act: Act = (action, done) =>
    task.run(async () => {
      try {
        state.setPanel(await ask<PanelInfo>('panel', { ...action, find: state.find }));
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
            <Options choices={choices} />
          </select>
          <p class="help" id={`panel-${key}-help`}>
            {helpText}
          </p>
        </div>
      ))}
      {panel.forms.map((form) => (
        <PanelFormView key={form.key} form={form} act={act} task={task} />
      ))}
      <PanelPosts posts={panel.posts} />
      <PanelRows panel={panel} state={state} act={act} pending={pending} />
    </section>
  );
}

function Options({ choices }: { choices: readonly PanelChoice[] }) {
  const groups = [...new Set(choices.map(({ group }) => group))];
  const optionsOf = (wanted: string | undefined) =>
    choices
      .filter(({ group }) => group === wanted)
      .map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ));
  return (
    <>
      {groups.map((group) =>
        group === undefined ? (
          optionsOf(group)
        ) : (
          <optgroup key={group} label={group}>
            {optionsOf(group)}
          </optgroup>
        ),
      )}
    </>
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
