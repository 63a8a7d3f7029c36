import {
  DatabaseSync,
  type SQLInputValue,
  type SQLOutputValue,
  type StatementSync,
} from 'node:sqlite';
import { type Day, dayOf, monthBefore, nextDay, startOfDay } from './days.ts';
import { INVENTED_PRODUCTS } from './invented.ts';

/** When the shop's settings say that an unpaid order is cancelled: three days, for every product. */
export const AUTO_CANCEL_SECONDS = 3 * 86_400;

/** What a partner gets of a sale, in hundredths. */
const PARTNER_PERCENT = 10;

export const PAY_STATUSES = ['waiting', 'paid', 'sent', 'return', 'cancel'] as const;
export type PayStatus = (typeof PAY_STATUSES)[number];

/** Statuses UpdateOrderStatus can set. */
export type NewStatus = Exclude<PayStatus, 'waiting'>;

export interface Product {
  /** The numeric id, which filters take. */
  id: number;
  /** The product's code, which CreateOrder takes. */
  code: string;
  title: string;
  type: 'digital' | 'physical';
  /** List price in roubles. */
  sum: number;
  /** A coupon takes this many per cent off the list price. */
  coupon?: { code: string; percent: number };
  /** What an order of this product is tagged with unless it brings its own tag. */
  tag?: string;
  /** The least prepayment in roubles; without it there is no prepayment. */
  prepaymentMin?: number;
  /** Every paid copy comes with a pin code. */
  pins?: true;
}

export interface Partner {
  level: number;
  id: number;
  name: string;
  /** Roubles. */
  fee: number;
}

/** One product of an order, as it was when ordered. */
export interface OrderGood {
  id: number;
  code: string;
  title: string;
  /** List price in roubles. */
  price: number;
  /** Actual price in roubles. */
  sum: number;
  partners: Partner[];
}

/** The text fields of an order, by their names in the API where they have one. */
export const ORDER_TEXTS = [
  'email',
  'first_name',
  'last_name',
  'middle_name',
  'phone',
  'city',
  'country',
  'address',
  'region',
  'postalcode',
  'type',
  'payway',
  'comment',
  'domain',
  'kupon',
  'tag',
  'ip',
  'rpo',
] as const;
type OrderTexts = Record<(typeof ORDER_TEXTS)[number], string>;

/** Dates are unix seconds, sums are roubles. */
export interface Order extends OrderTexts {
  id: number;
  created: number;
  pay_status: PayStatus;
  /** When it was paid; null while it is not. Kept when a paid order is shipped or returned. */
  paid: number | null;
  /** When it is cancelled if still unpaid; null = never. */
  kill_at: number | null;
  is_recurrent: boolean;
  price: number;
  /** `utm_medium` … `aff_term`, without the empty ones. */
  utm: Record<string, string>;
  goods: OrderGood[];
}

export interface NewOrder extends Partial<OrderTexts> {
  email: string;
  /** Product codes, each with the sum it is sold for if not the list price. */
  goods: readonly { code: string; sum?: number }[];
  created?: number;
  kill_at?: number | null;
  is_recurrent?: boolean;
  utm?: Record<string, string>;
}

/** An order as it could have become, for filling a shop: nothing of it is checked. */
export interface RawOrder extends NewOrder {
  id?: number;
  pay_status?: PayStatus;
  paid?: number | null;
  /** Overrides the sum of the goods. */
  price?: number;
}

export interface OrderFilter {
  /** First unix second of the window. */
  from?: number;
  /** Last unix second of the window. */
  to?: number;
  /** Only orders with a date of payment: those since returned or cancelled are among them. */
  paid?: boolean;
  /** Numeric ids of products: orders with at least one of them. */
  goods?: readonly number[];
}

export interface DayFilter {
  /** Default: the same day as `end`. */
  begin?: Day;
  /** Default: today. */
  end?: Day;
  /** Only orders paid within the days, instead of created within them. */
  paid?: boolean;
  goods?: readonly number[];
}

export interface StoreOptions {
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

/** The service's own no: its code, its text and sometimes a result beside them. */
export class Refusal extends Error {
  readonly code: number;
  readonly result: unknown;

