import type { Run, RunResult } from './app.ts';
import { type Connection, runOn } from './connection.ts';
import type { OperationPath } from './definition.ts';
import { HeldError, ThrottledByZapierError } from './errors.ts';
import { lockOf, throttleOf } from './rules.ts';

/**
 * Calls a perform as Zapier does: after the run that holds the same lock, and not more often than a
 * throttle allows. Assumed: a run is counted when it begins, not while it waits for its lock.
 *
 * @throws what the app throws, and what Zapier makes of a run that may not begin
 */
export async function invoke(
  connection: Connection,
  path: OperationPath,
  run: Omit<Run, 'authData'>,
): Promise<RunResult> {
  const { app, authData, servers } = connection;
  const definition = await app.definition();
  const bundle = { inputData: run.inputData ?? {}, authData, meta: run.meta ?? {} };
  const lock = lockOf(connection, definition, path, bundle);
  const throttle = throttleOf(connection, definition, path, bundle);

  const call = () => {
    if (throttle !== undefined) {
      const { key, window, limit, retries } = throttle;
      const seconds = servers.throttles.count(key, throttle);
      if (seconds > 0 && !retries) throw new HeldError(limit, window);
      if (seconds > 0) throw new ThrottledByZapierError(limit, window, seconds);
    }
    return runOn(connection, `${path}.operation.perform`, run);
  };
  return lock === undefined ? call() : servers.locks.run(lock, async () => call());
}
