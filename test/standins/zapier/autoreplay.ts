import type { RunStatus } from './errors.ts';
import type { Zap, ZapRun } from './zap.ts';

/**
 * Whether a person has switched Autoreplay on, and which runs it takes then. Zapier's own pages disagree
 * about that ("What is replay?"): an older text names errored runs only, a newer one "all stopped
 * actions", and what is safely halted is stopped. So an app has to be right under both.
 */
export type Autoreplay = 'off' | 'errored' | 'all stopped';

/** After how many seconds since the last try Autoreplay runs a step again. */
export const AUTOREPLAY_DELAYS = [300, 1800, 3600, 10_800, 21_600] as const;

/** Zapier chooses the time when the app names none; this is an assumption. */
export const USUAL_WAIT = 60;

/** After how many seconds Zapier tries a run again by itself; undefined when it does not. */
export function nextTryOf({ steps, stops }: ZapRun, autoreplay: Autoreplay): number | undefined {
  const failure = steps.at(-1)?.failure;
  const next = AUTOREPLAY_DELAYS[stops - 1];
  switch (failure?.runsAgain) {
    case 'by itself':
      return failure.delay ?? USUAL_WAIT;
    case 'with Autoreplay':
      return autoreplay === 'off' ? undefined : next;
    case 'with Autoreplay, perhaps':
      return autoreplay === 'all stopped' ? next : undefined;
    default:
      return undefined;
  }
}

/** The status of a run in the Zap's history: it is scheduled for as long as another try is to come. */
export const statusOf = (run: ZapRun, autoreplay: Autoreplay): RunStatus =>
  nextTryOf(run, autoreplay) === undefined ? run.status : 'Scheduled';

/** Whether waiting for a service ever ends is not documented. Here it does. */
const MOST_TRIES = 50;

/**
 * Plays a run to its end: each try that Zapier makes by itself, after its time.
 *
 * @returns the run as it was after each of its tries; the last is what it came to
 */
export async function playOut(zap: Zap, run: ZapRun, autoreplay: Autoreplay): Promise<ZapRun[]> {
  const tries = [run];
  for (let last = run; tries.length < MOST_TRIES; tries.push(last)) {
    const seconds = nextTryOf(last, autoreplay);
    if (seconds === undefined) break;
    await zap.clock.wait(seconds * 1000);
    last = await zap.replay(last);
  }
  return tries;
}
