import { errors } from 'zapier-platform-core';
import {
  type Answer,
  AnswerTooBigError,
  anyRefusal,
  isRecord,
  listOf,
  nothingFound,
  type PhpRecord,
  type Shop,
  tooMuchError,
  unreadable,
} from '../justclick/index.ts';
import { IncompleteOrderError, type OrderHead } from '../orders/order.ts';
import type { Source } from './sources.ts';
import { DAY, type Span } from './spans.ts';

/** What reading needs of a shop. */
export type Asked = Pick<Shop, 'call' | 'secondsLeft' | 'run' | 'bounds'>;

/** What an order comes to: its number, what a list tells of it, and the rows of it that the run wants. */
export type Read<Row> = (raw: PhpRecord) => {
  order: Pick<OrderHead, 'id' | 'pay_status' | 'paid'>;
  rows: Row[];
};

/** What a list says of an order. */
type Told<Row> = Pick<OrderHead, 'pay_status' | 'paid'> & { rows: Row[] };

/** Whether a list knows more of an order than another one: a status, or the date of the same status. */
const knowsMore = (told: Told<unknown>, known: Told<unknown>): boolean =>
  told.pay_status === known.pay_status
    ? told.paid !== null && known.paid === null
    : known.pay_status === null;

/** What was read of the sources, and the sources that the service refused: `GetOrders (code 3)`. */
export type Reading<Row> = { orders: Orders<Row>; refused: string[] };

/**
 * Reads orders from several sources at once, each order once, in no order that means anything: what
 * several sources tell of one, the one that knows more says, or else the first. A shop without orders
 * has none.
 *
 * @param read throws when an order cannot be read
 * @param enough rows that a person needs to see: the newest orders are read first, and no more than needed
 * @throws the Zapier error that fits when a source cannot be read whole, or when there are orders and
 * none of them can be read
 */
export async function readOrders<Row>(
  shop: Asked,
  sources: readonly Source[],
  read: Read<Row>,
  enough = Number.POSITIVE_INFINITY,
): Promise<Reading<Row>> {
  const budget = { requests: shop.bounds.requestsPerPoll };
  const refused: string[] = [];
  const readSource = async (source: Source) => {
    const orders = new Orders(read);
    const parts = enough === Number.POSITIVE_INFINITY ? [source.span] : newestFirst(source);
    for await (const answer of answersOf(shop, source, parts, budget)) {
      if (answer.code !== 0 && !nothingFound(answer)) {
        refused.push(`${source.name} (code ${answer.code})`);
      }
      orders.take(listOf(answer));
      if (orders.rows.length >= enough) break;
    }
    return orders;
  };
  // All of them end before the run does: a request that outlived it would be lost or misread.
  const ended = await Promise.allSettled(sources.map(readSource));
  const orders = new Orders(read);
  for (const result of ended) {
    if (result.status === 'rejected') throw result.reason;
    orders.addAll(result.value);
  }
  orders.check();
  return { orders, refused };
}

/**
 * The answers that tell all of a source, one if that can be, which gets all the time there is. Only when
 * an answer is too big, or the gateway gave up on it, is the span cut in as many parts as it seems to
 * need, newest first. The parts overlap by a second, because the service may or may not include the ends
 * of its windows: what comes twice has to count once.
 *
 * @param budget the requests that are left, for all sources together
 * @throws the error of a request; and when the span cannot be read whole. What was read by then is a
 * part of it, and must not be used.
 */
async function* answersOf(
  shop: Asked,
  { name, smallest, paramsOf, mayBeRefused }: Source,
  parts: Span[],
  budget: { requests: number },
): AsyncGenerator<Answer> {
  const accepts = mayBeRefused ? anyRefusal : nothingFound;
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    if (budget.requests <= 0) throw new AnswerTooBigError(true);
    budget.requests -= 1;
    try {
      yield await shop.call(name, paramsOf(part), { seconds: shop.secondsLeft, accepts });
    } catch (error) {
      if (!(error instanceof AnswerTooBigError)) throw error;
      const seconds = part.to - part.from;
      if (seconds <= smallest) throw error.isLarge ? error : tooMuchError(shop.run);
      const most = Math.max(2, Math.floor(seconds / smallest));
      parts.push(...cut(part, Math.min(error.partsOf(seconds), most)));
    }
  }
}

