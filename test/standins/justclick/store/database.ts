import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** An SQLite database with prepared statements and transactions. */
export class Database {
  readonly #db: DatabaseSync;
  /** Statements by their text: preparing one takes longer than running it. */
  readonly #statements = new Map<string, StatementSync>();

  /**
   * @param file where it is kept; `:memory:` = nowhere
   * @param schema what makes its tables if they are not there yet
   * @throws when the file cannot be one of SQLite's
   */
  constructor(file: string, schema: string) {
    try {
      this.#db = new DatabaseSync(file);
      this.#db.exec(schema);
    } catch (cause) {
      throw new Error(`Cannot keep orders in ${file}: ${cause}`, { cause });
    }
  }

  prepared(sql: string): StatementSync {
    const statement = this.#statements.get(sql) ?? this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** Runs statements that take no values and give none. */
  exec(sql: string): void {
    this.#db.exec(sql);
  }

  /** All of what `action` does or, when it throws, none of it. */
  whole<Result>(action: () => Result): Result {
    this.#db.exec('BEGIN');
    try {
      const result = action();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Does what `action` does and takes it back. */
  rehearse<Result>(action: () => Result): Result {
    this.#db.exec('BEGIN');
    try {
      return action();
    } finally {
      this.#db.exec('ROLLBACK');
    }
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }
}
