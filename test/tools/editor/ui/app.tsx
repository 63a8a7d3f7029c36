import { useEffect, useRef, useState } from 'preact/hooks';
import type { AppInfo } from '../wire.ts';
import { ask } from './client.ts';
import { ConnectView } from './connect_view.tsx';
import { type Draft, stepsOf, useDraft, type View } from './draft.ts';
import { LiveView } from './live_view.tsx';
import { StepsNav } from './nav.tsx';
import { AddStepView, StepView } from './step_view.tsx';
import { ThemeSwitch } from './theme.tsx';
import { TriggerView } from './trigger_view.tsx';
import { type LiveState, useLive } from './use_live.ts';

export function App() {
  const [app, setApp] = useState<AppInfo>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    ask<AppInfo>('app').then(setApp, (thrown: Error) => setError(thrown.message));
  }, []);
  if (error !== undefined) return <p role="alert">{error}</p>;
  return app === undefined ? null : <Editor app={app} setApp={setApp} />;
}

function Editor({ app, setApp }: { app: AppInfo; setApp: (app: AppInfo) => void }) {
  const [draft, change] = useDraft(app.started);
  const state = useLive(app.hasPanel);
  const main = useRef<HTMLElement>(null);
  const known = useRef(draft.view);
  // A screen reader goes on at the head of the new view.
  useEffect(() => {
    if (known.current === draft.view) return;
    known.current = draft.view;
    main.current?.querySelector('h1')?.focus();
    scrollTo(0, 0);
  }, [draft.view]);
  const go = (view: View) => change({ view });

  return (
    <>
      <header>
        <p class="brand">
          {app.title} <span class="hint">Zap editor on this computer</span>
        </p>
        {app.connected !== null && <p class="account">{app.connected}</p>}
        <ThemeSwitch />
      </header>
      <div class="page">
        <StepsNav app={app} draft={draft} live={state.live} onGo={go} />
        <main ref={main}>
          <div role="alert">
            {state.isGone && (
              <p class="failure">The editor has stopped. Start it again with npm run editor.</p>
            )}
          </div>
          <CurrentView
            {...{ app, draft, change, state, go }}
            onConnected={(connected) => setApp({ ...app, connected })}
          />
        </main>
      </div>
    </>
  );
}

type ViewProps = {
  app: AppInfo;
  draft: Draft;
  change: ReturnType<typeof useDraft>[1];
  state: LiveState;
  go: (view: View) => void;
  onConnected: (label: string | null) => void;
};

function CurrentView({ app, draft, change, state, go, onConnected }: ViewProps) {
  const { view } = draft;
  if (view === 'connect' || app.connected === null) {
    return <ConnectView app={app} onConnected={onConnected} onNext={() => go('trigger')} />;
  }
  if (view === 'live') {
    return <LiveView app={app} draft={draft} state={state} onReconnect={() => go('connect')} />;
  }
  const shared = { app, draft, change, onNext: () => go(nextView(draft)) };
  if (view === 'trigger') return <TriggerView {...shared} />;
  const id = view.replace('step ', '');
  if (id === 'new') return <AddStepView {...shared} />;
  return <StepView key={id} id={id} {...shared} />;
}

/** After a step comes the next one; after the last one, the switch, once there is an action. */
function nextView(draft: Draft): View {
  const ids = stepsOf(draft).map(({ id }) => id);
  const at = draft.view === 'trigger' ? 0 : ids.indexOf(draft.view.replace('step ', ''));
  const next = ids[at + 1];
  if (next !== undefined) return `step ${next}`;
  return at > 0 ? 'live' : 'step new';
}
