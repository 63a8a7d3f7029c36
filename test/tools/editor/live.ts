import { type Autoreplay, nextTryOf, statusOf } from '../../standins/zapier/autoreplay.ts';
import type { PollRun, ZapRun } from '../../standins/zapier/zap.ts';
import { PageError } from './page_error.ts';
import type { Session } from './session.ts';
import { type NewEntry, withEntry } from './time_line.ts';
import { Turns } from './turns.ts';
import { type RawRun, watch } from './watch.ts';
import { begin, HookZap, runView, type WatchedZap } from './watched_zap.ts';
import type { Live, Row, RunView, TimelineEntry, ZapDraft } from './wire.ts';

/** Seconds between two polls: Zapier takes 1 to 15 minutes, by the plan. */
const INTERVAL = 120;

const TICK = 100;

/** Of Zapier's two texts about Autoreplay, the newer one. */
const AUTOREPLAY: Autoreplay = 'all stopped';

const usualSpeed = ({ adapter }: Session): number => adapter.speeds.at(-1) ?? 1;

/** A run, and the Zap as it was when the run began. */
type Scheduled = { zap: WatchedZap; draft: ZapDraft; zapRun: ZapRun; view: RunView; due: number };

/** The Zap that is on: polls by itself, as fast as it is told to, and keeps the time line. */
export class LiveZap {
  readonly #session: Session;
  readonly #onChange: () => void;
  readonly #timer: NodeJS.Timeout;
  /** Whether anybody looks. Without a page the Zap rests. */
  isWatched = false;
  #zap: WatchedZap | undefined;
  #draft: ZapDraft | undefined;
  #onHold = false;
  #speed: number;
  #autoreplay = false;
  /** Zapier's time, in milliseconds since the Zap was turned on: it runs as fast as `#speed` says. */
  #time = 0;
  #nextPoll = 0;
  #scheduled: Scheduled[] = [];
  readonly #runs = new Map<string, Scheduled>();
  #entries: readonly TimelineEntry[] = [];
  #counts = { polls: 0, runs: 0 };
  #ids = 0;
  readonly #turns: Turns;

  constructor(session: Session, onChange: () => void) {
    this.#session = session;
    this.#onChange = onChange;
    this.#turns = new Turns(onChange);
    this.#speed = usualSpeed(session);
    this.#timer = setInterval(() => this.#tick(), TICK).unref();
  }

  get state(): Live {
    const isDue = this.#polls && !this.#onHold && this.#speed > 0;
    return {
      isOn: this.#zap?.isOn === true,
      running: this.#zap?.isOn === true ? (this.#draft ?? null) : null,
      busy: this.#turns.busy,
      onHold: this.#onHold,
      speed: this.#speed,
      autoreplay: this.#autoreplay,
      nextPoll: isDue ? Math.max(0, Math.ceil((this.#nextPoll - this.#time) / 1000)) : null,
      entries: this.#entries,
      counts: this.#counts,
    };
  }

  turnOn(draft: ZapDraft): Promise<void> {
    return this.#turns.do('Turning on', async () => {
      this.#entries = [];
      this.#scheduled = [];
      this.#runs.clear();
      this.#counts = { polls: 0, runs: 0 };
      this.#time = 0;
      const { zap, result, runs } = await begin(this.#session, draft);
      this.#take(zap, draft);
      await this.#tell('on', result, runs);
    });
  }

  /** Goes on with the Zap as it is set up now. What cannot be turned on leaves the old one running. */
  publish(draft: ZapDraft): Promise<void> {
    return this.#turns.do('Publishing', () => this.#publish(draft));
  }

  async #publish(draft: ZapDraft): Promise<void> {
    const { zap, result, runs } = await begin(this.#session, draft);
    if (zap.isOn) this.#take(zap, draft);
    await this.#tell(zap.isOn ? 'published' : 'not published', result, runs);
  }

  #take(zap: WatchedZap, draft: ZapDraft): void {
    this.#draft = draft;
    this.#zap = zap.isOn ? zap : undefined;
    this.#onHold = false;
    this.#planPoll();
  }

  turnOff(): Promise<void> {
    return this.#turns.do('Turning off', async () => {
      if (this.#zap === undefined) return;
      this.#zap.turnOff();
      this.#zap = undefined;
      this.#scheduled = [];
      this.#onHold = false;
      this.#add({ kind: 'off', rows: 0, held: 0, runs: [], zapRuns: [] });
    });
  }

  /** Turns the Zap off and empties the time line: it is about an account that is gone. */
  async forget(): Promise<void> {
    await this.turnOff();
    this.#entries = [];
    this.#runs.clear();
    this.#speed = usualSpeed(this.#session);
    this.#autoreplay = false;
    this.#onChange();
  }

