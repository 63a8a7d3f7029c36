import { BOUNDS, type Bounds } from '../../../../src/bounds.ts';
import { dayOf } from '../../../standins/justclick/store/days.ts';
import { Store } from '../../../standins/justclick/store.ts';
import { Deduplication } from '../../../standins/zapier/deduplication.ts';
import { type Random, randomOf } from '../../../support/random.ts';
import { drawLife, type Life } from './life.ts';
import type { Gap } from './lists.ts';
import type { Met } from './met.ts';
import { type Ran, runPoll } from './run.ts';
import { drawTrouble, Service } from './service.ts';
import type { Session, Sight } from './session.ts';
import { Shop, type ShopOrder } from './shop.ts';
import type { Simulation } from './simulate.ts';
import { DAY, HOUR, type Perform, promisedBy, type Row, type TriggerKey } from './triggers.ts';

/** A shop, the service that it is at, and Zapier's side of one Zap. */
export class World {
  /** The true time, in unix seconds. */
  now = 0;
  /** Those of each run of the Zap. */
  bounds: Bounds = BOUNDS;
  readonly trigger: TriggerKey;
  readonly random: Random;
  readonly life: Life;
  readonly shop: Shop;
  /** What Zapier remembers. */
  readonly seen: Deduplication<Row>;
  /** What its polls have met. */
  readonly met: Met;
  readonly #store: Store;
  readonly #service: Service;
  readonly #perform: Perform;

  constructor({ seed, dateFilter = 'created', trigger, datesBack, perform }: Simulation, met: Met) {
    this.met = met;
    this.trigger = trigger ?? 'new_paid_order';
    this.random = randomOf(seed);
    const draws = { random: this.random, floods: randomOf(-seed), late: randomOf(seed ^ 0x5eed) };
    this.life = drawLife(draws, this.trigger, datesBack ?? false);
    const { operation, wants } = promisedBy(this.trigger);
    const { timeZone, serviceAhead, empty, status, filter } = this.life;
    this.#store = new Store({ dateFilter, timeZone, now: () => this.now + serviceAhead });
    this.#service = new Service(this.#store, { empty }, this.random);
    this.shop = new Shop(
      this.#store,
      this.life,
      (order) =>
        wants(order, status) && (filter === undefined || order.goods.includes(filter.code)),
    );
    this.seen = new Deduplication(operation.outputFields, this.life);
    this.#perform = perform ?? operation.perform;
  }

  close(): void {
    this.#store.close();
  }

  /** Runs the perform with a clock that is wrong by up to an hour: always by as much, but for the run that fills. */
  async run({ lookBack, filledAt }: Session): Promise<Ran> {
    const { trouble, refusal, filter, status } = this.life;
    const { inputOf, blindTo } = promisedBy(this.trigger);
    const ahead = this.random.int(-HOUR, HOUR);
    const isFilling = filledAt === undefined;
    const clock = (this.now + (isFilling ? ahead : this.life.zapierAhead)) * 1000;
    Date.now = () => clock;
    this.#noteClocks();
    const ran = await runPoll(this.#perform, this.#service, this.bounds, {
      isFilling,
      inputData: {
        ...inputOf(lookBack, status),
        ...(filter && { goods: [filter.id], good_name: [filter.code] }),
      },
      trouble: this.random.chance(trouble) ? drawTrouble(this.random) : undefined,
      // Only New Paid Order has a second question, and a list that may make up for another.
      refuses: this.#isTwofold && this.random.chance(refusal),
      oddKindOf: (id) => this.shop.oddKindOf(id, this.now),
      gapOf: (id) => this.#gapOf(id, this.now - lookBack * DAY),
      isOdd: (kind) => kind !== 'items' && blindTo.includes(kind),
    });
    this.met.note('a failure', ran.failure !== undefined);
    this.met.note('a refusal', ran.hasRefused);
    this.met.note('a product filter', ran.hasFilter);
    this.met.note('an odd row', ran.hasOdd);
    this.met.note('lists that disagree', ran.hasGap);
    this.met.note('a late service', this.life.lateness > 0);
    return ran;
  }

  #noteClocks(): void {
    const { now, personality } = this.#store;
    this.met.noteClock('app', Date.now() / 1000 - this.now);
    this.met.noteClock('service', now() - this.now);
    const [day, usual] = [personality.timeZone, 'Europe/Moscow'].map((zone) => dayOf(now(), zone));
    this.met.note('a day of another zone', day !== usual);
  }

  get #isTwofold(): boolean {
    return this.trigger === 'new_paid_order';
  }

  /** What the list of payments leaves out of an order, if the list of orders has it since this second. */
  #gapOf(id: number, since: number): Gap | undefined {
    return this.#isTwofold ? this.shop.gapOf(id, since) : undefined;
  }

  /** What there is to be said of the shop now. */
  sight(): Sight {
    const { blindTo } = promisedBy(this.trigger);
    const isHidden = ({ id }: ShopOrder) => {
      const kind = this.shop.oddKindOf(id, this.now);
      return kind !== undefined && blindTo.includes(kind);
    };
    const isUnclear = ({ id }: ShopOrder) => this.#gapOf(id, 0) !== undefined;
    return { orders: this.shop.orders, isHidden, isUnclear };
  }

  /** Of a filling poll an item's row is only its id, which begins with the order's number. */
  orderOf(row: Row): ShopOrder | undefined {
    return this.shop.order(Number(row.order?.id ?? /^\d+/.exec(row.id)?.[0]));
  }
}
