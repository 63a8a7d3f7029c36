import type { SQLOutputValue } from 'node:sqlite';
import type { Contact, Group, GroupStatus, Person, Subscription } from './contact_types.ts';
import type { Database } from './database.ts';

// As with orders: a column for what is searched by, JSON for the rest.
export const CONTACT_SCHEMA = `
  CREATE TABLE IF NOT EXISTS groups (name TEXT PRIMARY KEY, rest TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS contacts (
    email TEXT PRIMARY KEY COLLATE NOCASE,
    rest TEXT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS subscriptions (
    email TEXT NOT NULL COLLATE NOCASE,
    group_name TEXT NOT NULL,
    status TEXT NOT NULL,
    rest TEXT NOT NULL,
    PRIMARY KEY (email, group_name)
  );
`;

type Row = Record<string, SQLOutputValue>;

const toGroup = ({ rest }: Row): Group => JSON.parse(String(rest));

const toSubscription = ({ group_name, status, rest }: Row): Subscription => ({
  ...JSON.parse(String(rest)),
  group: String(group_name),
  status: String(status) as GroupStatus,
});

/** The groups and contacts of a shop as they lie in its database. Knows no rules. */
export class ContactTable {
  readonly #db: Database;

  constructor(db: Database) {
    this.#db = db;
  }

  groups(): Group[] {
    return this.#db.prepared('SELECT rest FROM groups ORDER BY rowid').all().map(toGroup);
  }

  group(name: string): Group | undefined {
    return this.#db.prepared('SELECT rest FROM groups WHERE name = ?').all(name).map(toGroup)[0];
  }

  /** A group of that name is replaced. */
  putGroup(group: Group): void {
    this.#db
      .prepared('INSERT OR REPLACE INTO groups VALUES (?, ?)')
      .run(group.name, JSON.stringify(group));
  }

  get(email: string): Contact | undefined {
    const [row] = this.#db.prepared('SELECT rest FROM contacts WHERE email = ?').all(email);
    if (!row) return undefined;
    const person: Person = JSON.parse(String(row.rest));
    const subscriptions = this.#db
      .prepared('SELECT * FROM subscriptions WHERE email = ? ORDER BY rowid')
      .all(email)
      .map(toSubscription);
    return { ...person, subscriptions };
  }

  all(): Contact[] {
    const rows = this.#db.prepared('SELECT email FROM contacts ORDER BY rowid').all();
    return rows.flatMap(({ email }) => this.get(String(email)) ?? []);
  }

  /**
   * A contact of that e-mail is replaced; its subscriptions stay.
   * @param key what it is found by if it has no e-mail
   */
  putPerson(person: Person, key = person.email): void {
    this.#db
      .prepared(
        `INSERT INTO contacts VALUES (?, ?)
         ON CONFLICT (email) DO UPDATE SET rest = excluded.rest`,
      )
      .run(key, JSON.stringify(person));
  }

  /**
   * One more contact that has no e-mail.
   * @returns what it is found by instead, which cannot be an e-mail
   */
  putNameless(person: Person): string {
    const key = ` no e-mail ${this.#db.prepared('SELECT 1 FROM contacts').all().length + 1}`;
    this.putPerson(person, key);
    return key;
  }

  /** The subscription of that contact to that group is replaced. */
  putSubscription(email: string, { group, status, ...rest }: Subscription): void {
    this.#db
      .prepared(
        `INSERT INTO subscriptions VALUES (?, ?, ?, ?)
         ON CONFLICT (email, group_name) DO UPDATE SET status = excluded.status, rest = excluded.rest`,
      )
      .run(email, group, status, JSON.stringify(rest));
  }

  /** How many subscriptions are active: of one group, or of all. */
  countActive(group?: string): number {
    return this.#count('COUNT(*)', group);
  }

  /** How many contacts have an active subscription. */
  countPeople(): number {
    return this.#count('COUNT(DISTINCT email)');
  }

  clear(): void {
    this.#db.exec('DELETE FROM groups; DELETE FROM contacts; DELETE FROM subscriptions');
  }

  #count(what: string, group?: string): number {
    const [row] = this.#db
      .prepared(
        `SELECT ${what} AS count FROM subscriptions
         WHERE status = 'STATUS_SUBSCRIBE' AND group_name = coalesce(?, group_name)`,
      )
      .all(group ?? null);
    return Number(row?.count);
  }
}
