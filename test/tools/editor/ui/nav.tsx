import type { AppInfo, Live } from '../wire.ts';
import { type Draft, operationOf, type View } from './draft.ts';

type Props = { app: AppInfo; draft: Draft; live: Live | undefined; onGo: (view: View) => void };

/** The Zap from top to bottom, as the Zap editor shows it. */
export function StepsNav({ app, draft, live, onGo }: Props) {
  const { trigger, steps } = draft;
  const isConnected = app.connected !== null;
  const triggerLabel = trigger && operationOf(app, { type: 'trigger', key: trigger.key })?.label;
  const items: { view: View; kind: string; label: string; isOpen: boolean }[] = [
    { view: 'connect', kind: 'Account', label: app.connected ?? 'Connect', isOpen: true },
    {
      view: 'trigger',
      kind: 'Trigger',
      label: triggerLabel ?? 'Choose a trigger',
      isOpen: isConnected,
    },
    ...steps.map((step, at) => ({
      view: `step ${step.id}` as const,
      kind: `Step ${at + 2}`,
      label: operationOf(app, step)?.label ?? step.key,
      isOpen: isConnected,
    })),
    {
      view: 'step new',
      kind: 'Then',
      label: 'Add a step',
      isOpen: isConnected && trigger !== null,
    },
    {
      view: 'live',
      kind: live?.isOn ? 'On' : 'Off',
      label: live?.isOn ? 'The Zap is on' : 'Turn it on',
      isOpen: isConnected && trigger !== null,
    },
  ];
  const current = isConnected ? draft.view : 'connect';
  return (
    <nav aria-label="Steps of the Zap">
      <ol>
        {items.map(({ view, kind, label, isOpen }) => (
          <li key={view}>
            <button
              type="button"
              aria-current={view === current ? 'step' : undefined}
              disabled={!isOpen}
              onClick={() => onGo(view)}
            >
              <span class="kind">{kind}</span>
              <span class="nav-label">{label}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