  poll(): Promise<void> {
    return this.#turns.do('Polling', async () => {
      const zap = this.#zap;
      if (zap === undefined || !this.#polls) return;
      const { result, runs } = await watch(() => zap.poll());
      this.#counts.polls += 1;
      this.#planPoll();
      await this.#tell('poll', result, runs);
    });
  }

  /** @returns whether there is a Zap that is on and begins with a catch hook */
  async catchHook(record: Row): Promise<boolean> {
    const zap = this.#zap;
    if (!(zap instanceof HookZap) || !zap.isOn) return false;
    await this.#turns.do('Running', async () => {
      const { result, runs } = await watch(() => zap.catch(record));
      await this.#tell('hook', result, runs);
    });
    return true;
  }

  /** Lets all runs begin that are held, oldest first. */
  async releaseHeld(): Promise<void> {
    const held = [...this.#runs.values()].filter(({ view }) => view.status === 'Held');
    await Promise.all(held.map((scheduled) => this.#replay(scheduled)));
  }

  /** Runs a stopped run again, as the person can in the Zap's history. */
  replay(id: string): Promise<void> {
    const found = this.#runs.get(id);
    if (found === undefined) throw new PageError('This run is not in the time line anymore.');
    return this.#replay(found);
  }

  set speed(speed: number) {
    this.#speed = speed;
    this.#onChange();
  }

  set autoreplay(isOn: boolean) {
    this.#autoreplay = isOn;
    this.#onChange();
  }

  /** Goes on with the account that was connected anew. */
  reconnect(): void {
    if (this.#zap === undefined) return;
    this.#zap.reconnect(this.#session.authData);
    this.#onHold = false;
    this.#planPoll();
    this.#add({ kind: 'reconnected', rows: 0, held: 0, runs: [], zapRuns: [] });
  }

  close(): void {
    clearInterval(this.#timer);
  }

  get #polls(): boolean {
    return this.#zap?.isOn === true && !(this.#zap instanceof HookZap);
  }

  #planPoll(): void {
    this.#nextPoll = this.#time + INTERVAL * 1000;
  }

  #tick(): void {
    if (this.#zap?.isOn !== true || this.#onHold || this.#turns.busy !== null || !this.isWatched)
      return;
    this.#time += TICK * this.#speed;
    this.#session.runAhead(TICK * Math.max(0, this.#speed - 1));
    const due = this.#scheduled.find((each) => each.due <= this.#time);
    if (due !== undefined) void this.#replay(due);
    else if (this.#polls && this.#time >= this.#nextPoll) void this.poll();
  }

  #replay(scheduled: Scheduled): Promise<void> {
    return this.#turns.do('Running again', async () => {
      if (this.#zap === undefined) return;
      const { zap } = scheduled;
      zap.reconnect(this.#session.authData);
      this.#scheduled = this.#scheduled.filter(({ view }) => view.id !== scheduled.view.id);
      scheduled.zapRun = await zap.replay(scheduled.zapRun);
      Object.assign(scheduled.view, await this.#viewOf(scheduled, scheduled.view.id));
      this.#schedule(scheduled);
    });
  }

  async #tell(kind: TimelineEntry['kind'], polled: PollRun, runs: RawRun[]): Promise<void> {
    const { rows, held, failure } = polled;
    const zap = this.#zap;
    const draft = this.#draft;
    const zapRuns: RunView[] = [];
    for (const zapRun of [...polled.runs, ...polled.held]) {
      if (zap === undefined || draft === undefined) break;
      this.#ids += 1;
      const view = await this.#viewOf({ zap, draft, zapRun }, String(this.#ids));
      const scheduled = { zap, draft, zapRun, view, due: 0 };
      this.#runs.set(view.id, scheduled);
      this.#schedule(scheduled);
      zapRuns.push(view);
    }
    this.#counts.runs += polled.runs.length;
    if (failure?.kind === 'expired auth' && kind === 'poll') this.#onHold = true;
    const explained = this.#session.explained(runs);
    const entry = { kind, rows, held: held.length, runs: explained, zapRuns };
    this.#add({ ...entry, ...(failure && { failure }) });
  }

  #schedule(scheduled: Scheduled): void {
    const { zapRun, view } = scheduled;
    const autoreplay = this.#autoreplay ? AUTOREPLAY : 'off';
    const seconds = nextTryOf(zapRun, autoreplay);
    view.status = statusOf(zapRun, autoreplay);
    if (zapRun.steps.at(-1)?.failure?.kind === 'expired auth') this.#onHold = true;
    delete view.nextTry;
    if (seconds === undefined) return;
    view.nextTry = seconds;
    scheduled.due = this.#time + seconds * 1000;
    this.#scheduled.push(scheduled);
  }

  #viewOf(
    { zap, draft, zapRun }: Pick<Scheduled, 'zap' | 'draft' | 'zapRun'>,
    id: string,
  ): Promise<RunView> {
    return runView(this.#session, zap, zapRun, { id, trigger: draft.trigger.key });
  }

  #add(entry: NewEntry): void {
    this.#entries = withEntry(this.#entries, entry);
    this.#onChange();
  }
}
