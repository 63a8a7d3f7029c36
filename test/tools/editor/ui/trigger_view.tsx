import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { CATCH_HOOK } from '../catch_hook.ts';
import type { AppInfo, Operation, TriggerTest } from '../wire.ts';
import { Choose } from './choose.tsx';
import { ask, useTask } from './client.ts';
import { type ChangeDraft, type Draft, operationOf } from './draft.ts';
import { Exchanges } from './exchange.tsx';
import { Failure } from './failure.tsx';
import { OperationForm } from './form.tsx';
import { PanelView } from './panel_view.tsx';
import { Record } from './record.tsx';
import { TestButtons } from './test_buttons.tsx';
import { Removed } from './undo.tsx';
import type { LiveState } from './use_live.ts';

type Props = {
  app: AppInfo;
  draft: Draft;
  change: ChangeDraft;
  state: LiveState;
  onNext: () => void;
};

export function TriggerView({ app, draft, change, state, onNext }: Props) {
  const { trigger } = draft;
  const [isChoosing, setChoosing] = useState(false);
  const removed = useContext(Removed);
  const operation = trigger && operationOf(app, { type: 'trigger', key: trigger.key });
  const head = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  // Whoever has chosen goes on at the head of what was chosen.
  useEffect(() => {
    if (!isFirst.current) head.current?.focus();
    isFirst.current = false;
  }, [trigger?.key, isChoosing]);
  const choose = ({ key }: Operation) => {
    setChoosing(false);
    if (trigger?.key === key) return;
    const samples = draft.samples[1];
    change(({ samples: { 1: _forgotten, ...others } }) => ({
      trigger: { key, input: {} },
      samples: others,
    }));
    if (trigger === null || !operation) return;
    removed({
      what: `${operation.label} is replaced.`,
      restore: () =>
        change((now) => ({
          trigger,
          samples: { ...now.samples, ...(samples && { 1: samples }) },
          view: 'trigger',
        })),
    });
  };
  if (!trigger || !operation || isChoosing) {
    return (
      <div class="card">
        <h1 ref={head} tabIndex={-1}>
          Trigger
        </h1>
        {operation && (
          <button type="button" onClick={() => setChoosing(false)}>
            Keep {operation.label}
          </button>
        )}
        <Choose
          legend="What starts the Zap?"
          operations={app.operations.filter(({ type }) => type === 'trigger')}
          onChoose={choose}
        />
      </div>
    );
  }
  return (
    <div class="columns">
      <section class="card" aria-label="Set up the trigger">
        <p class="kind">Trigger, step 1</p>
        <h1 ref={head} tabIndex={-1}>
          {operation.label}
        </h1>
        <p>{operation.description}</p>
        <button type="button" class="link" onClick={() => setChoosing(true)}>
          Choose another trigger
        </button>
        {operation.forms.map(({ path }) => (
          <OperationForm
            key={path}
            path={path}
            formId="trigger"
            input={trigger.input}
            onChange={(changed) =>
              change(({ trigger: now }) => ({
                trigger: now && { ...now, input: changed(now.input) },
              }))
            }
          />
        ))}
      </section>
      <div class="stack">
        <TriggerTestCard {...{ app, draft, change, onNext }} />
        {trigger.key === CATCH_HOOK && state.panel && (
          <PanelView panel={state.panel} state={state} />
        )}
      </div>
    </div>
  );
}

function TriggerTestCard({ app, draft, change, onNext }: Omit<Props, 'state'>) {
  const [told, setTold] = useState<TriggerTest>();
  const task = useTask();
  const { trigger, samples } = draft;
  const operation = trigger && operationOf(app, { type: 'trigger', key: trigger.key });
  if (!trigger || !operation) return null;
  const isHook = trigger.key === CATCH_HOOK;
  const { list, chosen } = samples[1] ?? { list: [], chosen: 0 };
  const sample = list[chosen];
  const keep = (kept: Draft['samples'][string]) =>
    change((before) => ({ samples: { ...before.samples, 1: kept } }));
  const test = async () => {
    setTold(undefined);
    const answer = await ask<TriggerTest>('test-trigger', trigger);
    setTold(answer);
    if (answer.failure === undefined) keep({ list: answer.samples, chosen: 0 });
  };
  return (
    <section class="card" aria-label="Test the trigger">
      <h2>Test</h2>
      <p class="hint">
        {isHook
          ? 'Zapier shows what was caught last, to map from. Hand over a notification of the shop first.'
          : 'Zapier asks for the newest records, to map from. It uses up to three.'}
      </p>
      <TestButtons
        label="Test trigger"
        task={task}
        test={test}
        isDone={told !== undefined && told.failure === undefined && !(isHook && list.length === 0)}
        onNext={onNext}
      />
      <div role="status">
        {told?.failure && <Failure failure={told.failure} place="trigger test" takesFocus />}
        {told && !told.failure && (
          <p>
            {told.samples.length === 0
              ? isHook
                ? NONE_CAUGHT
                : NONE_FOUND
              : `Found ${counted(told.samples.length)}.`}
          </p>
        )}
      </div>
      {list.length > 0 && (
        <fieldset class="records">
          <legend>Map from</legend>
          {list.map(({ record }, at) => (
            <label key={at} class="tab">
              <input
                type="radio"
                name="record"
                checked={at === chosen}
                onChange={() => keep({ list, chosen: at })}
              />
              {operation.noun} {String(record.id ?? at + 1)}
            </label>
          ))}
        </fieldset>
      )}
      {sample && <Record sample={sample} name={operation.noun} />}
      {told && list.length === 0 && !told.failure && !isHook && (
        <Record sample={operation.sample} name={`${operation.noun} (example)`} />
      )}
      {told && <Exchanges runs={told.runs} app={app} />}
    </section>
  );
}

const NONE_CAUGHT =
  'Nothing was caught yet. Pay an order in the shop, hand its notification over, and test again.';
const NONE_FOUND = 'Nothing was found. You can go on with this example, as on Zapier:';
const counted = (count: number) => (count === 1 ? '1 record' : `${count} records`);
