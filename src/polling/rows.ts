import { errors } from 'zapier-platform-core';
import { isRecord, type PhpRecord, unreadable } from '../justclick/index.ts';

/** A row of a list that cannot be read. */
export class OddRowError extends errors.Error {
  /** For the log: `without status`. */
  readonly reason: string;

  /** @param message for the person, when none of a poll's rows can be read */
  constructor(reason: string, message: string) {
    super(message, 'row_odd');
    this.reason = reason;
  }
}

/**
 * What a poll has read of a list, or of several: each row once, however often it came.
 *
 * A row that cannot be read is left out and stops no other. That loses nothing: Zapier remembers only
 * what it was given, so the row comes with the first poll that can read it.
 */
export class Rows<Row> {
  readonly #read: (raw: PhpRecord) => { id: string; results: Row[] };
  /** What each row comes to, by its number. */
  readonly #results = new Map<string, Row[]>();
  /** Numbers of rows that cannot be read, with the reason. */
  readonly #odd = new Map<string, string>();
  #unnamed = 0;
  #firstError: Error | undefined;

  /** @param read gives the number of a row and what it comes to; throws when it cannot be read */
  constructor(read: (raw: PhpRecord) => { id: string; results: Row[] }) {
    this.#read = read;
  }

  /** What the trigger is about. */
  get kept(): Row[] {
    return [...this.#results.values()].flat();
  }

  /** How many rows could be read, whether or not the trigger is about them. */
  get count(): number {
    return this.#results.size;
  }

  /** Those that no list had in a form that can be read, for the log: `102937 (without status)`. */
  get leftOut(): string[] {
    const named = [...this.#odd].filter(([number]) => !this.#results.has(number));
    return [
      ...named.map(([number, reason]) => `${number} (${reason})`),
      ...Array<string>(this.#unnamed).fill('one without a number'),
    ];
  }

  take(list: readonly unknown[]): void {
    for (const raw of list) {
      try {
        if (!isRecord(raw)) throw unreadable();
        const { id, results } = this.#read(raw);
        this.#add(id, results);
      } catch (error) {
        this.#leaveOut(raw, error);
      }
    }
  }

  /** Adds those of another list: of what both have, this one's way of telling it counts. */
  addAll(other: Rows<Row>): void {
    for (const [id, results] of other.#results) this.#add(id, results);
    for (const [number, reason] of other.#odd) this.#odd.set(number, reason);
    this.#unnamed += other.#unnamed;
    this.#firstError ??= other.#firstError;
  }

  /** Something is better than nothing: a list may be a moment older than another. */
  #add(id: string, results: Row[]): void {
    if (!this.#results.get(id)?.length) this.#results.set(id, results);
  }

  /** @throws the error of the first row, when there were rows and none of them could be read */
  check(): void {
    if (this.count === 0 && this.#firstError !== undefined) throw this.#firstError;
  }

  #leaveOut(raw: unknown, error: unknown): void {
    this.#firstError ??= error instanceof errors.Error ? error : unreadable();
    const reason = error instanceof OddRowError ? error.reason : 'cannot be read';
    const number = numberOf(raw);
    if (number === undefined) this.#unnamed += 1;
    else this.#odd.set(number, reason);
  }
}

/** The number by which a row is named in the log, and nothing else that it may hold there. */
function numberOf(raw: unknown): string | undefined {
  const id = isRecord(raw) ? raw.id : undefined;
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && /^\d{1,18}$/.test(id) ? id : undefined;
}