  constructor(code: number, text: string, result?: unknown) {
    super(text);
    this.code = code;
    this.result = result;
  }
}

// What is searched by has a column; the rest is JSON, which also keeps NUL characters: node:sqlite
// ends a text at the first one.
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL COLLATE NOCASE,
    created INTEGER NOT NULL,
    pay_status TEXT NOT NULL,
    paid INTEGER,
    kill_at INTEGER,
    rest TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS orders_by_email ON orders (email);
  CREATE INDEX IF NOT EXISTS orders_to_kill ON orders (pay_status, kill_at);
  INSERT INTO sqlite_sequence (name, seq)
    SELECT 'orders', 100000 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence);
`;

type Rest = Omit<Order, 'id' | 'created' | 'pay_status' | 'paid' | 'kill_at'>;

function toOrder(row: Record<string, SQLOutputValue>): Order {
  const rest: Rest = JSON.parse(String(row.rest));
  return {
    ...rest,
    id: Number(row.id),
    created: Number(row.created),
    pay_status: String(row.pay_status) as PayStatus,
    paid: row.paid === null ? null : Number(row.paid),
    kill_at: row.kill_at === null ? null : Number(row.kill_at),
  };
}

/** A number that is always the same for a partner's login, and looks like an id. */
function partnerId(login: string): number {
  let hash = 0;
  for (const character of login) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 90_000;
  return 10_000 + hash;
}

function roubles(sum: number): number {
  return Math.round(sum * 100) / 100;
}

/**
 * One shop: its products and its orders, with the service's rules for them. Knows neither HTTP nor
 * PHP; making one takes less than a millisecond. Lists come in no useful order, as the service
 * promises none.
 */
export class Store {
  readonly products: readonly Product[];
  readonly now: () => number;
  readonly timeZone: string;
  readonly dateFilter: 'created' | 'paid';
  readonly #db: DatabaseSync;
  /** Statements by their text: preparing one takes longer than running it. */
  readonly #statements = new Map<string, StatementSync>();

  constructor(options: StoreOptions = {}) {
    this.products = options.products ?? INVENTED_PRODUCTS;
    this.now = options.now ?? (() => Math.floor(Date.now() / 1000));
    this.timeZone = options.timeZone ?? 'Europe/Moscow';
    this.dateFilter = options.dateFilter ?? 'created';
    const file = options.file ?? ':memory:';
    try {
      this.#db = new DatabaseSync(file);
      this.#db.exec(SCHEMA);
    } catch (cause) {
      throw new Error(`Cannot keep orders in ${file}: ${cause}`, { cause });
    }
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
    // PHP's json_decode() refuses half a surrogate pair, so none is let in.
    const texts = Object.fromEntries(
      ORDER_TEXTS.map((name) => [name, (order[name] ?? '').toWellFormed()]),
    ) as OrderTexts;
    const utm: Record<string, string> = Object.fromEntries(
      Object.entries(order.utm ?? {}).map(([name, mark]) => [name, mark.toWellFormed()]),
    );
    const partner = utm.utm_medium === 'affiliate' ? utm.utm_source : undefined;
    const goods = order.goods.map(({ code, sum: asked }): OrderGood => {
      const { id, title, sum: price, coupon } = this.#product(code);
      const off = coupon && coupon.code === order.kupon ? coupon.percent : 0;
      const sum = roubles(asked ?? (price * (100 - off)) / 100);
      const fee = roubles((sum * PARTNER_PERCENT) / 100);
      const partners = partner ? [{ level: 1, id: partnerId(partner), name: partner, fee }] : [];
      return { id, code, title, price, sum, partners };
    });
    const rest: Rest = {
      ...texts,
      type: texts.type || 'api',
      tag: texts.tag || (goods.map(({ code }) => this.#product(code).tag).find(Boolean) ?? ''),
      is_recurrent: order.is_recurrent ?? false,
      price: order.price ?? roubles(goods.reduce((total, { sum }) => total + sum, 0)),
      utm,
      goods,
    };
    const payStatus = order.pay_status ?? 'waiting';
    const created = order.created ?? this.now();
    const paid = payStatus === 'paid' ? created : null;
    const { lastInsertRowid } = this.#prepared(
      'INSERT INTO orders VALUES (:id, :email, :created, :payStatus, :paid, :killAt, :rest)',
    ).run({
      id: order.id ?? null,
      email: texts.email,
      created,
      payStatus,
      paid: order.paid === undefined ? paid : order.paid,
      killAt: order.kill_at ?? null,
      rest: JSON.stringify(rest),
    });
    return this.#order(Number(lastInsertRowid), 400, 'order not found');
  }

  /** All of them or, when one is impossible, none. */
  insertOrders(orders: readonly RawOrder[]): Order[] {
    this.#db.exec('BEGIN');
    try {
      const inserted = orders.map((order) => this.insertOrder(order));
      this.#db.exec('COMMIT');
      return inserted;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Does what `action` does and takes it back: for an answer to something that never happened. */
  rehearse<Result>(action: () => Result): Result {
    this.#db.exec('BEGIN');
    try {
      return action();
    } finally {
      this.#db.exec('ROLLBACK');
    }
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
    this.#prepared(
      `UPDATE orders SET pay_status = :status,
           paid = CASE WHEN :status = 'paid' THEN :date ELSE paid END,
           rest = CASE WHEN :status = 'sent' THEN json_set(rest, '$.rpo', :rpo) ELSE rest END
         WHERE id = :id`,
    ).run({ id, status, date: date ?? null, rpo: rpo ?? '' });
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
    this.#prepared('DELETE FROM orders WHERE id = ?').run(id);
  }

  getOrder(id: number): Order | undefined {
    return this.#select(['id = ?'], [id])[0];
  }

  getOrders(filter: OrderFilter = {}): Order[] {
    const date = filter.paid && this.dateFilter === 'paid' ? 'paid' : 'created';
    return this.#find({ ...filter, paid: filter.paid ?? false, date });
  }

  /** Orders of whole days, at most a month of them: a longer span loses its beginning. */
  getOrdersByDay(filter: DayFilter = {}): Order[] {
    const end = filter.end ?? dayOf(this.now(), this.timeZone);
    const begin = Math.max(filter.begin ?? end, monthBefore(end));
    return this.#find({
      from: startOfDay(begin, this.timeZone),
      to: startOfDay(nextDay(end), this.timeZone) - 1,
      paid: filter.paid ?? false,
      date: filter.paid ? 'paid' : 'created',
      ...(filter.goods && { goods: filter.goods }),
    });
  }

  getOrdersOf(email: string, status?: PayStatus): Order[] {
    return status
      ? this.#select(['email = ?', 'pay_status = ?'], [email, status])
      : this.#select(['email = ?'], [email]);
  }

  product(code: string): Product | undefined {
    return this.products.find((product) => product.code === code);
  }

  /** Deletes every order; numbers begin anew. */
  clear(): void {
    this.#db.exec('DELETE FROM orders; UPDATE sqlite_sequence SET seq = 100000');
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  #prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
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

  #find(filter: OrderFilter & { date: 'created' | 'paid' }): Order[] {
    const conditions: string[] = [];
    const values: SQLInputValue[] = [];
    if (filter.from !== undefined) {
      conditions.push(`${filter.date} >= ?`);
      values.push(filter.from);
    }
    if (filter.to !== undefined) {
      conditions.push(`${filter.date} <= ?`);
      values.push(filter.to);
    }
    if (filter.paid) conditions.push('paid IS NOT NULL');
    if (filter.goods?.length) {
      conditions.push(
        `EXISTS (SELECT 1 FROM json_each(rest, '$.goods') AS good
           WHERE good.value ->> 'id' IN (SELECT value FROM json_each(?)))`,
      );
      values.push(JSON.stringify(filter.goods));
    }
    return this.#select(conditions, values);
  }

  #select(conditions: string[], values: SQLInputValue[]): Order[] {
    this.#prepared(
      "UPDATE orders SET pay_status = 'cancel' WHERE pay_status = 'waiting' AND kill_at <= ?",
    ).run(this.now());
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const orders = this.#prepared(`SELECT * FROM orders ${where}`)
      .all(...values)
      .map(toOrder);
    const place = ({ id }: Order) => Math.imul(id, 0x9e3779b1) >>> 0;
    return orders.sort((a, b) => place(a) - place(b));
  }
}
