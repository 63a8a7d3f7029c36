import { BOUNDS } from '../../../../src/bounds.ts';
import { historyOf } from './history.ts';
import type { Change } from './life.ts';
import { Met } from './met.ts';
import { bytesPerEvent } from './room.ts';
import { type Broken, Session } from './session.ts';
import type { Entry, ShopOrder } from './shop.ts';
import type { Played, Simulation } from './simulate.ts';
import { idly, soon } from './timing.ts';
import { DAY, type Row } from './triggers.ts';
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
      this.#isAtRest = await this.#poll(this.#session);
      this.#nextPoll = this.#isAtRest ? this.#idly(this.#session) : this.#soon();
    }
  }

  /** @returns whether it succeeded */
  async #poll(session: Session): Promise<boolean> {
    const { now, seen } = this.#world;
    const { rows, hasRefused, failure } = await this.#world.run(session);
    const poll = { now, lookBack: session.lookBack, hasRefused };
    if (failure !== undefined) this.#tell(`poll failed: ${failure}`);
    if (rows === undefined) {
      this.#played.failures += 1;
      return false;
    }
    this.#played.polls += 1;
    const refusal = hasRefused ? ', the second question refused' : '';
    if (session.filledAt === undefined) {
      this.#tell(`poll filled the memory${refusal}`);
      session.fill(poll, this.#world.sight());
      seen.fill(rows);
      this.#noteEach(rows, 'was in it: remembered, not fired');
      return true;
    }
    if (failure === undefined) this.#tell(`poll succeeded${refusal}`);
    const { fired, held } = seen.take(rows);
    this.#noteEach(held, 'was in it: held, too many new ones');
    this.#noteEach(fired, 'was in it: FIRED');
    for (const row of fired) this.#fire(session, row);
    for (const [at, row] of held.entries()) this.#hold(session, row, at);
    session.note(poll, this.#world.sight());
    return true;
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
