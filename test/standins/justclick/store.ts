import { INVENTED_GROUPS, INVENTED_PRODUCTS } from './invented.ts';
import { type Personality, personalityIn, USUAL } from './personality.ts';
import { CONTACT_SCHEMA } from './store/contact_table.ts';
import type { Group } from './store/contact_types.ts';
import { Contacts } from './store/contacts.ts';
import { Database } from './store/database.ts';
import { dayOf, monthBefore, nextDay, startOfDay } from './store/days.ts';
import { Directory } from './store/directory.ts';
import { fillIn } from './store/new_order.ts';
import { ORDER_SCHEMA, OrderTable } from './store/order_table.ts';
import { noOrder, noProduct, Refusal } from './store/refusal.ts';
import type {
  DayFilter,
  NewOrder,
  NewStatus,
  Order,
  OrderEvent,
  OrderFilter,
  Product,
  RawOrder,
} from './store/types.ts';

export * from './store/contact_types.ts';
export * from './store/lead_types.ts';
export { noOrder, Refusal } from './store/refusal.ts';
export * from './store/types.ts';

/** When the shop's settings say that an unpaid order is cancelled: three days, for every product. */
export const AUTO_CANCEL_SECONDS = 3 * 86_400;

export interface StoreOptions extends Partial<Personality> {
  /** An SQLite file that keeps the orders; default: in memory. */
  file?: string;
  /** The clock, in unix seconds. */
  now?: () => number;
  /** Default: invented ones. */
  products?: readonly Product[];
  /** The groups that the shop begins with. Default: invented ones. */
  groups?: readonly Group[];
}

/**
 * One shop: its products, orders and contacts, with the service's rules for them. Knows neither HTTP nor
 * PHP; making one takes less than a millisecond. Lists come in no useful order, as the service
 * promises none.
 */
export class Store {
  readonly products: readonly Product[];
  readonly now: () => number;
  readonly contacts: Contacts;
  readonly directory = new Directory();
  /** How the service is in all that is not documented. */
  personality: Personality;
  /** Is told of what the service does to orders; what is put in by hand is no event. */
  onEvent: (event: OrderEvent, order: Order) => void = () => undefined;
  #isRehearsing = false;
  readonly #db: Database;
  readonly #orders: OrderTable;

