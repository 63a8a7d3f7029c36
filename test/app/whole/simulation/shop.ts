import type { PayStatus, Store } from '../../../standins/justclick/store.ts';
import type { Life, StoryStep } from './life.ts';
import type { Gap } from './lists.ts';
import type { OddKind, OddSpell } from './odd.ts';
import type { Step } from './story.ts';

/** What really is with an order, kept apart from the service's own records. */
export type ShopOrder = {
  id: number;
  goods: readonly string[];
  made: number;
  /** The date of its last payment, a true unix second; that of its making before. */
  dated: number;
  status: PayStatus;
  hasPaymentDate: boolean;
  /** Whether its last payment has a date before that on which it was entered. */
  isDatedBack: boolean;
  /** Whether it was made as long ago as the Zap wants an unpaid order to be. */
  hasWaited: boolean;
  isDeleted: boolean;
  /** Since when the trigger is about it; undefined while it is not. */
  wantedSince: number | undefined;
  /** How often the trigger has come to be about it. */
  timesWanted: number;
  history: Entry[];
};

/** A line of a history, at a true unix second. */
export type Entry = { at: number; text: string };

const TEXTS: Record<Step, string> = {
  made: 'made',
  paid: 'paid',
  sent: 'shipped',
  return: 'returned',
  cancel: 'cancelled',
  waited: 'old enough',
  deleted: 'deleted',
};

/** The orders of one shop: each change is made in the service and noted here. */
export class Shop {
  /** By their place in the life that was drawn. */
  readonly #stories = new Map<number, ShopOrder>();
  readonly #store: Store;
  readonly #goods: Life['goods'];
  readonly #oddSpells: readonly OddSpell[];
  readonly #gaps: Life['gaps'];
  readonly #lateness: number;
  readonly #wants: (order: ShopOrder) => boolean;

  constructor(
    store: Store,
    { goods, oddSpells, gaps, lateness }: Life,
    wants: (order: ShopOrder) => boolean,
  ) {
    this.#store = store;
    this.#goods = goods;
    this.#oddSpells = oddSpells;
    this.#gaps = gaps;
    this.#lateness = lateness;
    this.#wants = wants;
  }

  get orders(): ShopOrder[] {
    return [...this.#stories.values()];
  }

  order(id: number): ShopOrder | undefined {
    return this.orders.find((order) => order.id === id);
  }

  /** What is wrong with the row of an order at a true unix second, if anything is. */
  oddKindOf(id: number, at: number): OddKind | undefined {
    return this.#oddSpells.find(
      ({ story, from, to }) => this.#stories.get(story)?.id === id && from <= at && at < to,
    )?.kind;
  }

  /**
   * What the list of payments leaves out of an order. Only of one that the list of orders surely has, whatever
   * its window is about: made and last paid since this true unix second.
   */
  gapOf(id: number, since: number): Gap | undefined {
    for (const [story, order] of this.#stories) {
      if (order.id === id)
        return order.made > since && order.dated > since ? this.#gaps[story] : undefined;
    }
    return undefined;
  }

  take(story: number, { step, datedBack = 0 }: StoryStep, at: number): void {
    if (step === 'made') this.#make(story, at);
    const order = this.#stories.get(story);
    if (order === undefined || order.isDeleted) return;
    if (step === 'deleted') this.#delete(order, at);
    else this.#setStatus(order, step, at, datedBack);
  }

  /** Deletes those that the trigger has come to be about last, so that older ones move up. */
  deleteNewest(count: number, at: number): void {
    const since = (order: ShopOrder) => order.wantedSince ?? 0;
    const left = this.orders.filter(({ isDeleted, status }) => !isDeleted && status !== 'sent');
    const newest = left.sort((a, b) => since(b) - since(a)).slice(0, count);
    for (const order of newest) this.#delete(order, at);
  }

  #make(story: number, at: number): void {
    const goods = this.#goods[story] ?? [];
    const { id } = this.#store.insertOrder({
      email: 'anna@example.com',
      created: this.#store.now() - this.#lateness,
      goods: goods.map((code) => ({ code })),
    });
    this.#stories.set(story, {
      id,
      goods,
      made: at,
      dated: at,
      status: 'waiting',
      hasPaymentDate: false,
      isDatedBack: false,
      hasWaited: false,
      isDeleted: false,
      wantedSince: undefined,
      timesWanted: 0,
      history: [],
    });
  }

  #setStatus(
    order: ShopOrder,
    step: Exclude<Step, 'deleted'>,
    at: number,
    datedBack: number,
  ): void {
    if (step === 'waited') {
      order.hasWaited = true;
    } else if (step !== 'made') {
      const date = this.#store.now() - this.#lateness - datedBack;
      this.#store.updateStatus(order.id, { status: step, date, rpo: 'RA1' });
      order.status = step;
      order.hasPaymentDate ||= step === 'paid';
      if (step === 'paid') {
        order.isDatedBack = datedBack > 0;
        order.dated = at - datedBack;
      }
    }
    this.#note(order, step, at, datedBack > 0 ? `, dated ${datedBack} s back` : '');
  }

  /** The service does not delete what is on its way to the customer. */
  #delete(order: ShopOrder, at: number): void {
    if (order.status === 'sent') return;
    this.#store.deleteOrder(order.id);
    order.isDeleted = true;
    this.#note(order, 'deleted', at);
  }

  #note(order: ShopOrder, step: Step, at: number, more = ''): void {
    order.history.push({ at, text: `${TEXTS[step]}${more}` });
    if (order.isDeleted || !this.#wants(order)) {
      order.wantedSince = undefined;
    } else if (order.wantedSince === undefined) {
      order.wantedSince = at;
      order.timesWanted += 1;
    }
  }
}
