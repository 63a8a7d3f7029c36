import type { PanelAction, PanelInfo } from '../wire.ts';
import type { usePending } from './client.ts';
import type { LiveState } from './use_live.ts';

export type Act = (action: PanelAction, done?: () => void) => void;

type Props = {
  panel: PanelInfo;
  state: Pick<LiveState, 'find' | 'setFind'>;
  act: Act;
  pending: ReturnType<typeof usePending>;
};

/** What is in the panel, with what can be done with each; found by any of its words. */
export function PanelRows({ panel, state, act, pending: [pendingOf, choose] }: Props) {
  const { found, count } = panel;
  const shown = panel.rows.length;
  return (
    <>
      <div class="field">
        <label for="panel-find">Find an order</label>
        <input
          id="panel-find"
          type="search"
          autocomplete="off"
          placeholder="Number, name, product or status"
          value={state.find}
          onInput={({ currentTarget }) => state.setFind(currentTarget.value)}
        />
        <p class="help" role="status">
          {state.find !== '' && `${written(found)} of ${written(count)} found. `}
          {shown < found && `The newest ${shown} of ${written(found)} are shown.`}
        </p>
      </div>
      <ul class="panel-rows">
        {panel.rows.map(({ key, title, text, status, actions }) => (
          <li key={key}>
            <p class="about">
              <strong>{title}</strong> <span class={`status ${status.tone}`}>{status.text}</span>
            </p>
            <p class="about hint">{text}</p>
            <div class="buttons">
              {actions.map((action) => {
                const name = `${action.key} ${key}`;
                const isWaiting = pendingOf(name) !== undefined;
                return (
                  <button
                    key={action.key}
                    type="button"
                    class="small"
                    aria-disabled={isWaiting}
                    title={isWaiting ? 'This is being done.' : undefined}
                    onClick={() =>
                      isWaiting || act({ action: action.key, row: key }, choose(name, ''))
                    }
                  >
                    {action.label}
                    {isWaiting && '…'}
                    <span class="only-read"> {title}</span>
                  </button>
                );
              })}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

const written = (count: number): string => count.toLocaleString('en-US');
