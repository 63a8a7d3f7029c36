import { useCallback, useRef, useState } from 'preact/hooks';

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
  /** Does the work once what was asked for before is done. Nothing is left out. */
  run(work: () => Promise<unknown>): void;
};

/** Work behind a button, or behind some that must keep their order: whether it goes on, and what went wrong. */
export function useTask(): Task {
  const [waiting, setWaiting] = useState(0);
  const [error, setError] = useState<string>();
  const turns = useRef<Promise<void>>(Promise.resolve());
  const count = useRef(0);
  const run = useCallback((work: () => Promise<unknown>) => {
    const add = (change: 1 | -1) => {
      count.current += change;
      setWaiting(count.current);
    };
    if (count.current === 0) setError(undefined);
    add(1);
    turns.current = turns.current
      .then(work)
      .then(
        () => {},
        (thrown: unknown) => setError(thrown instanceof Error ? thrown.message : `${thrown}`),
      )
      .then(() => add(-1));
  }, []);
  return { isBusy: waiting > 0, error, run };
}

/**
 * What the person has just chosen, by name: shown until the server has carried it out, so that a choice
 * does not jump back for a moment. The newest of a name counts.
 */
export function usePending() {
  const [pending, setPending] = useState<Record<string, { value: string }>>({});
  /** @returns what to call once it is carried out */
  const choose = (name: string, value: string) => {
    const chosen = { value };
    setPending((now) => ({ ...now, [name]: chosen }));
    return () =>
      setPending(({ [name]: newest, ...others }) =>
        newest === undefined || newest === chosen ? others : { ...others, [name]: newest },
      );
  };
  const pendingOf = (name: string): string | undefined => pending[name]?.value;
  return [pendingOf, choose] as const;
}
