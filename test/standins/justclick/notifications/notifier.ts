import { readFileSync } from 'node:fs';
import type { Named } from '../functions.ts';
import { plain } from '../log.ts';
import type { Php } from '../php.ts';
import { type Order, type OrderEvent, Refusal, type Store } from '../store.ts';
import { notificationFields, signedTime } from './fields.ts';
import { loopbackUrl } from './loopback.ts';

const NOTIFY = readFileSync(new URL('./notify.php', import.meta.url), 'utf8');

/** Of what was posted, only the newest is kept. */
const MAX_KEPT = 1_000;
const TIMEOUT_MS = 10_000;

/** A notification that was posted, or could not be. */
export interface Post {
  event: OrderEvent;
  order: number;
  /** The code of the product whose address it is. */
  product: string;
  url: string;
  /** The form as it was sent. */
  body: string;
  /** The HTTP status that came back; what went wrong when there is none. */
  status?: number;
  error?: string;
}

export interface NotifierOptions extends Required<Named> {
  rpsKey: string;
  log?: (line: string) => void;
}

/** Posts what happens to orders to the addresses that their products have. The API does not wait for it. */
export class Notifier {
  readonly posts: Post[] = [];
  readonly #store: Store;
  readonly #php: Promise<Php>;
  readonly #options: NotifierOptions;
  readonly #closed = new AbortController();
  #running = new Set<Promise<void>>();

  constructor(store: Store, php: Promise<Php>, options: NotifierOptions) {
    this.#store = store;
    this.#php = php;
    this.#options = options;
  }

  /**
   * Posts to the address of each product of the order that has one for the event.
   * @returns how many posts that makes
   */
  notify(event: OrderEvent, order: Order): number {
    const codes = new Set(order.goods.map(({ code }) => code));
    const targets = [...codes].flatMap((product) => {
      const url = this.#store.directory.addressOf(product, event);
      return url === undefined ? [] : [{ product, url }];
    });
    for (const { product, url } of targets) {
      const run = this.#post({ event, order: order.id, product, url, body: '' }, order);
      this.#running.add(run);
      run.finally(() => this.#running.delete(run));
    }
    return targets.length;
  }

  /** Posts once more what an order's event came to, with the order as it is now. */
  repeat(id: number, event: OrderEvent): number {
    const order = this.#store.getOrder(id);
    if (!order) throw new Refusal(400, 'order not found');
    return this.notify(event, order);
  }

  /** Until everything that is to be posted has been. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** Nothing is posted any more. */
  async close(): Promise<void> {
    this.#closed.abort(new Error('The sandbox was closed'));
    await this.idle();
  }

  /** Never rejects: what went wrong is in the log of posts. */
  async #post(post: Post, order: Order): Promise<void> {
    try {
      post.body = await this.#form(post.event, order);
      const response = await fetch(loopbackUrl(post.url), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: post.body,
        // It may lead away from this computer.
        redirect: 'manual',
        signal: AbortSignal.any([this.#closed.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      await response.body?.cancel();
      post.status = response.status;
    } catch (error) {
      const { cause = error } = Object(error) as { cause?: unknown };
      post.error = String(cause);
    }
    this.posts.push(post);
    if (this.posts.length > MAX_KEPT) this.posts.shift();
    const came = post.status === undefined ? post.error : `HTTP ${post.status}`;
    this.#options.log?.(plain(`Order ${order.id} ${post.event}, told to ${post.url}: ${came}`));
  }

  async #form(event: OrderEvent, order: Order): Promise<string> {
    const { login, brand, rpsKey: key } = this.#options;
    const settings = { ...this.#store.personality, login, brand };
    const { id, email } = order;
    const fields = notificationFields(this.#store, event, order, settings);
    const time = signedTime(event, order, settings);
    return (await this.#php).run(NOTIFY, { input: { fields, id, email, time, key } });
  }
}
