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
 * What a poll has read of its lists: each row once, however often it came.
 *
 * A row that cannot be read is left out and stops no other. That loses nothing: Zapier remembers only
 * what it was given, so the row comes with the first poll that can read it.
 */
export class Rows<Row> {
  /** What the trigger is about. */
  readonly kept: Row[] = [];
  readonly #read: (raw: PhpRecord) => { id: string; results: Row[] };
  readonly #seen = new Set<string>();
  /** Numbers of rows that cannot be read, with the reason. */
  readonly #odd = new Map<string, string>();
  #unnamed = 0;
  #firstError: Error | undefined;

  /** @param read gives the number of a row and what it comes to; throws when it cannot be read */
  constructor(read: (raw: PhpRecord) => { id: string; results: Row[] }) {
    this.#read = read;
  }

  /** How many rows could be read, whether or not the trigger is about them. */
  get count(): number {
    return this.#seen.size;
  }

  /** Those that no list had in a form that can be read, for the log: `102937 (without status)`. */
  get leftOut(): string[] {
    const named = [...this.#odd].filter(([number]) => !this.#seen.has(number));
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
        if (this.#seen.has(id)) continue;
        this.#seen.add(id);
        for (const result of results) this.kept.push(result);
      } catch (error) {
        this.#leaveOut(raw, error);
      }
    }
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
