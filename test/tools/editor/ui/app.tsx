import { useEffect, useRef, useState } from 'preact/hooks';
import type { AppInfo, Gaps } from '../wire.ts';
import { ask } from './client.ts';
import { ConnectView } from './connect_view.tsx';
import { type Draft, readDraft, stepsOf, useDraft, type View } from './draft.ts';
import { LiveView } from './live_view.tsx';
import { StepsNav } from './nav.tsx';
import { AddStepView, StepView } from './step_view.tsx';
import { ThemeSwitch } from './theme.tsx';
import { TriggerView } from './trigger_view.tsx';
import { Removed, UndoBar, useRemovals } from './undo.tsx';
import { useGaps } from './use_gaps.ts';
import { type LiveState, useLive } from './use_live.ts';

export function App() {
  const [app, setApp] = useState<AppInfo>();
  const [begun, setBegun] = useState<Draft>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    const fetchAll = async () => {
      const told = await ask<AppInfo>('app');
      setBegun(await readDraft(told.started));
      setApp(told);
    };
    fetchAll().catch((thrown: Error) => setError(thrown.message));
  }, []);
  if (error !== undefined) return <p role="alert">{error}</p>;
  if (app === undefined || begun === undefined) return null;
  return <Editor app={app} begun={begun} setApp={setApp} />;
}

type EditorProps = { app: AppInfo; begun: Draft; setApp: (app: AppInfo) => void };

function Editor({ app, begun, setApp }: EditorProps) {
  const [draft, change] = useDraft(app.started, begun);
  const state = useLive(app.hasPanel);
  const gaps = useGaps(app, draft);
  const { remove, ...removals } = useRemovals();
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
    <Removed.Provider value={remove}>
      <header>
        <p class="brand">
          {app.title} <span class="hint">Zap editor on this computer</span>
        </p>
        {app.connected !== null && <p class="account">{app.connected}</p>}
        <ThemeSwitch />
      </header>
      <div class="page">
        <StepsNav app={app} draft={draft} gaps={gaps} live={state.live} onGo={go} />
        <main ref={main}>
          <div role="alert">
            {state.isGone && (
              <p class="failure">The editor has stopped. Start it again with npm run editor.</p>
            )}
          </div>
          <UndoBar {...removals} />
          <CurrentView
            {...{ app, draft, gaps, change, state, go }}
            onConnected={(connected) => setApp({ ...app, connected })}
          />
        </main>
      </div>
    </Removed.Provider>
  );
}

type ViewProps = {
  app: AppInfo;
  draft: Draft;
  gaps: Gaps;
  change: ReturnType<typeof useDraft>[1];
  state: LiveState;
  go: (view: View) => void;
  onConnected: (label: string | null) => void;
};

function CurrentView({ app, draft, gaps, change, state, go, onConnected }: ViewProps) {
  const { view } = draft;
  if (view === 'connect' || app.connected === null) {
    return <ConnectView app={app} onConnected={onConnected} onNext={() => go('trigger')} />;
  }
  if (view === 'live') return <LiveView {...{ app, draft, gaps, state }} onGo={go} />;
  const shared = { app, draft, change, onNext: () => go(nextView(draft)) };
  if (view === 'trigger') return <TriggerView {...shared} state={state} />;
  const [kind, id = ''] = view.split(' ');
  if (kind === 'add') return <AddStepView {...shared} after={id} />;
  return <StepView key={id} id={id} {...shared} />;
}

/** After a step comes the next one; after the last one, the switch, once there is an action. */
function nextView(draft: Draft): View {
  const ids = stepsOf(draft).map(({ id }) => id);
  const at = draft.view === 'trigger' ? 0 : ids.indexOf(draft.view.replace('step ', ''));
  const next = ids[at + 1];
  if (next !== undefined) return `step ${next}`;
  return at > 0 ? 'live' : 'add 1';
}
