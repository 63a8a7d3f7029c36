import { BOUNDS } from '../../../../src/bounds.ts';
import { historyOf } from './history.ts';
import type { Change } from './life.ts';
import { Met } from './met.ts';
import { bytesPerEvent } from './room.ts';
import { type Broken, Session } from './session.ts';
import type { Entry, ShopOrder } from './shop.ts';
import type { Played, Simulation } from './simulate.ts';
import { idly, soon } from './timing.ts';
import { DAY, HOUR, LATE, promisedBy, type Row } from './triggers.ts';
import { World } from './world.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** A run that is held, and when the owner releases it. */
type Held = {
  due: number;
  session: Session;
  row: Row;
  order: ShopOrder;
  broken: Broken | undefined;
};

/** The life of one shop and its Zap, as time goes by. */
export class Play {
  readonly #simulation: Simulation;
  readonly #world: World;
  /** Polls and switches of the Zap. */
  readonly #history: Entry[] = [];
  readonly #played: Played = {
    violations: [],
    polls: 0,
    failures: 0,
    orders: 0,
    promised: 0,
    unpromised: 0,
    fired: 0,
    held: 0,
    released: 0,
    met: new Met(),
  };
  /** Runs that are held, in the order in which they will be released. */
  #held: Held[] = [];
  #nextPoll = NEVER;
  /** The last poll that succeeded, and since when all have, none later than the interval after the one before. */
  #lastPoll = 0;
  #steadySince = NEVER;
  /** Whether the next poll is an idle one, if there is any. */
  #isAtRest = true;
  #session: Session | undefined;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    this.#world = new World(simulation, this.#played.met);
  }

  close(): void {
    this.#world.close();
  }

  async play(): Promise<Played> {
    const { life, trigger } = this.#world;
    const { eventsPerPoll = life.eventsPerPoll } = this.#simulation;
    this.#world.bounds = {
      ...BOUNDS,
      rowsPerPoll: 0,
      pollBytes: eventsPerPoll * (await bytesPerEvent(trigger)),
    };
    for (const change of life.changes) {
      await this.#pollUntil(change.at);
      this.#world.now = change.at;
      this.#take(change);
    }
    // The Zap stays on until it has come to rest.
    await this.#pollUntil(this.#world.now + 10 * DAY + life.patience);
    this.#switchOff();
    this.#played.orders = this.#world.shop.orders.length;
    return this.#played;
  }

  #take(change: Change): void {
    const { shop, now } = this.#world;
    switch (change.kind) {
      case 'on':
        this.#switchOn(change.lookBack);
        return;
      case 'off':
        this.#switchOff();
        this.#tell('Zap switched off');
        return;
      case 'newest deleted':
        shop.deleteNewest(change.count, now);
        break;
      case 'order':
        shop.take(change.story, change, now);
        break;
    }
    this.#expectPoll();
  }

  #tell(text: string): void {
    this.#history.push({ at: this.#world.now, text });
  }

  #switchOn(lookBack: number): void {
    const { life, trigger, seen, random, now } = this.#world;
    this.#tell(`Zap switched on, ${lookBack} days back`);
    if (life.forgets) seen.forget();
    this.#world.met.note('a memory that is emptied', life.forgets && this.#played.polls > 0);
    const { filter, patience } = life;
    this.#session = new Session({ lookBack, trigger, product: filter?.code, patience });
    this.#nextPoll = now + random.int(1, 10);
    this.#isAtRest = false;
  }

  #switchOff(): void {
    if (this.#session === undefined) return;
    const { due, wanted, hasLate } = this.#session;
    this.#world.met.note('a late payment', hasLate);
    for (const order of this.#session.end()) this.#violation('lost', order);
    this.#played.promised += due.size;
    this.#played.unpromised += wanted.size - due.size;
    this.#session = undefined;
    this.#nextPoll = NEVER;
  }

  /**
   * Only polls that can give something new are played: those after a change, until one has succeeded.
   * The next idle poll would ask for the same orders with a window that has
   * moved on, and all that it can give is in the memory already; only with clocks that differ can its
   * window begin earlier than that of the poll before it. So some idle polls are played.
   */
  #expectPoll(): void {
    this.#steadySince = NEVER;
    if (this.#session === undefined || !this.#isAtRest) return;
    this.#isAtRest = false;
    this.#nextPoll = Math.min(this.#nextPoll, this.#soon());
  }

  #soon(): number {
    const { random, life, now } = this.#world;
    return now + soon(random, life.patience);
  }

  #idly({ filledAt = NEVER }: Session): number {
    const { random, now } = this.#world;
    return now + idly(random, now - filledAt);
  }

  async #pollUntil(end: number): Promise<void> {
    for (;;) {
      const release = this.#held[0]?.due ?? NEVER;
      if (release <= Math.min(end, this.#nextPoll)) {
        this.#release();
        continue;
      }
      if (this.#session === undefined || this.#nextPoll > end) return;
      this.#world.now = this.#nextPoll;
      const { isWhole, hasSucceeded } = await this.#poll(this.#session);
      this.#isAtRest = isWhole || (this.#isAtRest && hasSucceeded);
      if (this.#isAtRest) this.#nextPoll = this.#idly(this.#session);
      else if (hasSucceeded) this.#nextPoll += this.#world.life.interval;
      else this.#nextPoll = this.#soon();
    }
  }

  /** Whether a poll asked for all of its Look Back, or polls have gone well for so long that one had to. */
  #isWhole({ lookBack }: Session, reach: number, hasSucceeded: boolean): boolean {
    const { now, life, trigger } = this.#world;
    const { reach: secondsOf = (days) => days * DAY + LATE } = promisedBy(trigger);
    if (!hasSucceeded) {
      this.#steadySince = NEVER;
      return false;
    }
    if (now - this.#lastPoll > life.interval) this.#steadySince = now;
    this.#steadySince = Math.min(this.#steadySince, now);
    this.#lastPoll = now;
    return (
      reach <= now + life.zapierAhead - secondsOf(lookBack) || now - this.#steadySince >= 2 * HOUR
    );
  }

  /** Polls once; tells whether that went well, and whether it was whole. */
  async #poll(session: Session): Promise<{ hasSucceeded: boolean; isWhole: boolean }> {
    const { now, seen } = this.#world;
    const { rows, hasRefused, reach, failure } = await this.#world.run(session);
    const isWhole = this.#isWhole(session, reach, failure === undefined && rows !== undefined);
    const poll = { now, lookBack: session.lookBack, hasRefused, isWhole };
    this.#world.met.note('a quick poll', rows !== undefined && !isWhole);
    if (failure !== undefined) this.#tell(`poll failed: ${failure}`);
    if (rows === undefined) {
      this.#played.failures += 1;
      return { hasSucceeded: false, isWhole };
    }
    this.#played.polls += 1;
    const refusal = hasRefused ? ', the second question refused' : '';
    if (session.filledAt === undefined) {
      this.#tell(`poll filled the memory${refusal}`);
      session.fill(poll, this.#world.sight());
      seen.fill(rows);
      this.#noteEach(rows, 'was in it: remembered, not fired');
      return { hasSucceeded: true, isWhole: true };
    }
    if (failure === undefined) this.#tell(`poll succeeded${refusal}`);
    const { fired, held } = seen.take(rows);
    this.#noteEach(held, 'was in it: held, too many new ones');
    this.#noteEach(fired, 'was in it: FIRED');
    for (const row of fired) this.#fire(session, row);
    for (const [at, row] of held.entries()) this.#hold(session, row, at);
    session.note(poll, this.#world.sight());
    return { hasSucceeded: true, isWhole };
  }

  #fire(session: Session, row: Row): void {
    const order = this.#orderOf(row);
    this.#played.fired += 1;
    const broken = session.fire(order, row, this.#world.now);
    if (broken !== undefined) this.#violation(broken, order);
  }

  /** Keeps a run for the owner, who releases those of a flood one a second. */
  #hold(session: Session, row: Row, place: number): void {
    const { now, life } = this.#world;
    const order = this.#orderOf(row);
    this.#played.held += 1;
    const broken = session.hold(order, row, now);
    const due = now + life.releaseAfter + place;
    this.#world.met.note('a flood that is not released', due >= NEVER);
    if (due < NEVER) this.#held.push({ due, session, row, order, broken });
    this.#held.sort((one, other) => one.due - other.due);
  }

  #release(): void {
    const held = this.#held.shift();
    if (held === undefined) return;
    const { due, session, row, order, broken } = held;
    this.#world.now = due;
    this.#played.fired += 1;
    this.#played.released += 1;
    this.#world.met.note('a flood that is released');
    session.release(order, row);
    this.#noteEach([row], 'released: FIRED');
    if (broken !== undefined) this.#violation(broken, order);
  }

  #orderOf(row: Row): ShopOrder {
    const order = this.#world.orderOf(row);
    if (order === undefined) throw new Error(`${row.id} is no order of the shop`);
    return order;
  }

  #noteEach(rows: Row[], text: string): void {
    const { now } = this.#world;
    for (const row of rows) this.#world.orderOf(row)?.history.push({ at: now, text });
  }

  #violation(kind: Broken, order: ShopOrder): void {
    const { life } = this.#world;
    const history = historyOf(kind, order, this.#history, this.#simulation, life);
    this.#played.violations.push({ kind, seed: this.#simulation.seed, order: order.id, history });
  }
}
