import { useContext } from 'preact/hooks';
import type { Step } from '../../../standins/zapier/step.ts';
import type { AppInfo, Operation, StepForm } from '../wire.ts';
import { Choose, KINDS } from './choose.tsx';
import {
  type ChangeDraft,
  type Draft,
  type FormInput,
  newStepId,
  operationOf,
  type View,
  withStepAfter,
  withStepMoved,
} from './draft.ts';
import type { Place } from './field_context.ts';
import { OperationForm } from './form.tsx';
import { Preview } from './preview.tsx';
import { SearchOptions } from './search_options.tsx';
import { resultsFor, sourcesFor } from './sources.ts';
import { StepTestCard } from './step_test.tsx';
import { Removed } from './undo.tsx';

type Props = { app: AppInfo; draft: Draft; change: ChangeDraft; id: string; onNext: () => void };

/** A step is of the kind that was chosen for it. */
export function newStep(id: string, { type, key }: Pick<Operation, 'type' | 'key'>): Step {
  if (type === 'searchOrCreate') return { id, key, type, input: {}, createInput: {} };
  return { id, key, type: type === 'search' ? type : 'create', input: {} };
}

/** A step with one of its forms changed. */
const withForm = (
  step: Step,
  slot: StepForm['slot'],
  changed: (form: FormInput) => FormInput,
): Step =>
  slot === 'createInput' && step.type === 'searchOrCreate'
    ? { ...step, createInput: changed(step.createInput) }
    : { ...step, input: changed(step.input) };

/** @param after the number of the step after which the new one runs */
export function AddStepView({
  app,
  draft,
  change,
  after,
}: Omit<Props, 'id' | 'onNext'> & { after: string }) {
  return (
    <div class="card">
      <h1 tabIndex={-1}>Add a step</h1>
      <Choose
        legend="What happens then?"
        operations={app.operations.filter(({ type }) => type !== 'trigger')}
        onChoose={(operation) => {
          const id = newStepId(draft);
          change(({ steps }) => ({
            steps: withStepAfter(steps, after, newStep(id, operation)),
            view: `step ${id}`,
          }));
        }}
      />
    </div>
  );
}

export function StepView({ app, draft, change, id, onNext }: Props) {
  const removed = useContext(Removed);
  const step = draft.steps.find((each) => each.id === id);
  const operation = step && operationOf(app, step);
  if (step === undefined || operation === undefined) return <p>This step is gone.</p>;
  const sources = sourcesFor(app, draft, id);
  const results = resultsFor(app, draft, id);
  const update = (changed: (step: Step) => Step) =>
    change(({ steps }) => ({
      steps: steps.map((each) => (each.id === id ? changed(each) : each)),
    }));
  const at = draft.steps.findIndex((each) => each.id === id);
  const before = at > 0 ? draft.steps[at - 1]?.id : undefined;
  const remove = () => {
    const here: View = `step ${id}`;
    const samples = draft.samples[id];
    change(({ steps, gone }) => ({
      steps: steps.filter((each) => each.id !== id),
      gone: { ...gone, [id]: operation.label },
      view: before === undefined ? 'trigger' : `step ${before}`,
    }));
    removed({
      what: `${operation.label} is removed.`,
      restore: () =>
        change((now) => ({
          steps: withStepAfter(now.steps, before ?? '1', step),
          samples: { ...now.samples, ...(samples && { [id]: samples }) },
          gone: Object.fromEntries(Object.entries(now.gone).filter(([each]) => each !== id)),
          view: here,
        })),
    });
  };
  const move = (by: 1 | -1) => {
    const place = at + by;
    if (place < 0 || place >= draft.steps.length) return;
    change(({ steps }) => ({ steps: withStepMoved(steps, id, by) }));
  };
  /** `search` is such as `find_order.id`: the search's key, and what of its result is mapped. */
  const addSearch = (slot: StepForm['slot']) => (search: string, place: Place) => {
    const [key = '', value = 'id'] = search.split('.');
    const searchId = newStepId(draft);
    const mapped = (form: FormInput) => place(form, `{{${searchId}__${value}}}`);
    change(({ steps }) => ({
      steps: steps.flatMap((each) =>
        each.id === id
          ? [newStep(searchId, { type: 'search', key }), withForm(each, slot, mapped)]
          : [each],
      ),
      view: `step ${searchId}`,
    }));
  };

  return (
    <div class="columns">
      <section class="card" aria-label="Set up the step">
        <p class="kind">
          {KINDS[operation.type]}, step {at + 2}
        </p>
        <h1 tabIndex={-1}>{operation.label}</h1>
        <p>{operation.description}</p>
        <div class="step-ways">
          <button type="button" class="link" aria-disabled={at === 0} onClick={() => move(-1)}>
            Move up
          </button>
          <button
            type="button"
            class="link"
            aria-disabled={at === draft.steps.length - 1}
            onClick={() => move(1)}
          >
            Move down
          </button>
          <button type="button" class="link" onClick={remove}>
            Remove this step
          </button>
        </div>
        {step.type === 'search' && <SearchOptions step={step} update={update} />}
        {operation.forms.map(({ path, slot, title }) => (
          <div key={slot}>
            {operation.forms.length > 1 && (
              <h2>{slot === 'input' ? title : `${title} if there is none`}</h2>
            )}
            <OperationForm
              path={path}
              formId={`step-${id}-${slot}`}
              input={
                slot === 'createInput' && 'createInput' in step ? step.createInput : step.input
              }
              sources={sources}
              onChange={(changed) => update((now) => withForm(now, slot, changed))}
              onSearchStep={addSearch(slot)}
            />
          </div>
        ))}
      </section>
      <div class="stack">
        <Preview step={step} results={results} sources={sources} />
        <StepTestCard {...{ app, change, step, results, onNext }} />
      </div>
    </div>
  );
}
