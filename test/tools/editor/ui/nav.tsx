import type { AppInfo, Gaps, Live } from '../wire.ts';
import { KINDS } from './choose.tsx';
import { type Draft, operationOf, type View } from './draft.ts';

type Item = {
  view: View;
  kind: string;
  label: string;
  isOpen: boolean;
  isIncomplete?: boolean;
  /** The number of the step after which another one can be put in here. */
  insertAfter?: string;
};

type Props = {
  app: AppInfo;
  draft: Draft;
  gaps: Gaps;
  live: Live | undefined;
  onGo: (view: View) => void;
};

/** The Zap from top to bottom, as the Zap editor shows it. */
export function StepsNav({ app, draft, gaps, live, onGo }: Props) {
  const current = app.connected === null ? 'connect' : draft.view;
  return (
    <nav aria-label="Steps of the Zap">
      <ol>
        {itemsOf({ app, draft, gaps, live }).map((item) => (
          <li key={item.view}>
            <button
              type="button"
              aria-current={item.view === current ? 'step' : undefined}
              disabled={!item.isOpen}
              onClick={() => onGo(item.view)}
            >
              <span class="kind">
                {item.kind}
                {item.isIncomplete && <span class="gap"> not complete</span>}
              </span>{' '}
              <span class="nav-label" data-number={/^Step (\d+)/.exec(item.kind)?.[1]}>
                {item.label}
              </span>
            </button>
            {item.insertAfter !== undefined && (
              <button
                type="button"
                class="insert-step"
                aria-label={`Insert a step after ${item.label}`}
                onClick={() => onGo(`add ${item.insertAfter}`)}
              >
                +
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function itemsOf({ app, draft, gaps, live }: Omit<Props, 'onGo'>): Item[] {
  const { trigger, steps } = draft;
  const isConnected = app.connected !== null;
  const canAdd = isConnected && trigger !== null;
  const triggerLabel = trigger && operationOf(app, { type: 'trigger', key: trigger.key })?.label;
  const ids = ['1', ...steps.map(({ id }) => id)];
  const shared = (id: string) => ({
    isOpen: isConnected,
    isIncomplete: id in gaps,
    ...(canAdd && id !== ids.at(-1) && { insertAfter: id }),
  });
  return [
    { view: 'connect', kind: 'Account', label: app.connected ?? 'Connect', isOpen: true },
    {
      view: 'trigger',
      kind: 'Step 1: trigger',
      label: triggerLabel ?? 'Choose a trigger',
      ...shared('1'),
    },
    ...steps.map((step, at) => ({
      view: `step ${step.id}` as const,
      kind: `Step ${at + 2}: ${KINDS[step.type].toLowerCase()}`,
      label: operationOf(app, step)?.label ?? step.key,
      ...shared(step.id),
    })),
    { view: `add ${ids.at(-1)}`, kind: 'Then', label: 'Add a step', isOpen: canAdd },
    {
      view: 'live',
      kind: live?.isOn ? 'On' : 'Off',
      label: live?.isOn ? 'The Zap is on' : 'Turn it on',
      isOpen: canAdd || (isConnected && live?.isOn === true),
    },
  ];
}