/** Equal parts of a span, the newest last. */
function cut({ from, to }: Span, count: number): Span[] {
  const size = Math.floor((to - from) / count);
  return Array.from({ length: count }, (_, index) => ({
    from: from + index * size,
    to: index === count - 1 ? to : from + (index + 1) * size + 1,
  }));
}

/** Parts of a source's span, each four times as long as the one after it, the newest last. */
function newestFirst({ span, smallest }: Source): Span[] {
  const parts: Span[] = [];
  let size = Math.max(DAY, smallest, Math.floor((span.to - span.from) / 256));
  for (let { to } = span; to > span.from; size *= 4) {
    const from = Math.max(span.from, to - size);
    parts.unshift({ from, to: Math.min(span.to, to + 1) });
    to = from;
  }
  return parts;
}

/**
 * The orders that were read of a list, or of several: each once, however often it came.
 *
 * One that cannot be read is left out and stops no other. That loses nothing: Zapier remembers only
 * what it was given, so the order comes with the first poll that can read it.
 */
export class Orders<Row> {
  readonly #read: Read<Row>;
  /** What each order comes to, by its number. */
  readonly #told = new Map<string, Told<Row>>();
  /** Numbers of orders that cannot be read, with the reason. */
  readonly #odd = new Map<string, string>();
  #unnamed = 0;
  #firstError: Error | undefined;

  constructor(read: Read<Row>) {
    this.#read = read;
  }

  /** What the trigger is about. */
  get rows(): Row[] {
    return [...this.#told.values()].flatMap(({ rows }) => rows);
  }

  /** How many orders could be read, whether or not the trigger is about them. */
  get count(): number {
    return this.#told.size;
  }

  /** Those that no list had in a form that can be read, by number, with the reason: `without status`. */
  get leftOut(): [number: string, reason: string][] {
    return [...this.#odd].filter(([number]) => !this.#told.has(number));
  }

  /** How many more of them have no number to name them by. */
  get unnamed(): number {
    return this.#unnamed;
  }

  take(list: readonly unknown[]): void {
    for (const raw of list) {
      // An answer may have millions of these: each is counted, and none gets an error of its own.
      if (!isRecord(raw)) {
        this.#unnamed += 1;
        this.#firstError ??= unreadable();
        continue;
      }
      try {
        const { order, rows } = this.#read(raw);
        const { pay_status, paid } = order;
        this.#add(order.id, { pay_status, paid, rows });
      } catch (error) {
        this.#leaveOut(raw, error);
      }
    }
  }

  /** Adds those of another list: of what both have, the one that knows more counts, or else this one. */
  addAll(other: Orders<Row>): void {
    for (const [id, told] of other.#told) this.#add(id, told);
    for (const [number, reason] of other.#odd) this.#odd.set(number, reason);
    this.#unnamed += other.#unnamed;
    this.#firstError ??= other.#firstError;
  }

  #add(id: string, told: Told<Row>): void {
    const known = this.#told.get(id);
    if (known === undefined || knowsMore(told, known)) this.#told.set(id, told);
  }

  /** @throws the error of the first order, when there were orders and none of them could be read */
  check(): void {
    if (this.count === 0 && this.#firstError !== undefined) throw this.#firstError;
  }

  #leaveOut(raw: PhpRecord, error: unknown): void {
    this.#firstError ??= error instanceof errors.Error ? error : unreadable();
    const reason = error instanceof IncompleteOrderError ? error.reason : 'cannot be read';
    const number = nameOf(raw);
    if (number === undefined) this.#unnamed += 1;
    else this.#odd.set(number, reason);
  }
}

/** The number by which the log names an order, and nothing else that it may hold there. */
function nameOf({ id }: PhpRecord): string | undefined {
  if (typeof id === 'number') return String(id);
  return typeof id === 'string' && /^\d{1,18}$/.test(id) ? id : undefined;
}
