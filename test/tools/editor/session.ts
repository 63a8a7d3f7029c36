import { type App, loadApp } from '../../standins/zapier/app.ts';
import { realClock } from '../../standins/zapier/clock.ts';
import { type Connection, connectionOf, testConnection } from '../../standins/zapier/connection.ts';
import { type Failure, failureOf } from '../../standins/zapier/errors.ts';
import { Servers } from '../../standins/zapier/servers.ts';
import type { Adapter, AuthData } from './adapter.ts';
import { masked, secretsOf } from './mask.ts';
import { PageError } from './page_error.ts';
import { type RawRun, watch, watchedApp, withLookOut } from './watch.ts';
import type { Connected, MethodRun, Row } from './wire.ts';

type Attempt<T> = { result?: T; failure?: Failure; runs: MethodRun[] };

/** Whoever works at the page: the account that is connected, in memory only. */
export class Session {
  readonly app: App;
  readonly adapter: Adapter;
  readonly timeZone: string;
  /** What a catch hook was handed last, the newest first. */
  caught: readonly Row[] = [];
  #authData: AuthData = {};
  #label: string | undefined;
  #draft: Readonly<Record<string, unknown>> | null = null;
  #secrets: readonly string[] = [];
  /** Milliseconds by which Zapier's time runs ahead, because the Zap is played faster. */
  #ahead = 0;
  #servers = this.#begin();

  /** @param integration the default export of a built app */
  constructor(integration: object, adapter: Adapter, timeZone: string) {
    this.app = watchedApp(loadApp(withLookOut(integration)));
    this.adapter = adapter;
    this.timeZone = timeZone;
  }

  get label(): string | undefined {
    return this.#label;
  }

  /** The Zap as far as it is set up, as the page told last: for another tab. */
  get draft(): Readonly<Record<string, unknown>> | null {
    return this.#draft;
  }

  /** A tab that was just closed may tell its Zap after the account is gone: the next person begins anew. */
  set draft(draft: Readonly<Record<string, unknown>>) {
    if (this.#label !== undefined) this.#draft = draft;
  }

  get authData(): AuthData {
    return this.#authData;
  }

  /** @throws {PageError} when no account is connected */
  get connection(): Connection {
    if (this.#label === undefined) throw new PageError('Connect an account first.');
    return this.#connectionWith(this.#authData);
  }

  /** Tests what was typed, and keeps it if the app takes it. What was connected before stays else. */
  async connect(authData: AuthData): Promise<Connected> {
    const { authentication } = await this.app.definition();
    const known = this.#secrets;
    this.#secrets = [...known, ...secretsOf(authentication.fields, authData)];
    const { result, failure, runs } = await this.attempt(
      () => testConnection(this.#connectionWith(authData)),
      authData,
    );
    if (result === undefined) return { runs, ...(failure && { failure }) };
    this.#authData = authData;
    this.#label = result.label;
    return { label: result.label, runs };
  }

  /** Lets Zapier's time run ahead, so that what it keeps for a while grows old as fast as the Zap runs. */
  runAhead(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  disconnect(): void {
    this.#servers = this.#begin();
    this.#authData = {};
    this.#label = undefined;
    this.#draft = null;
    this.caught = [];
  }

  /** Does what calls the app. What the app throws is told as Zapier would tell it. */
  async attempt<T>(work: () => Promise<T>, authData = this.#authData): Promise<Attempt<T>> {
    const { result, runs } = await watch(() =>
      work().then(
        (value) => ({ value }),
        (error: unknown) => {
          if (error instanceof PageError) throw error;
          return { failure: failureOf(error) };
        },
      ),
    );
    const told = { runs: this.explained(runs, authData) };
    return 'failure' in result
      ? { failure: result.failure, ...told }
      : { result: result.value, ...told };
  }

  /** Runs of the app, with what the adapter has to say of their exchanges. */
  explained(runs: readonly RawRun[], authData = this.#authData): MethodRun[] {
    return runs.map((run) => ({
      ...run,
      exchanges: run.exchanges.map((exchange) => ({
        ...exchange,
        notes: this.adapter.notesOn(exchange, authData),
      })),
    }));
  }

  /** Takes out what must not reach the page. */
  masked<T>(value: T): T {
    return masked(value, this.#secrets);
  }

  #connectionWith(authData: AuthData): Connection {
    return connectionOf(this.app, authData, this.timeZone, { servers: this.#servers });
  }

  #begin(): Servers {
    return new Servers({ clock: { ...realClock, now: () => Date.now() + this.#ahead } });
  }
}
