import type { ShopOrder } from './shop.ts';
import { DAY, type PollFacts, promisedBy, type Row, type TriggerKey } from './triggers.ts';

export type Broken = 'lost' | 'fired though it should not' | 'fired twice';

/** What may be said of the shop at one moment: its orders, and those whose rows the trigger cannot read. */
export type Sight = {
  orders: readonly ShopOrder[];
  isHidden: (order: ShopOrder) => boolean;
  /** Whether only a poll that asks for all of its Look Back can tell what is with an order. */
  isUnclear: (order: ShopOrder) => boolean;
};

/** The time for which a Zap is on, and what is promised of it. */
export class Session {
  readonly lookBack: number;
  readonly #trigger: TriggerKey;
  /** The only product that the Zap is for. */
  readonly #product: string | undefined;
  readonly #patience: number;
  /** The poll that filled the memory; undefined until then. */
  #filled: (PollFacts & { hidden: ReadonlySet<ShopOrder> }) | undefined;
  /** How often each order has fired, per item where items fire. */
  readonly #fires = new Map<string, number>();
  /** The same for runs that are held now. */
  readonly #held = new Map<string, number>();
  /** Orders that the trigger was about at some poll, since after the memory was filled. */
  readonly wanted = new Set<ShopOrder>();
  /** Those of them that some poll had to bring, because nothing stood in its way. */
  readonly due = new Set<ShopOrder>();
  /** Whether one of those came to be wanted after the look-back that its order had. */
  hasLate = false;

  constructor(zap: {
    lookBack: number;
    trigger: TriggerKey;
    product: string | undefined;
    patience: number;
  }) {
    this.lookBack = zap.lookBack;
    this.#trigger = zap.trigger;
    this.#product = zap.product;
    this.#patience = zap.patience;
  }

  get filledAt(): number | undefined {
    return this.#filled?.now;
  }

  fill(poll: PollFacts, { orders, isHidden }: Sight): void {
    this.#filled = { ...poll, hidden: new Set(orders.filter(isHidden)) };
  }

  /** Takes a row that has fired of an order; gives the promise that this breaks, if it does. */
  fire(order: ShopOrder, row: Row, now: number): Broken | undefined {
    add(this.#fires, nameOf(order, row.item?.id), 1);
    return this.#brokenBy(order, row, now);
  }

  /** Takes a row that is held; gives the promise that it breaks once it is released. */
  hold(order: ShopOrder, row: Row, now: number): Broken | undefined {
    add(this.#held, nameOf(order, row.item?.id), 1);
    return this.#brokenBy(order, row, now);
  }

  /** The row that was held fires now. */
  release(order: ShopOrder, { item }: Row): void {
    add(this.#held, nameOf(order, item?.id), -1);
    add(this.#fires, nameOf(order, item?.id), 1);
  }

  #brokenBy(order: ShopOrder, { item }: Row, now: number): Broken | undefined {
    if (!this.#mayFire(order, now)) return 'fired though it should not';
    return this.#timesOf(order, item?.id) > timesOf(order, item?.id) ? 'fired twice' : undefined;
  }

  /** How often Zapier has a run of it: one that began, or one that is held. */
  #timesOf(order: ShopOrder, item: string | null | undefined): number {
    const name = nameOf(order, item);
    return (this.#fires.get(name) ?? 0) + (this.#held.get(name) ?? 0);
  }

  /**
   * Only what the trigger has come to be about since the memory was filled may fire; and what that poll
   * could not see, because its row was odd, or because the service refused to tell of late payments.
   */
  #mayFire(order: ShopOrder, now: number): boolean {
    const filled = this.#filled;
    if (filled === undefined) return false;
    const { slack = 0 } = promisedBy(this.#trigger);
    const { wantedSince = this.#isAboutToBeWanted(order, now) ? now : undefined } = order;
    if (wantedSince === undefined) return false;
    const isLate = order.made < filled.now - this.lookBack * DAY;
    return (
      wantedSince >= filled.now - slack || filled.hidden.has(order) || (filled.hasRefused && isLate)
    );
  }

  /** Clocks may differ about how long an order has waited, and about nothing else. */
  #isAboutToBeWanted(order: ShopOrder, now: number): boolean {
    const { slack = 0, wants } = promisedBy(this.#trigger);
    const waited = order.made + this.lookBack * DAY - slack;
    return slack > 0 && now >= waited && wants({ ...order, hasWaited: true }, '');
  }

  /**
   * Notes the orders that this poll had to bring, if an earlier one has not. No promise is made for the
   * second time that the same thing happens to an order, such as a payment after a return: that fires at
   * most once.
   */
  note(poll: PollFacts, { orders, isHidden, isUnclear }: Sight): void {
    const { sees, seesAtOnce = sees, slack = 0 } = promisedBy(this.#trigger);
    const mustSee = poll.isWhole ? sees : seesAtOnce;
    const since = (this.filledAt ?? Number.POSITIVE_INFINITY) + slack;
    for (const order of orders) {
      const { wantedSince = 0, timesWanted } = order;
      if (wantedSince < since) continue;
      this.wanted.add(order);
      const isDue =
        timesWanted === 1 &&
        wantedSince >= poll.now - this.#patience &&
        !isHidden(order) &&
        (poll.isWhole || !isUnclear(order)) &&
        mustSee(order, wantedSince, poll);
      if (!isDue) continue;
      this.due.add(order);
      this.hasLate ||= wantedSince > order.made + this.lookBack * DAY;
    }
  }

  /**
   * Ends the session, and with it the chances of what has not fired: the orders that are lost. What is
   * held is not: whether it fires is for the owner to say.
   */
  end(): ShopOrder[] {
    return [...this.due].filter((order) =>
      this.#itemsOf(order).some((item) => this.#timesOf(order, item) < timesOf(order, item)),
    );
  }

  #itemsOf(order: ShopOrder): readonly (string | undefined)[] {
    if (this.#trigger !== 'new_paid_order_item') return [undefined];
    return order.goods.filter((code) => this.#product === undefined || code === this.#product);
  }
}

const add = (counts: Map<string, number>, name: string, count: number) =>
  counts.set(name, (counts.get(name) ?? 0) + count);

const nameOf = (order: ShopOrder, item: string | null | undefined) => `${order.id} ${item ?? ''}`;

/** How often an order is to fire: once, or once for each copy of an item in it. */
const timesOf = (order: ShopOrder, item: string | null | undefined): number =>
  item === undefined ? 1 : order.goods.filter((code) => code === item).length;
