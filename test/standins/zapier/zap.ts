import { type Connection, testConnection } from './connection.ts';
import { Deduplication, type DeduplicationRules } from './deduplication.ts';
import { operationAt } from './definition.ts';
import { AUTOREPLAY_DELAYS, type Failure, failureOf } from './errors.ts';
import type { Input } from './input.ts';
import type { LogEntry } from './log.ts';
import { type Hydrate, hydrator } from './results.ts';
import { runStep, type Step, type StepRun } from './step.ts';
import { pollForDeduplication, pollTrigger, type Row } from './trigger.ts';

export type ZapSetup = {
  trigger: {
    /** By which steps refer to its record: `'1'` for `{{1__id}}`. */
    id: string;
    key: string;
    input?: Input;
  };
  steps?: readonly Step[];
  deduplication?: DeduplicationRules;
};

/** What turning a Zap on, or a poll, came to. */
export type PollRun = {
  /** How many records the app handed over, and their size as JSON. */
  rows: number;
  bytes: number;
  /** How many new records are held back for a later poll. */
  held: number;
  /** One for each new record, oldest first. None when the Zap is turned on. */
  runs: ZapRun[];
  /** Why there are no rows. */
  failure?: Failure;
  log: LogEntry[];
};

/** The run of a Zap for one record. */
export type ZapRun = {
  record: Row;
  /** The last try of each step, up to the one that stopped the run. */
  steps: StepRun[];
  status: StepRun['status'];
  /** How often the run was tried. */
  tries: number;
  hydrate: Hydrate;
};

const NOTHING = { rows: 0, bytes: 0, held: 0, runs: [] };

/** A Zap as a person set it up. Time is not its own: whoever plays it says when it polls. */
export class Zap {
  #connection: Connection;
  readonly #setup: ZapSetup;
  #seen: Deduplication<Row> | undefined;
  #stale: Failure | undefined;

  constructor(connection: Connection, setup: ZapSetup) {
    this.#connection = connection;
    this.#setup = setup;
  }

  get isOn(): boolean {
    return this.#seen !== undefined;
  }

  /** Tests the connection and remembers the records that are there, so that none of them fires. */
  turnOn(): Promise<PollRun> {
    return this.#attempt(async (log) => {
      await testConnection(this.#connection, { log });
      const { key, input } = this.#setup.trigger;
      const { rows, bytes } = await pollForDeduplication(this.#connection, key, input, { log });
      const { operation } = operationAt(await this.#connection.app.definition(), `triggers.${key}`);
      const seen = new Deduplication<Row>(operation.outputFields, this.#setup.deduplication);
      seen.fill(rows);
      this.#seen = seen;
      return { ...NOTHING, rows: rows.length, bytes };
    });
  }

  /** Forgets what was seen: records that come while a Zap is off never fire. */
  turnOff(): void {
    this.#seen = undefined;
  }

  /**
   * Polls, and runs the steps for each new record. After an error that asks to reconnect, nothing is
   * polled until `reconnect`.
   *
   * @throws a plain error when the Zap is off
   */
  async poll(): Promise<PollRun> {
    const seen = this.#seen;
    if (seen === undefined) throw new Error('This Zap is off. Turn it on before it polls.');
    if (this.#stale !== undefined) return { ...NOTHING, failure: this.#stale, log: [] };
    return this.#attempt(async (log) => {
      const { key, input } = this.#setup.trigger;
      const { rows, bytes } = await pollTrigger(this.#connection, key, input, { log });
      const { fired, held } = seen.take(rows);
      const runs: ZapRun[] = [];
      for (const record of fired) runs.push(await this.run(record));
      return { rows: rows.length, bytes, held: held.length, runs };
    });
  }

  /** Takes the credentials of a connection that has been renewed. */
  reconnect(authData: Connection['authData']): void {
    this.#connection = { ...this.#connection, authData };
    this.#stale = undefined;
  }

  /** Runs the steps for one record. */
  run(record: Row): Promise<ZapRun> {
    return this.#resume({
      record,
      steps: [],
      status: 'Success',
      tries: 0,
      hydrate: hydrator(this.#connection),
    });
  }

  /** Runs again the step that stopped the run, and those after it; not those that succeeded. */
  replay(run: ZapRun): Promise<ZapRun> {
    return this.#resume({ ...run, hydrate: hydrator(this.#connection) });
  }

  async #resume({ record, steps, tries, hydrate }: ZapRun): Promise<ZapRun> {
    const done = steps.filter(({ status }) => status === 'Success');
    const results: Record<string, unknown> = { [this.#setup.trigger.id]: record };
    for (const { step, result } of done) results[step.id] = result;
    const made = { record, steps: done, tries: tries + 1, hydrate };
    for (const step of (this.#setup.steps ?? []).slice(done.length)) {
      const run = await runStep(this.#connection, step, { results, hydrate });
      done.push(run);
      if (run.failure?.kind === 'expired auth') this.#stale = run.failure;
      if (run.status !== 'Success') return { ...made, status: run.status };
      results[step.id] = run.result;
    }
    return { ...made, status: 'Success' };
  }

  async #attempt(poll: (log: LogEntry[]) => Promise<Omit<PollRun, 'log'>>): Promise<PollRun> {
    const log: LogEntry[] = [];
    try {
      return { ...(await poll(log)), log };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'expired auth') this.#stale = failure;
      return { ...NOTHING, failure, log };
    }
  }
}

/** Zapier chooses the time when the app names none; this is an assumption. */
const USUAL_WAIT = 60;

/**
 * After how many seconds Zapier tries a run again by itself; undefined when it does not.
 *
 * @param autoreplay whether the person has switched Autoreplay on
 */
export function nextTryOf({ steps, tries }: ZapRun, autoreplay: boolean): number | undefined {
  const failure = steps.at(-1)?.failure;
  switch (failure?.runsAgain) {
    case 'by itself':
      return failure.delay ?? USUAL_WAIT;
    case 'if Autoreplay is on':
      return autoreplay ? AUTOREPLAY_DELAYS[tries - 1] : undefined;
    default:
      return undefined;
  }
}
