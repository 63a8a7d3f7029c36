import type { AppInfo, Live } from '../wire.ts';
import { ask, usePending, useTask } from './client.ts';
import { type Draft, operationOf, stepsOf, zapOf } from './draft.ts';
import { Problem } from './failure.tsx';
import { PanelView } from './panel_view.tsx';
import { Timeline } from './timeline.tsx';
import { type LiveState, useCountdown } from './use_live.ts';

type Props = { app: AppInfo; draft: Draft; state: LiveState; onReconnect: () => void };

export function LiveView({ app, draft, state, onReconnect }: Props) {
  const { live, panel, setPanel } = state;
  return (
    <div class={panel ? 'columns wide-left' : ''}>
      <section class="card" aria-label="The Zap">
        <h1 tabIndex={-1}>{live?.isOn ? 'The Zap is on' : 'Turn it on'}</h1>
        <ol class="zap-steps">
          {stepsOf(draft).map((step, at) => (
            <li key={step.id} class={at > 0 ? 'then' : undefined}>
              {operationOf(app, step)?.label}
            </li>
          ))}
        </ol>
        {live && <Controls {...{ app, draft, live, onReconnect }} />}
        {live && <Timeline live={live} app={app} />}
      </section>
      {panel && <PanelView panel={panel} onChange={setPanel} />}
    </div>
  );
}

function Controls({
  app,
  draft,
  live,
  onReconnect,
}: {
  app: AppInfo;
  draft: Draft;
  live: Live;
  onReconnect: () => void;
}) {
  const task = useTask();
  const countdown = useCountdown(live);
  const [pending, choose] = usePending(live);
  const zap = zapOf(draft);
  const post = (path: string, body: object = {}) => task.run(() => ask(path, body));
  if (zap === undefined) return <p class="hint">Choose a trigger first.</p>;
  return (
    <>
      <div class="buttons controls">
        {live.isOn ? (
          <button type="button" onClick={() => post('turn-off')}>
            Turn off
          </button>
        ) : (
          <button
            type="button"
            class="primary"
            aria-disabled={task.isBusy}
            onClick={() => post('turn-on', zap)}
          >
            Turn on
          </button>
        )}
        <button
          type="button"
          aria-disabled={!live.isOn || live.onHold}
          onClick={() => live.isOn && !live.onHold && post('poll')}
        >
          Poll now
        </button>
        <label>
          <span>Speed</span>{' '}
          <select
            value={pending.speed ?? live.speed}
            onChange={({ currentTarget: { value } }) => {
              choose('speed', value);
              post('speed', { speed: Number(value) });
            }}
          >
            {app.speeds.map((speed) => (
              <option key={speed} value={speed}>
                {speedName(speed)}
              </option>
            ))}
          </select>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={(pending.autoreplay ?? String(live.autoreplay)) === 'true'}
            onChange={({ currentTarget: { checked } }) => {
              choose('autoreplay', String(checked));
              post('autoreplay', { isOn: checked });
            }}
          />{' '}
          Autoreplay
        </label>
      </div>
      <Problem text={task.error} />
      <p class="state">
        <span role="status">
          <span class={`status ${live.isOn ? 'good' : 'plain'}`}>{live.isOn ? 'On' : 'Off'}</span>{' '}
          {live.isOn &&
            `${counted(live.counts.polls, 'poll')}, ${counted(live.counts.runs, 'run')}.`}
        </span>{' '}
        <span class="hint">
          {live.busy ?? (countdown !== null && `Next poll in ${countdown} s.`)}
        </span>
      </p>
      {live.onHold && (
        <p class="note bad" role="alert">
          Zapier waits until you reconnect the account.{' '}
          <button type="button" class="link" onClick={onReconnect}>
            Reconnect
          </button>
        </p>
      )}
    </>
  );
}

function speedName(speed: number): string {
  if (speed === 0) return 'Paused';
  return speed === 1 ? 'As on Zapier: every 2 minutes' : `${speed} times faster`;
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