  /** @throws when the file cannot keep orders */
  constructor(options: StoreOptions = {}) {
    this.products = options.products ?? INVENTED_PRODUCTS;
    this.now = options.now ?? (() => Math.floor(Date.now() / 1000));
    this.personality = { ...USUAL, ...personalityIn(options) };
    this.#db = new Database(options.file ?? ':memory:', ORDER_SCHEMA + CONTACT_SCHEMA);
    this.#orders = new OrderTable(this.#db, this.now);
    const groups = options.groups ?? INVENTED_GROUPS;
    this.contacts = new Contacts(this.#db, this.now, groups, () => this.personality);
  }

  /** @throws {Refusal} 601, 603, 604, 605 */
  createOrder(order: NewOrder): Order {
    if (order.goods.length === 0) throw new Refusal(603, 'missing products');
    const products = order.goods.map(({ code }) => this.#product(code));
    const delivery = ['first_name', 'last_name', 'country', 'city', 'address'] as const;
    if (
      products.some(({ type }) => type === 'physical') &&
      delivery.some((name) => !order[name]?.trim())
    ) {
      throw new Refusal(605, 'not having any data for delivery products');
    }
    const codes = (goods: readonly { code: string }[]) =>
      JSON.stringify(goods.map(({ code }) => code).sort());
    const { sameOrder, numbers } = this.personality;
    const same = this.getOrdersOf(order.email).find(
      ({ goods, pay_status }) =>
        codes(goods) === codes(order.goods) && (sameOrder === 'any' || pay_status === 'waiting'),
    );
    if (same && sameOrder !== 'none') {
      const bill_id = numbers.existing_bill_id === 'number' ? same.id : String(same.id);
      throw new Refusal(601, `order already exist, bill_id: ${same.id}`, { bill_id });
    }
    return this.#tell('created', this.insertOrder(order));
  }

  /** Puts an order into the shop whatever it is, dates and status included. */
  insertOrder(order: RawOrder): Order {
    const productOf = (code: string) => this.productSoldAs(code) ?? this.#product(code);
    const filled = fillIn(order, productOf, this.directory.coupons, this.now());
    return this.#order(this.#orders.insert(filled), 400);
  }

  /** All of them or, when one is impossible, none. */
  insertOrders(orders: readonly RawOrder[]): Order[] {
    return this.#db.whole(() => orders.map((order) => this.insertOrder(order)));
  }

  /** Does what `action` does and takes it back: for an answer to something that never happened. */
  rehearse<Result>(action: () => Result): Result {
    this.#isRehearsing = true;
    try {
      return this.#db.rehearse(action);
    } finally {
      this.#isRehearsing = false;
    }
  }

  /**
   * Shipping leaves the date of payment alone: an order paid on delivery is shipped unpaid.
   * @throws {Refusal} 3 without the date or tracking number a status needs, 200
   */
  updateStatus(id: number, change: { status: NewStatus; date?: number; rpo?: string }): Order {
    const { status, date, rpo } = change;
    const { UpdateOrderStatus: unknown } = this.personality.unknownOrder;
    const before = this.#order(id, unknown);
    if ((status === 'paid' || status === 'sent') && date === undefined) {
      throw new Refusal(3, 'wrong posted data');
    }
    if (status === 'sent' && !rpo) throw new Refusal(3, 'wrong posted data');
    this.#orders.update(id, change);
    const order = this.#order(id, unknown);
    if (before.paid === null && order.paid !== null) this.#tell('paid', order);
    if (before.pay_status === status) return order;
    if (status === 'cancel') this.#tell('canceled', order);
    if (status === 'return') this.#tell('refunded', order);
    return order;
  }

  /**
   * Pays a part of an order in advance.
   * @throws {Refusal} 400, 201 when it is not unpaid, 3 when its products do not allow that sum
   */
  prepay(id: number, sum: number): Order {
    const { pay_status, price, goods, prepaid = 0 } = this.#order(id, 400);
    if (pay_status !== 'waiting') throw new Refusal(201, 'wrong status');
    const least = goods.flatMap(({ code }) => this.productSoldAs(code)?.prepaymentMin ?? []);
    const isEnough = least.length > 0 && sum >= Math.max(...least);
    if (!isEnough || prepaid + sum >= price) throw new Refusal(3, 'wrong posted data');
    this.#orders.prepay(id, prepaid + sum);
    return this.#tell('prepaid', this.#order(id, 400));
  }

  /**
   * Assumed: 303 is the no to deleting what is on its way to the customer; the vendor only gives
   * the text. The number is never used again.
   * @throws {Refusal} 302, 303, or what the personality has instead
   */
  deleteOrder(id: number): void {
    const { deleteTwice, deletePaid, deleteSent, unknownOrder } = this.personality;
    if (deleteTwice === 0 && this.#orders.wasDeleted(id)) return;
    const { pay_status } = this.#order(id, unknownOrder.DeleteOrder);
    const code = { paid: deletePaid, sent: deleteSent, waiting: 0, return: 0, cancel: 0 }[
      pay_status
    ];
    if (code !== 0) throw new Refusal(code, 'wrong status');
    this.#orders.delete(id);
  }

  getOrder(id: number): Order | undefined {
    return this.#orders.get(id);
  }

  getOrders(filter: OrderFilter = {}): Order[] {
    const { dateFilter, windowStart, windowEnd } = this.personality;
    const date = filter.paid ? dateFilter : 'created';
    return this.#orders.find(filter, { date, start: windowStart, end: windowEnd });
  }

  /** Orders of whole days, at most a month of them: a longer span loses its beginning. */
  getOrdersByDay(filter: DayFilter = {}): Order[] {
    const { timeZone, goodsDays } = this.personality;
    const end = filter.end ?? dayOf(this.now(), timeZone);
    const begin = Math.max(filter.begin ?? end, monthBefore(end));
    const { paid = false, goods = [] } = filter;
    return this.#orders.find(
      {
        from: startOfDay(begin, timeZone),
        to: startOfDay(nextDay(end), timeZone) - 1,
        paid,
        goods,
      },
      { date: paid ? goodsDays : 'created', start: 'in', end: 'in' },
    );
  }

  getOrdersOf(email: string): Order[] {
    return this.#orders.ofEmail(email);
  }

  product(code: string): Product | undefined {
    return this.products.find((product) => product.code === code && !product.isDeleted);
  }

  /** The product that orders have under a code, also one that it has no more, or that is no more. */
  productSoldAs(code: string): Product | undefined {
    return (
      this.product(code) ??
      this.products.find((one) => one.code === code || one.formerCodes?.includes(code))
    );
  }

  /** Deletes every order and contact; numbers begin anew. */
  clear(): void {
    this.#orders.clear();
    this.directory.clear();
    this.contacts.clear();
  }

  close(): void {
    this.#db.close();
  }

  #tell(event: OrderEvent, order: Order): Order {
    if (!this.#isRehearsing) this.onEvent(event, order);
    return order;
  }

  #product(code: string): Product {
    const product = this.product(code);
    if (!product) throw noProduct(code, this.personality.missingProduct);
    return product;
  }

  #order(id: number, code: Parameters<typeof noOrder>[0]): Order {
    const order = this.getOrder(id);
    if (!order) throw noOrder(code);
    return order;
  }
}
