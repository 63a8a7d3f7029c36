import type { AppInfo, Gaps, ZapDraft } from '../wire.ts';
import { type Draft, operationOf, type View, zapOf } from './draft.ts';
import { LiveControls } from './live_controls.tsx';
import { PanelView } from './panel_view.tsx';
import { Timeline } from './timeline.tsx';
import type { LiveState } from './use_live.ts';

type Props = {
  app: AppInfo;
  draft: Draft;
  gaps: Gaps;
  state: LiveState;
  onGo: (view: View) => void;
};

export function LiveView({ app, draft, gaps, state, onGo }: Props) {
  const { live, panel } = state;
  const shown = live?.running ?? zapOf(draft);
  return (
    <div class={panel ? 'columns wide-left' : ''}>
      <section class="card" aria-label="The Zap">
        <h1 tabIndex={-1}>{live?.isOn ? 'The Zap is on' : 'Turn it on'}</h1>
        {shown && <ZapSteps app={app} zap={shown} />}
        {live && <LiveControls {...{ app, draft, gaps, live, onGo }} onTold={state.setLive} />}
        {live && <Timeline live={live} app={app} />}
      </section>
      {panel && <PanelView panel={panel} state={state} />}
    </div>
  );
}

/** What a Zap does, in one line. */
function ZapSteps({ app, zap: { trigger, steps } }: { app: AppInfo; zap: ZapDraft }) {
  const all = [{ id: '1', type: 'trigger' as const, key: trigger.key }, ...steps];
  return (
    <ol class="zap-steps">
      {all.map((step, at) => (
        <li key={step.id} class={at > 0 ? 'then' : undefined}>
          {at + 1}. {operationOf(app, step)?.label ?? step.key}
        </li>
      ))}
    </ol>
  );
}
