import { CATCH_HOOK } from '../catch_hook.ts';
import type { AppInfo, Gaps, Live } from '../wire.ts';
import { ask, usePending, useTask } from './client.ts';
import { type Draft, operationOf, stepsOf, type View, zapOf } from './draft.ts';
import { Problem } from './failure.tsx';
import { isUnpublished } from './unpublished.ts';
import { useCountdown } from './use_live.ts';

type Props = {
  app: AppInfo;
  draft: Draft;
  gaps: Gaps;
  live: Live;
  onGo: (view: View) => void;
  onTold: (live: Live) => void;
};

/** The switch of the Zap, and how it is played. Each control has its own turn: none waits for a poll. */
export function LiveControls({ app, draft, gaps, live, onGo, onTold }: Props) {
  const power = useTask();
  const poll = useTask();
  const settings = useTask();
  const [pendingOf, choose] = usePending();
  const zap = zapOf(draft);
  if (zap === undefined && !live.isOn) return <p class="hint">Choose a trigger first.</p>;
  const set = (path: string, body: object, done: () => void) =>
    settings.run(async () => {
      try {
        onTold(await ask<Live>(path, body));
      } finally {
        done();
      }
    });
  const isComplete = draft.steps.length > 0 && Object.keys(gaps).length === 0;
  const canSwitch = (live.isOn || isComplete) && !power.isBusy;
  const isHook = live.running?.trigger.key === CATCH_HOOK;
  const canPoll = live.isOn && !live.onHold && !isHook;
  return (
    <>
      <div class="buttons controls">
        <button
          type="button"
          class={live.isOn ? undefined : 'primary'}
          aria-disabled={!canSwitch}
          onClick={() => {
            if (!canSwitch) return;
            power.run(() => (live.isOn ? ask('turn-off', {}) : ask('turn-on', zap)));
          }}
        >
          {powerName(live.isOn, power.isBusy)}
        </button>
        <button
          type="button"
          aria-disabled={!canPoll}
          title={canPoll ? undefined : isHook ? 'A catch hook does not poll.' : NO_POLL}
          onClick={() => canPoll && poll.run(() => ask('poll', {}))}
        >
          Poll now
        </button>
        <label>
          <span>Speed</span>{' '}
          <select
            value={pendingOf('speed') ?? live.speed}
            onChange={({ currentTarget: { value } }) =>
              set('speed', { speed: Number(value) }, choose('speed', value))
            }
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
            checked={(pendingOf('autoreplay') ?? String(live.autoreplay)) === 'true'}
            onChange={({ currentTarget: { checked } }) =>
              set('autoreplay', { isOn: checked }, choose('autoreplay', String(checked)))
            }
          />{' '}
          Autoreplay
        </label>
      </div>
      {!live.isOn && !isComplete && <Unfinished {...{ app, draft, gaps, onGo }} />}
      <Problem text={power.error ?? poll.error ?? settings.error} />
      <State live={live} />
      {zap && isUnpublished(zap, live.running) && (
        <p class="unpublished" role="status">
          You have unpublished changes. The Zap above is the one that runs.{' '}
          <button
            type="button"
            class="link"
            aria-disabled={power.isBusy || !isComplete}
            onClick={() => power.isBusy || !isComplete || power.run(() => ask('publish', zap))}
          >
            Publish changes
          </button>
        </p>
      )}
      {live.isOn && !isComplete && zap && <Unfinished {...{ app, draft, gaps, onGo }} />}
      {live.onHold && (
        <p class="note bad" role="alert">
          Zapier waits until you reconnect the account.{' '}
          <button type="button" class="link" onClick={() => onGo('connect')}>
            Reconnect
          </button>
        </p>
      )}
    </>
  );
}

const NO_POLL = 'A Zap that is off or held does not poll.';

/** Why the Zap cannot be turned on yet, with the way to each place where something is missing. */
function Unfinished({ app, draft, gaps, onGo }: Pick<Props, 'app' | 'draft' | 'gaps' | 'onGo'>) {
  const open = stepsOf(draft)
    .map((step, at) => ({ ...step, number: at + 1, missing: gaps[step.id] ?? [] }))
    .filter(({ missing }) => missing.length > 0);
  return (
    <div class="note unfinished">
      {open.length === 0 && (
        <p>
          A Zap needs an action.{' '}
          <button type="button" class="link" onClick={() => onGo('add 1')}>
            Add one
          </button>
        </p>
      )}
      {open.map((step) => (
        <p key={step.id}>
          <button
            type="button"
            class="link"
            onClick={() => onGo(step.type === 'trigger' ? 'trigger' : `step ${step.id}`)}
          >
            Complete step {step.number}, {operationOf(app, step)?.label}
          </button>
          : {step.missing.join(', ')}.
        </p>
      ))}
    </div>
  );
}

function State({ live }: { live: Live }) {
  const countdown = useCountdown(live);
  return (
    <p class="state">
      <span role="status">
        <span class={`status ${live.isOn ? 'good' : 'plain'}`}>{live.isOn ? 'On' : 'Off'}</span>{' '}
        {live.isOn && `${counted(live.counts.polls, 'poll')}, ${counted(live.counts.runs, 'run')}.`}
      </span>{' '}
      <span class="hint">{live.busy ?? (countdown !== null && nextPoll(countdown, live))}</span>
    </p>
  );
}

/** On Zapier's clock, and on the wall where that runs at another speed. */
function nextPoll(seconds: number, { speed }: Live): string {
  const real = speed === 1 ? '' : ` (${Math.ceil(seconds / speed)} s here)`;
  return `Next poll in ${seconds} s${speed === 1 ? '' : " of Zapier's time"}${real}.`;
}

function powerName(isOn: boolean, isBusy: boolean): string {
  if (isOn) return isBusy ? 'Turning off…' : 'Turn off';
  return isBusy ? 'Turning on…' : 'Turn on';
}

function speedName(speed: number): string {
  if (speed === 0) return 'Paused';
  return speed === 1 ? 'As on Zapier: every 2 minutes' : `${speed} times faster`;
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`;
