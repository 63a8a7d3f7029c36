import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/**
 * Asks the server: a POST when there is a body.
 * @throws an error whose message is for the person
 */
export async function ask<T>(path: string, body?: object): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, {
      ...(body && {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  } catch {
    throw new Error('The editor does not answer. Start it again with npm run editor.');
  }
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

export type Task = {
  isBusy: boolean;
  error: string | undefined;
  /** Does the work unless it is being done already. */
  run(work: () => Promise<unknown>): void;
};

/** Work behind a button: whether it is being done, and what went wrong. */
export function useTask(): Task {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const busy = useRef(false);
  const run = useCallback((work: () => Promise<unknown>) => {
    if (busy.current) return;
    busy.current = true;
    setBusy(true);
    setError(undefined);
    work()
      .catch((thrown: unknown) => setError(thrown instanceof Error ? thrown.message : `${thrown}`))
      .finally(() => {
        busy.current = false;
        setBusy(false);
      });
  }, []);
  return { isBusy, error, run };
}

/**
 * What the person has just chosen, by name: shown until the server has told how things are now, so
 * that a choice does not jump back for a moment.
 */
export function usePending(told: unknown) {
  const [pending, setPending] = useState<Record<string, string>>({});
  useEffect(() => setPending({}), [told]);
  const choose = (name: string, value: string) => setPending((now) => ({ ...now, [name]: value }));
  return [pending, choose] as const;
}
