import { INVENTED_GROUPS, INVENTED_PRODUCTS } from './invented.ts';
import { CONTACT_SCHEMA } from './store/contact-table.ts';
import type { ContactSettings } from './store/contact-types.ts';
import { Contacts } from './store/contacts.ts';
import { Database } from './store/database.ts';
import { dayOf, monthBefore, nextDay, startOfDay } from './store/days.ts';
import { fillIn } from './store/new-order.ts';
import { ORDER_SCHEMA, OrderTable } from './store/order-table.ts';
import { Refusal } from './store/refusal.ts';
import type {
  DayFilter,
  NewOrder,
  NewStatus,
  Order,
  OrderFilter,
  PayStatus,
  Product,
  RawOrder,
} from './store/types.ts';

export * from './store/contact-types.ts';
export { Refusal } from './store/refusal.ts';
export * from './store/types.ts';

/** When the shop's settings say that an unpaid order is cancelled: three days, for every product. */
export const AUTO_CANCEL_SECONDS = 3 * 86_400;

export interface StoreOptions extends ContactSettings {
  /** An SQLite file that keeps the orders; default: in memory. */
  file?: string;
  /** The clock, in unix seconds. */
  now?: () => number;
  /** The service's time zone, which days are counted in. */
  timeZone?: string;
  /**
   * What GetOrders' window is about when only paid orders are asked for: nobody has written down
   * which of the two it is.
   */
  dateFilter?: 'created' | 'paid';
  products?: readonly Product[];
}

/**
 * One shop: its products, orders and contacts, with the service's rules for them. Knows neither HTTP nor
 * PHP; making one takes less than a millisecond. Lists come in no useful order, as the service
 * promises none.
 */
export class Store {
  readonly products: readonly Product[];
  readonly now: () => number;
  readonly timeZone: string;
  readonly dateFilter: 'created' | 'paid';
  readonly contacts: Contacts;
  readonly #db: Database;
  readonly #orders: OrderTable;

  /** @throws when the file cannot keep orders */
  constructor(options: StoreOptions = {}) {
    this.products = options.products ?? INVENTED_PRODUCTS;
    this.now = options.now ?? (() => Math.floor(Date.now() / 1000));
    this.timeZone = options.timeZone ?? 'Europe/Moscow';
    this.dateFilter = options.dateFilter ?? 'created';
    this.#db = new Database(options.file ?? ':memory:', ORDER_SCHEMA + CONTACT_SCHEMA);
    this.#orders = new OrderTable(this.#db, this.now);
    const { activation = 'ignored', groups = INVENTED_GROUPS } = options;
    this.contacts = new Contacts(this.#db, this.now, { activation, groups });
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
    const same = this.getOrdersOf(order.email, 'waiting').find(
      ({ goods }) => codes(goods) === codes(order.goods),
    );
    if (same) {
      throw new Refusal(601, `order already exist, bill_id: ${same.id}`, { bill_id: same.id });
    }
    return this.insertOrder(order);
  }

  /** Puts an order into the shop whatever it is, dates and status included. */
  insertOrder(order: RawOrder): Order {
    const filled = fillIn(order, (code) => this.#product(code), this.now());
    return this.#order(this.#orders.insert(filled), 400, 'order not found');
  }

  /** All of them or, when one is impossible, none. */
  insertOrders(orders: readonly RawOrder[]): Order[] {
    return this.#db.whole(() => orders.map((order) => this.insertOrder(order)));
  }

  /** Does what `action` does and takes it back: for an answer to something that never happened. */
  rehearse<Result>(action: () => Result): Result {
    return this.#db.rehearse(action);
  }

  /**
   * Shipping leaves the date of payment alone: an order paid on delivery is shipped unpaid.
   * @throws {Refusal} 3 without the date or tracking number a status needs, 200
   */
  updateStatus(id: number, change: { status: NewStatus; date?: number; rpo?: string }): Order {
    const { status, date, rpo } = change;
    this.#order(id, 200, 'nonexistent order');
    if ((status === 'paid' || status === 'sent') && date === undefined) {
      throw new Refusal(3, 'wrong posted data');
    }
    if (status === 'sent' && !rpo) throw new Refusal(3, 'wrong posted data');
    this.#orders.update(id, change);
    return this.#order(id, 200, 'nonexistent order');
  }

  /**
   * Assumed: 303 is the no to deleting what is on its way to the customer; the vendor only gives
   * the text. The number is never used again.
   * @throws {Refusal} 302, 303
   */
  deleteOrder(id: number): void {
    const { pay_status } = this.#order(id, 302, 'order not found');
    if (pay_status === 'sent') throw new Refusal(303, 'wrong status');
    this.#orders.delete(id);
  }

  getOrder(id: number): Order | undefined {
    return this.#orders.get(id);
  }

  getOrders(filter: OrderFilter = {}): Order[] {
    const date = filter.paid && this.dateFilter === 'paid' ? 'paid' : 'created';
    return this.#orders.find({ ...filter, date });
  }

  /** Orders of whole days, at most a month of them: a longer span loses its beginning. */
  getOrdersByDay(filter: DayFilter = {}): Order[] {
    const end = filter.end ?? dayOf(this.now(), this.timeZone);
    const begin = Math.max(filter.begin ?? end, monthBefore(end));
    return this.#orders.find({
      from: startOfDay(begin, this.timeZone),
      to: startOfDay(nextDay(end), this.timeZone) - 1,
      paid: filter.paid ?? false,
      date: filter.paid ? 'paid' : 'created',
      ...(filter.goods && { goods: filter.goods }),
    });
  }

  getOrdersOf(email: string, status?: PayStatus): Order[] {
    return this.#orders.ofEmail(email, status);
  }

  product(code: string): Product | undefined {
    return this.products.find((product) => product.code === code);
  }

  /** Deletes every order and contact; numbers begin anew. */
  clear(): void {
    this.#orders.clear();
    this.contacts.clear();
  }

  close(): void {
    this.#db.close();
  }

  #product(code: string): Product {
    const product = this.product(code);
    if (!product) throw new Refusal(604, `product not exist: ${code}`);
    return product;
  }

  #order(id: number, code: number, text: string): Order {
    const order = this.getOrder(id);
    if (!order) throw new Refusal(code, text);
    return order;
  }
}
