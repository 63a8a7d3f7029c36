import { limits } from '../../src/polling/limits.ts';
import { Store } from '../sandbox/store.ts';
import { historyOf } from './history.ts';
import { type Change, drawLife, type Life } from './life.ts';
import { type Random, randomOf } from './random.ts';
import { bytesPerEvent } from './room.ts';
import { type Ran, runPoll } from './run.ts';
import { drawTrouble, Service } from './service.ts';
import { type Broken, Session, type Sight } from './session.ts';
import { type Entry, Shop, type ShopOrder } from './shop.ts';
import type { Played, Simulation } from './simulate.ts';
import { DAY, HOUR, type Perform, promisedBy, type Row, type TriggerKey } from './triggers.ts';
import { Zap } from './zap.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** One shop with its Zap, as time goes by. */
export class Play {
  readonly #simulation: Simulation;
  readonly #trigger: TriggerKey;
  readonly #random: Random;
  readonly #life: Life;
  readonly #store: Store;
  readonly #service: Service;
  readonly #shop: Shop;
  readonly #zap: Zap;
  readonly #perform: Perform;
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
  };
  /** The true time, in unix seconds. */
  #now = 0;
  #nextPoll = NEVER;
  /** Whether the next poll is an idle one, if there is any. */
  #isAtRest = true;
  #session: Session | undefined;

  constructor(simulation: Simulation) {
    const { seed, dateFilter = 'created', trigger = 'new_paid_order' } = simulation;
    const { operation, wants } = promisedBy(trigger);
    this.#simulation = simulation;
    this.#trigger = trigger;
    this.#random = randomOf(seed);
    const life = drawLife(this.#random, trigger, simulation.datesBack ?? false);
    this.#life = life;
    this.#store = new Store({
      dateFilter,
      timeZone: life.timeZone,
      now: () => this.#now + life.serviceAhead,
    });
    this.#service = new Service(this.#store, { empty: life.empty }, this.#random);
    this.#shop = new Shop(
      this.#store,
      life,
      (order) =>
        wants(order, life.status) &&
        (life.filter === undefined || order.goods.includes(life.filter.code)),
    );
    this.#zap = new Zap(operation.outputFields, life);
    this.#perform = simulation.perform ?? operation.perform;
  }

  close(): void {
    this.#store.close();
  }

  async play(): Promise<Played> {
    const { eventsPerPoll = this.#life.eventsPerPoll } = this.#simulation;
    limits.rowsPerPoll = 0;
    limits.pollBytes = eventsPerPoll * (await bytesPerEvent(this.#trigger));
    for (const change of this.#life.changes) {
      await this.#pollUntil(change.at);
      this.#now = change.at;
      this.#take(change);
    }
    // The Zap stays on until it has come to rest.
    await this.#pollUntil(this.#now + 10 * DAY + this.#life.patience);
    this.#switchOff();
    this.#played.orders = this.#shop.orders.length;
    return this.#played;
  }

  #take(change: Change): void {
    switch (change.kind) {
      case 'on':
        this.#switchOn(change.lookBack);
        return;
      case 'off':
        this.#switchOff();
        this.#tell('Zap switched off');
        return;
      case 'newest deleted':
        this.#shop.deleteNewest(change.count, this.#now);
        break;
      case 'order':
        this.#shop.take(change.story, change, this.#now);
        break;
    }
    this.#expectPoll();
  }

  #tell(text: string): void {
    this.#history.push({ at: this.#now, text });
  }

  #switchOn(lookBack: number): void {
    this.#tell(`Zap switched on, ${lookBack} days back`);
    if (this.#life.forgets) this.#zap.forget();
    const { filter, patience } = this.#life;
    const product = filter?.code;
    this.#session = new Session({ lookBack, trigger: this.#trigger, product, patience });
    this.#nextPoll = this.#now + this.#random.int(1, 10);
    this.#isAtRest = false;
  }

  #switchOff(): void {
    if (this.#session === undefined) return;
    const { due, wanted } = this.#session;
    for (const order of this.#session.end()) this.#violation('lost', order);
    this.#played.promised += due.size;
    this.#played.unpromised += wanted.size - due.size;
    this.#session = undefined;
    this.#nextPoll = NEVER;
  }

  /**
   * Only polls that can give something new are played: those after a change, until one has succeeded
   * and nothing is held back. The next idle poll would ask for the same orders with a window that has
   * moved on, and all that it can give is in the memory already; only with clocks that differ can its
   * window begin earlier than that of the poll before it. So some idle polls are played.
   */
  #expectPoll(): void {
    if (this.#session === undefined || !this.#isAtRest) return;
    this.#isAtRest = false;
    this.#nextPoll = Math.min(this.#nextPoll, this.#soon());
  }

  /** Every 1 to 15 minutes; sometimes Zapier is late, or does not poll at all for a while. */
  #soon(): number {
    const random = this.#random;
    const late = random.chance(0.2) ? random.pick([HOUR, 0.8 * this.#life.patience]) : 0;
    return this.#now + random.int(1, 15 * 60) + random.int(0, late);
  }

  /** Most often soon after the memory was filled, while the windows still begin where its own did. */
  #idly({ filledAt = NEVER }: Session): number {
    const random = this.#random;
    const isFresh = this.#now < filledAt + HOUR;
    if (!random.chance(isFresh ? 0.6 : 0.12)) return NEVER;
    return this.#now + random.int(60, isFresh ? HOUR / 2 : random.pick([HOUR, 3 * DAY]));
  }

  async #pollUntil(end: number): Promise<void> {
    while (this.#session !== undefined && this.#nextPoll <= end) {
      this.#now = this.#nextPoll;
      this.#isAtRest = await this.#poll(this.#session);
      this.#nextPoll = this.#isAtRest ? this.#idly(this.#session) : this.#soon();
    }
  }

  /** @returns whether it succeeded, with nothing held back */
  async #poll(session: Session): Promise<boolean> {
    const { rows, hasRefused, failure } = await this.#run(session);
    const poll = { now: this.#now, lookBack: session.lookBack, hasRefused };
    const sight: Sight = { orders: this.#shop.orders, isHidden: (order) => this.#isHidden(order) };
    if (failure !== undefined) this.#tell(`poll failed: ${failure}`);
    if (rows === undefined) {
      this.#played.failures += 1;
      return false;
    }
    this.#played.polls += 1;
    const refusal = hasRefused ? ', the second question refused' : '';
    if (session.filledAt === undefined) {
      this.#tell(`poll filled the memory${refusal}`);
      session.fill(poll, sight);
      this.#zap.fill(rows);
      this.#noteEach(rows, 'was in it: remembered, not fired');
      return true;
    }
    if (failure === undefined) this.#tell(`poll succeeded${refusal}`);
    const { fired, held } = this.#zap.take(rows);
    this.#noteEach(held, 'was in it: held back, too many new ones');
    this.#noteEach(fired, 'was in it: FIRED');
    for (const row of fired) this.#fire(session, row);
    session.note(poll, sight, held.length === 0);
    return held.length === 0;
  }

  #fire(session: Session, row: Row): void {
    const order = this.#orderOf(row);
    if (order === undefined) throw new Error(`${row.id} is no order of the shop`);
    this.#played.fired += 1;
    const broken = session.fire(order, row, this.#now);
    if (broken !== undefined) this.#violation(broken, order);
  }

  /** Runs the perform with a clock that is wrong by up to an hour. */
  async #run({ lookBack, filledAt }: Session): Promise<Ran> {
    const random = this.#random;
    const { trouble, refusal, filter, status } = this.#life;
    const { inputOf } = promisedBy(this.#trigger);
    const clock = (this.#now + random.int(-HOUR, HOUR)) * 1000;
    Date.now = () => clock;
    return runPoll(this.#perform, this.#service, {
      isFilling: filledAt === undefined,
      inputData: {
        ...inputOf(lookBack, status),
        ...(filter && { goods: [filter.id], good_name: [filter.code] }),
      },
      trouble: random.chance(trouble) ? drawTrouble(random) : undefined,
      // Only New Paid Order has a second question.
      refuses: this.#trigger === 'new_paid_order' && random.chance(refusal),
      oddKindOf: (id) => this.#shop.oddKindOf(id, this.#now),
      isOdd: (kind) => kind !== 'items' && promisedBy(this.#trigger).blindTo.includes(kind),
    });
  }

  #isHidden({ id }: ShopOrder): boolean {
    const kind = this.#shop.oddKindOf(id, this.#now);
    return kind !== undefined && promisedBy(this.#trigger).blindTo.includes(kind);
  }

  #noteEach(rows: Row[], text: string): void {
    for (const row of rows) this.#orderOf(row)?.history.push({ at: this.#now, text });
  }

  /** Of a filling poll an item's row is only its id, which begins with the order's number. */
  #orderOf(row: Row): ShopOrder | undefined {
    return this.#shop.order(Number(row.order?.id ?? /^\d+/.exec(row.id)?.[0]));
  }

  #violation(kind: Broken, order: ShopOrder): void {
    const history = historyOf(kind, order, this.#history, this.#simulation, this.#life);
    this.#played.violations.push({ kind, seed: this.#simulation.seed, order: order.id, history });
  }
}
