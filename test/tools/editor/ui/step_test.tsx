import { useState } from 'preact/hooks';
import type { Step } from '../../../standins/zapier/step.ts';
import type { AppInfo, Results, StepTest } from '../wire.ts';
import { ask, useTask } from './client.ts';
import type { ChangeDraft } from './draft.ts';
import { Exchanges } from './exchange.tsx';
import { Failure, toneOf } from './failure.tsx';
import { Record } from './record.tsx';
import { TestButtons } from './test_buttons.tsx';

type Props = {
  app: AppInfo;
  change: ChangeDraft;
  step: Step;
  results: Results;
  onNext: () => void;
};

/** Runs the step for real, once. */
export function StepTestCard({ app, change, step, results, onNext }: Props) {
  const [told, setTold] = useState<StepTest>();
  const task = useTask();
  const test = async () => {
    setTold(undefined);
    const answer = await ask<StepTest>('test-step', { step, results });
    setTold(answer);
    const { result } = answer.step;
    if (result === undefined) return;
    change(({ samples }) => ({
      samples: { ...samples, [step.id]: { list: [result], chosen: 0 } },
    }));
  };
  return (
    <section class="card" aria-label="Test the step">
      <h2>Test</h2>
      <p class="hint">This sends the request and does what it says.</p>
      <TestButtons
        label="Test step"
        task={task}
        test={test}
        isDone={told?.step.status === 'Success'}
        onNext={onNext}
      />
      <div role="status">
        {told?.step.failure && <Failure failure={told.step.failure} place="step test" takesFocus />}
        {told && !told.step.failure && (
          <p>
            <span class={`status ${toneOf(told.step.status)}`}>{told.step.status}</span>
          </p>
        )}
      </div>
      {told?.step.result && <Record sample={told.step.result} name="the result" />}
      {told && <Exchanges runs={told.runs} app={app} />}
    </section>
  );
}
