import type { Clock } from './clock.ts';
import { type Connection, testConnection } from './connection.ts';
import { Deduplication, type DeduplicationRules } from './deduplication.ts';
import { operationAt } from './definition.ts';
import { type Failure, failureOf, type RunStatus } from './errors.ts';
import type { Input } from './input.ts';
import { LIMITS } from './limits.ts';
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
  /** One for each new record, oldest first. None when the Zap is turned on. */
  runs: ZapRun[];
  /** The same for a flood of them: these runs have not begun, and wait for the person. */
  held: ZapRun[];
  /** Why there are no rows. */
  failure?: Failure;
  log: LogEntry[];
};

/** The run of a Zap for one record. */
export type ZapRun = {
  record: Row;
  /** The last try of each step, up to the one that stopped the run. */
  steps: StepRun[];
  status: RunStatus;
  /** How often the run was tried. */
  tries: number;
  /** How many of the tries were stopped: Autoreplay counts these, and not those that had to wait. */
  stops: number;
  hydrate: Hydrate;
};

const NOTHING = { rows: 0, bytes: 0, runs: [], held: [] };

/** A Zap as a person set it up. Time is not its own: whoever plays it says when it polls. */
export class Zap {
  #connection: Connection;
  readonly #setup: ZapSetup;
  #seen: Deduplication<Row> | undefined;
  readonly #held = new Set<ZapRun>();
  #stale: Failure | undefined;

  constructor(connection: Connection, setup: ZapSetup) {
    this.#connection = connection;
    this.#setup = setup;
  }

  get isOn(): boolean {
    return this.#seen !== undefined;
  }

  get clock(): Clock {
    return this.#connection.servers.clock;
  }

  /** The runs of floods that the owner has not released or deleted yet, oldest first. */
  get held(): readonly ZapRun[] {
    return [...this.#held];
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

  /**
   * Forgets what was seen: records that come while a Zap is off never fire. Runs that are held stay in
   * its history.
   */
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
      const waiting = held.map((record) => ({ ...this.#begin(record), status: 'Held' as const }));
      for (const run of waiting) this.#held.add(run);
      return { rows: rows.length, bytes, runs, held: waiting };
    });
  }

  /** Takes the credentials of a connection that has been renewed. */
  reconnect(authData: Connection['authData']): void {
    this.#connection = { ...this.#connection, authData };
    this.#stale = undefined;
  }

  /** Runs the steps for one record. */
  run(record: Row): Promise<ZapRun> {
    return this.#resume(this.#begin(record));
  }

  /**
   * Runs again the step that stopped the run, and those after it; not those that succeeded. A run that
   * was held runs for the first time.
   */
  replay(run: ZapRun): Promise<ZapRun> {
    this.#held.delete(run);
    return this.#resume({ ...run, hydrate: hydrator(this.#connection) });
  }

  /** Lets the runs of floods begin, oldest first, one a second. */
  async releaseHeld(): Promise<ZapRun[]> {
    const runs: ZapRun[] = [];
    for (const run of this.held) {
      if (runs.length > 0) await this.clock.wait(LIMITS.releaseMilliseconds);
      runs.push(await this.replay(run));
    }
    return runs;
  }

  /** Deletes the runs of floods: their records never fire. */
  deleteHeld(): void {
    this.#held.clear();
  }

  #begin(record: Row): ZapRun {
    const hydrate = hydrator(this.#connection);
    return { record, steps: [], status: 'Success', tries: 0, stops: 0, hydrate };
  }

  async #resume({ record, steps, tries, stops, hydrate }: ZapRun): Promise<ZapRun> {
    const done = steps.filter(({ status }) => status === 'Success');
    const results: Record<string, unknown> = { [this.#setup.trigger.id]: record };
    for (const { step, result } of done) results[step.id] = result;
    const made = { record, steps: done, tries: tries + 1, stops, hydrate };
    for (const step of (this.#setup.steps ?? []).slice(done.length)) {
      const run = await runStep(this.#connection, step, { results, hydrate });
      done.push(run);
      if (run.failure?.kind === 'expired auth') this.#stale = run.failure;
      if (run.status !== 'Success') {
        const isStopped = run.status === 'Errored' || run.status === 'Safely halted';
        return { ...made, status: run.status, stops: stops + (isStopped ? 1 : 0) };
      }
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
