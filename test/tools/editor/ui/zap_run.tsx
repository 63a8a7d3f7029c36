import type { AppInfo, RunView, StepView } from '../wire.ts';
import { ask, useTask } from './client.ts';
import { Exchanges, nameOf } from './exchange.tsx';
import { Failure, Problem, toneOf } from './failure.tsx';
import { Json, Record } from './record.tsx';

type Props = { run: RunView; app: AppInfo; canReplay: boolean };

/** One run of the Zap, step by step. */
export function ZapRunView({ run, app, canReplay }: Props) {
  const task = useTask();
  const hydrated = run.runs.filter(({ method }) => method.startsWith('hydrators.'));
  const isDone = run.status === 'Success';
  const hasBegun = run.tries > 0;
  return (
    <div class="run">
      <p class="head">
        <span class={`status ${toneOf(run.status)}`}>{run.status}</span>{' '}
        <strong>{run.label}</strong>
        {run.tries > 1 && <span class="hint"> tried {run.tries} times</span>}
      </p>
      <ul class="run-steps">
        {hydrated.map((call, at) => (
          <li key={at}>
            {nameOf(call.method, app)}{' '}
            <span class="hint">{call.failed ? 'failed' : 'a step used what it fetches'}</span>
          </li>
        ))}
        {run.steps.map((step, at) => (
          <StepResult key={at} step={step} number={at + 2} />
        ))}
        {run.steps.length === 0 && (
          <li>{hasBegun ? 'This Zap has no steps after its trigger yet.' : 'Not begun yet.'}</li>
        )}
      </ul>
      {run.nextTry !== undefined && (
        <p class="hint">Zapier tries again {run.nextTry} seconds after this, in its own time.</p>
      )}
      {!isDone && canReplay && (
        <button
          type="button"
          class="small"
          aria-disabled={task.isBusy}
          onClick={() => task.isBusy || task.run(() => ask('replay', { id: run.id }))}
        >
          {hasBegun ? 'Replay' : 'Release'}
          {task.isBusy && '…'}
          <span class="only-read"> {run.label}</span>
        </button>
      )}
      <Problem text={task.error} />
      <Json title="The record" name={`Record of ${run.label}`} value={run.record} />
      <Exchanges runs={run.runs} app={app} />
    </div>
  );
}

function StepResult({ step, number }: { step: StepView; number: number }) {
  return (
    <li>
      <span class={`status ${toneOf(step.status)}`}>{step.status}</span> {number}. {step.label}
      {step.failure && <Failure failure={step.failure} place="run" />}
      {step.result && (
        <details class="fold">
          <summary>Result</summary>
          <Record sample={step.result} name={`the result of ${step.label}`} />
        </details>
      )}
    </li>
  );
}
