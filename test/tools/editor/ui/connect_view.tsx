import { useState } from 'preact/hooks';
import type { AppInfo, Connected } from '../wire.ts';
import { ask, useTask } from './client.ts';
import { Exchanges } from './exchange.tsx';
import { Failure, Problem } from './failure.tsx';
import { FormField } from './form_field.tsx';

type Props = {
  app: AppInfo;
  onConnected: (label: string | null) => void;
  onNext: () => void;
};

/** The connection form. What is typed into the key goes to the server's memory, and nowhere else. */
export function ConnectView({ app, onConnected, onNext }: Props) {
  const defaults = app.authFields.flatMap((field) =>
    field.default === undefined ? [] : [[field.key, field.default]],
  );
  const [typed, setTyped] = useState<Record<string, string>>({
    ...Object.fromEntries(defaults),
    ...app.credentials,
  });
  const [told, setTold] = useState<Connected>();
  const task = useTask();
  const connect = async () => {
    setTold(undefined);
    const connected = await ask<Connected>('connect', { authData: typed });
    setTold(connected);
    if (connected.label !== undefined) onConnected(connected.label);
  };
  const disconnect = async () => {
    await ask('disconnect', {});
    setTold(undefined);
    onConnected(null);
  };

  return (
    <div class="columns">
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          if (!task.isBusy) task.run(connect);
        }}
      >
        <h1 tabIndex={-1}>Connect {app.title}</h1>
        <p class="hint">
          {app.hasPanel
            ? 'This is the account of the sandbox: a stand-in on this computer. Change the key to see what a wrong one says.'
            : 'What you type stays in the memory of this program until you stop it.'}
        </p>
        {app.authFields.map((field) => (
          <FormField
            key={field.key}
            field={field}
            formId="connect"
            value={typed[field.key]}
            context={{ input: typed }}
            onChange={(value) => setTyped((before) => ({ ...before, [field.key]: String(value) }))}
          />
        ))}
        <div class="buttons">
          <button type="submit" class="primary" aria-disabled={task.isBusy}>
            {task.isBusy ? 'Testing…' : 'Connect and test'}
          </button>
          {app.connected !== null && (
            <button type="button" onClick={() => task.run(disconnect)}>
              Disconnect
            </button>
          )}
        </div>
        <Problem text={task.error} />
      </form>
      <section class="card" aria-label="Connection">
        <h2>Connection</h2>
        <div role="status">
          {told?.failure ? (
            <Failure failure={told.failure} place="connection test" takesFocus />
          ) : app.connected === null ? (
            <p class="hint">No account is connected yet.</p>
          ) : (
            <p>
              <span class="status good">Connected</span> <strong>{app.connected}</strong>
            </p>
          )}
          {told?.failure && app.connected !== null && (
            <p class="hint">The Zap keeps the account that it had: {app.connected}.</p>
          )}
        </div>
        {told && <Exchanges runs={told.runs} app={app} />}
        {app.connected !== null && told?.failure === undefined && (
          <div class="buttons">
            <button type="button" class="primary" onClick={onNext}>
              Set up the trigger
            </button>
          </div>
        )}
      </section>
    </div>
  );
}
