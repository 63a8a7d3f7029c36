import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Database } from './database.ts';
import type { NewStatus, Order, OrderFilter, PayStatus } from './types.ts';

// What is searched by has a column; the rest is JSON, which also keeps NUL characters: node:sqlite
// ends a text at the first one.
export const ORDER_SCHEMA = `
  CREATE TABLE IF NOT EXISTS orders (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL COLLATE NOCASE,
    created INTEGER NOT NULL,
    pay_status TEXT NOT NULL,
    paid INTEGER,
    kill_at INTEGER,
    rest TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS deleted_orders (id INTEGER PRIMARY KEY);
  CREATE INDEX IF NOT EXISTS orders_by_email ON orders (email);
  CREATE INDEX IF NOT EXISTS orders_to_kill ON orders (pay_status, kill_at);
  INSERT INTO sqlite_sequence (name, seq)
    SELECT 'orders', 100000 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence);
`;

/** An order that has its number from the table unless it brings one. */
export type OrderToInsert = Omit<Order, 'id'> & { id: number | undefined };

export interface Window {
  date: 'created' | 'paid';
  start: 'in' | 'out';
  end: 'in' | 'out';
}

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

/** The orders of a shop as they lie in its database. Knows no rule but when an order is cancelled. */
export class OrderTable {
  readonly #db: Database;
  readonly #now: () => number;

  /** @param now the clock, in unix seconds */
  constructor(db: Database, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  /** @returns its number */
  insert({ id, created, pay_status, paid, kill_at, ...rest }: OrderToInsert): number {
    const { lastInsertRowid } = this.#db
      .prepared(
        'INSERT INTO orders VALUES (:id, :email, :created, :pay_status, :paid, :kill_at, :rest)',
      )
      .run({
        id: id ?? null,
        email: rest.email,
        created,
        pay_status,
        paid,
        kill_at,
        rest: JSON.stringify(rest),
      });
    return Number(lastInsertRowid);
  }

  update(id: number, change: { status: NewStatus; date?: number; rpo?: string }): void {
    const { status, date = null, rpo = '' } = change;
    this.#db
      .prepared(
        `UPDATE orders SET pay_status = :status,
             paid = CASE WHEN :status = 'paid' THEN :date ELSE paid END,
             rest = CASE WHEN :status = 'sent' THEN json_set(rest, '$.rpo', :rpo) ELSE rest END
           WHERE id = :id`,
      )
      .run({ id, status, date, rpo });
  }

  prepay(id: number, sum: number): void {
    this.#db
      .prepared("UPDATE orders SET rest = json_set(rest, '$.prepaid', ?) WHERE id = ?")
      .run(sum, id);
  }

  delete(id: number): void {
    this.#db.prepared('DELETE FROM orders WHERE id = ?').run(id);
    this.#db.prepared('INSERT OR IGNORE INTO deleted_orders VALUES (?)').run(id);
  }

  wasDeleted(id: number): boolean {
    return this.#db.prepared('SELECT 1 FROM deleted_orders WHERE id = ?').get(id) !== undefined;
  }

  /** Deletes every order; numbers begin anew. */
  clear(): void {
    this.#db.exec(
      'DELETE FROM orders; DELETE FROM deleted_orders; UPDATE sqlite_sequence SET seq = 100000',
    );
  }

  get(id: number): Order | undefined {
    return this.#select(['id = ?'], [id])[0];
  }

  ofEmail(email: string): Order[] {
    return this.#select(['email = ?'], [email]);
  }

  /** @param window which date it is about, and whether its ends are in it */
  find(filter: OrderFilter, window: Window): Order[] {
    const conditions: string[] = [];
    const values: SQLInputValue[] = [];
    if (filter.from !== undefined) {
      conditions.push(`${window.date} ${window.start === 'in' ? '>=' : '>'} ?`);
      values.push(filter.from);
    }
    if (filter.to !== undefined) {
      conditions.push(`${window.date} ${window.end === 'in' ? '<=' : '<'} ?`);
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
    this.#db
      .prepared(
        "UPDATE orders SET pay_status = 'cancel' WHERE pay_status = 'waiting' AND kill_at <= ?",
      )
      .run(this.#now());
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const orders = this.#db
      .prepared(`SELECT * FROM orders ${where}`)
      .all(...values)
      .map(toOrder);
    const place = ({ id }: Order) => Math.imul(id, 0x9e3779b1) >>> 0;
    return orders.sort((a, b) => place(a) - place(b));
  }
}
