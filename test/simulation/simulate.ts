import type { Bundle } from 'zapier-platform-core';
import { limits } from '../../src/polling/limits.ts';
import { Store } from '../sandbox/store.ts';
import { Deduplication } from '../zapier/deduplication.ts';
import { metaOf } from '../zapier/meta.ts';
import { type Change, drawLife, type Life } from './life.ts';
import { type Random, randomOf } from './random.ts';
import { AUTH, drawTrouble, Service } from './service.ts';
import { type Entry, Shop, type ShopOrder } from './shop.ts';
import { DAY, HOUR, type Perform, promisedBy, type Row, type TriggerKey } from './triggers.ts';

export type Simulation = {
  seed: number;
  /** What GetOrders' window is about. Default: `created`. */
  dateFilter?: 'created' | 'paid';
  /** Default: `new_paid_order`. */
  trigger?: TriggerKey;
  /** Whether shops enter some payments with an earlier date. Default: no. */
  datesBack?: boolean;
  /** Instead of the one drawn, which fits a shop that dates nothing back. */
  rowsPerPoll?: number;
  /** Instead of the trigger's own. */
  perform?: Perform;
};

/** A broken promise, with all that a person needs to see why. */
export type Violation = {
  kind: 'lost' | 'fired though it should not' | 'fired twice';
  seed: number;
  order: number;
  /** Readable, one line per event. */
  history: string;
};

export type Played = {
  violations: Violation[];
  /** Polls that gave rows, and polls that failed. */
  polls: number;
  failures: number;
  orders: number;
  /** Events that a poll has to bring, over all times that the Zap was on. */
  promised: number;
  /** The others: they came, or a poll came, too late for a promise, or not for the first time. */
  unpromised: number;
  fired: number;
};

/** Plays the life of one shop and its Zap. The same seed plays the same life. */
export async function simulate(simulation: Simulation): Promise<Played> {
  const { rowsPerPoll } = limits;
  const { now } = Date;
  const play = new Play(simulation);
  try {
    return await play.play();
  } finally {
    limits.rowsPerPoll = rowsPerPoll;
    Date.now = now;
    play.close();
  }
}

/** The time for which a Zap is on, from the poll that filled its memory. */
type Session = {
  lookBack: number;
  /** Undefined until the memory is filled. */
  filledAt: number | undefined;
  /** How often each order has fired, per item where items fire. */
  fires: Map<string, number>;
  /** Orders that the trigger was about at some poll, since after the memory was filled. */
  wanted: Set<ShopOrder>;
  /** Those of them that some poll had to bring, because nothing stood in its way. */
  due: Set<ShopOrder>;
};

const NEVER = Number.POSITIVE_INFINITY;

class Play {
  readonly #simulation: Simulation;
  readonly #trigger: TriggerKey;
  readonly #random: Random;
  readonly #life: Life;
  readonly #store: Store;
  readonly #service: Service;
  readonly #shop: Shop;
  readonly #seen: Deduplication<Row>;
  readonly #perform: Perform;
  /** Polls and switches of the Zap. */
  readonly #history: Entry[] = [];
  readonly #played: Played;
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
      life.goods,
      (order) =>
        wants(order, life.status) &&
        (life.filter === undefined || order.goods.includes(life.filter.code)),
    );
    this.#seen = new Deduplication(operation.outputFields, life);
    this.#perform = simulation.perform ?? operation.perform;
    this.#played = {
      violations: [],
      polls: 0,
      failures: 0,
      orders: 0,
      promised: 0,
      unpromised: 0,
      fired: 0,
    };
  }

  close(): void {
    this.#store.close();
  }

  async play(): Promise<Played> {
    limits.rowsPerPoll = this.#simulation.rowsPerPoll ?? this.#life.rowsPerPoll;
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
        this.#history.push({
          at: this.#now,
          text: `Zap switched on, ${change.lookBack} days back`,
        });
        if (this.#life.forgets) this.#seen.forget();
        this.#session = {
          lookBack: change.lookBack,
          filledAt: undefined,
          fires: new Map(),
          wanted: new Set(),
          due: new Set(),
        };
        this.#nextPoll = this.#now + this.#random.int(1, 10);
        this.#isAtRest = false;
        return;
      case 'off':
        this.#switchOff();
        this.#history.push({ at: this.#now, text: 'Zap switched off' });
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
    const rows = await this.#run(session);
    if (rows === undefined) {
      this.#played.failures += 1;
      this.#history.push({ at: this.#now, text: `poll failed: ${this.#service.trouble}` });
      return false;
    }
    this.#played.polls += 1;
    if (session.filledAt === undefined) {
      session.filledAt = this.#now;
      this.#history.push({ at: this.#now, text: 'poll filled the memory' });
      this.#seen.fill(rows);
      this.#noteEach(rows, 'was in it: remembered, not fired');
      return true;
    }
    this.#history.push({ at: this.#now, text: 'poll succeeded' });
    const { fired, held } = this.#seen.take(rows);
    this.#noteEach(held, 'was in it: held back, too many new ones');
    this.#noteEach(fired, 'was in it: FIRED');
    for (const row of fired) this.#checkFired(session, row);
    this.#noteDue(session, held.length > 0);
    return held.length === 0;
  }

  /** Runs the perform with a clock that is wrong by up to an hour; undefined when it failed. */
  async #run({ lookBack, filledAt }: Session): Promise<Row[] | undefined> {
    const { filter, status, trouble } = this.#life;
    const bundle: Bundle = {
      authData: AUTH,
      inputData: {
        look_back_days: lookBack,
        ...(this.#trigger === 'order_status_changed' && { pay_status: status }),
        ...(filter && { goods: [filter.id], good_name: [filter.code] }),
      },
      inputDataRaw: {},
      meta: metaOf({ isPopulatingDedupe: filledAt === undefined }),
    };
    const isTroubled = this.#random.chance(trouble);
    this.#service.trouble = isTroubled ? drawTrouble(this.#random) : undefined;
    this.#service.hasFailed = false;
    const clock = (this.#now + this.#random.int(-HOUR, HOUR)) * 1000;
    Date.now = () => clock;
    try {
      return await this.#perform(this.#service.z(bundle), bundle);
    } catch (error) {
      if (!this.#service.hasFailed) throw error;
      return undefined;
    }
  }

  #noteEach(rows: Row[], text: string): void {
    for (const row of rows) this.#orderOf(row)?.history.push({ at: this.#now, text });
  }

  #orderOf(row: Row): ShopOrder | undefined {
    return this.#shop.order(Number(row.order?.id ?? row.id));
  }

  #checkFired({ filledAt = NEVER, fires }: Session, row: Row): void {
    const order = this.#orderOf(row);
    if (order === undefined) throw new Error(`${row.id} is no order of the shop`);
    const name = nameOf(order, row.item?.id);
    const times = (fires.get(name) ?? 0) + 1;
    fires.set(name, times);
    this.#played.fired += 1;
    const { wantedSince } = order;
    if (wantedSince === undefined || wantedSince < filledAt) {
      this.#violation('fired though it should not', order);
    } else if (times > timesOf(order, row.item?.id)) {
      this.#violation('fired twice', order);
    }
  }

  /**
   * Notes the orders that this poll had to bring, if an earlier one has not. An order for which Zapier
   * had no room comes later. No promise is made for what happens longer after the creation than the
   * look-back says, for what has waited longer than polls may be late, and for the second time that
   * the same thing happens to an order, such as a payment after a return: at most once, all of them.
   */
  #noteDue(session: Session, isFull: boolean): void {
    const { filledAt = NEVER, lookBack, wanted, due } = session;
    const { fromCreation } = promisedBy(this.#trigger);
    for (const order of this.#shop.orders) {
      const { wantedSince = 0, timesWanted, made } = order;
      if (wantedSince < filledAt) continue;
      wanted.add(order);
      if (
        !isFull &&
        timesWanted === 1 &&
        wantedSince >= this.#now - this.#life.patience &&
        (!fromCreation || wantedSince <= made + lookBack * DAY)
      ) {
        due.add(order);
      }
    }
  }

  /** Ends a session, and with it the chances of what has not fired. */
  #switchOff(): void {
    if (this.#session === undefined) return;
    const { fires, wanted, due } = this.#session;
    const { filter } = this.#life;
    this.#session = undefined;
    this.#nextPoll = NEVER;
    this.#played.promised += due.size;
    this.#played.unpromised += wanted.size - due.size;
    for (const order of due) {
      const items =
        this.#trigger === 'new_paid_order_item'
          ? order.goods.filter((code) => filter === undefined || code === filter.code)
          : [undefined];
      if (items.some((item) => (fires.get(nameOf(order, item)) ?? 0) < timesOf(order, item))) {
        this.#violation('lost', order);
      }
    }
  }

  #violation(kind: Violation['kind'], order: ShopOrder): void {
    const { seed, dateFilter = 'created', datesBack = false } = this.#simulation;
    const { serviceAhead, newPerPoll, letsThrough, patience, filter } = this.#life;
    const title = [
      `Order ${order.id} ${kind}: seed ${seed}, ${this.#trigger}, dates mean ${dateFilter}${datesBack ? ', some dated back' : ''}`,
      `  service's clock ${serviceAhead} s ahead, at most ${limits.rowsPerPoll} rows per poll,`,
      `  ${newPerPoll} new ones let through, ${letsThrough} first, ${patience / HOUR} hours of patience,`,
      `  for ${filter?.code ?? 'all products'}; this order has ${order.goods.join(', ')}`,
    ];
    const polls = this.#history.filter(
      ({ at, text }) => at >= order.made || !/^poll (failed|succeeded)/.test(text),
    );
    this.#played.violations.push({
      kind,
      seed,
      order: order.id,
      history: [...title, ...linesOf([...polls, ...order.history])].join('\n'),
    });
  }
}

const nameOf = (order: ShopOrder, item: string | null | undefined) => `${order.id} ${item ?? ''}`;

/** How often an order is to fire: once, or once for each copy of an item in it. */
const timesOf = (order: ShopOrder, item: string | null | undefined): number =>
  item === undefined ? 1 : order.goods.filter((code) => code === item).length;

/** In the order of time; the same text many times in a row is one line. */
function linesOf(entries: Entry[]): string[] {
  const groups: (Entry & { times: number })[] = [];
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    const group = groups.at(-1);
    if (group?.text === entry.text) group.times += 1;
    else groups.push({ ...entry, times: 1 });
  }
  return groups.map(({ at, text, times }) => {
    const date = new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' ');
    return `  ${date}  ${text}${times > 1 ? ` (${times} times)` : ''}`;
  });
}
