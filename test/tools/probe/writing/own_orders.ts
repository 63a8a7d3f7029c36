import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { isRecord, type PhpRecord } from '../../../../src/justclick/answer.ts';
import type { PhpParams } from '../../../../src/justclick/query.ts';
import { type Client, type Reply, rowsOf, shortOf } from '../client.ts';
import { Unusable } from '../errors.ts';
import { counted } from '../findings.ts';
import type { Say } from '../read.ts';
import { textOf } from '../text.ts';

/** With this every tag begins, so that a later run finds what an earlier one left behind. */
const TAG = 'zapier-probe-';

/** Orders of a customer that are looked at, newest first. */
const MOST_LOOKED_AT = 15;

/** Never more than these, whatever happens. */
const MOST_ORDERS = 3;

/** Milliseconds before what could not be deleted is tried once more. */
const PAUSE = 3000;

/** Also after the run was stopped. */
const ANYWAY = { evenIfStopped: true };

/**
 * The orders that the probe makes. Each is named before it is made, by its tag, and after, by its number,
 * so that a run that is killed leaves nothing behind that it did not name. Only what was read, and has
 * the customer's email and the probe's tag, is ever changed or deleted.
 */
export class OwnOrders {
  readonly tag = `${TAG}${randomBytes(3).toString('hex')}`;
  readonly email: string;
  readonly #client: Client;
  readonly #say: Say;
  readonly #pause: number;
  /** Those that may still be there. */
  readonly #there = new Set<string>();
  #made = 0;
  #inDoubt = false;

  constructor(client: Client, email: string, say: Say, { pause = PAUSE } = {}) {
    this.#client = client;
    this.email = email;
    this.#say = say;
    this.#pause = pause;
  }

  /**
   * Asks for an order.
   * @returns the answer, and the details of the order if it was made and is its own
   */
  async create(params: PhpParams): Promise<{ reply: Reply; order: PhpRecord | undefined }> {
    this.#client.check();
    if (this.#made >= MOST_ORDERS) throw new Unusable('Three orders have been made.');
    this.#made += 1;
    this.#say(`Making an order for ${this.email} with the tag ${this.tag}.`);
    this.#inDoubt = true;
    const reply = await this.#client.ask('CreateOrder', {
      bill_email: this.email,
      bill_tag: this.tag,
      bill_comment: `Made by the probe of the Zapier integration (${this.tag}). It may be deleted.`,
      ...params,
    });
    const id = numberIn(reply);
    if (reply.signed && reply.code === 0 && id !== undefined) {
      this.#say(`Order ${id} was answered.`);
      const order = await this.#readOwn(id, this.tag);
      if (order) this.#there.add(id);
      this.#inDoubt = !order;
      return { reply, order };
    }
    // A signed refusal made nothing.
    if (reply.signed && reply.code !== undefined && reply.code !== 0) {
      this.#inDoubt = false;
      this.#made -= 1;
    }
    return { reply, order: undefined };
  }

  /** Deletes one of these orders, for what the answer says. */
  async delete(id: string): Promise<Reply> {
    const reply = await this.#client.ask('DeleteOrder', { bill_id: id });
    if (reply.signed && reply.code === 0) this.#gone(id);
    return reply;
  }

  /**
   * Deletes whatever is left of this run.
   * @returns what could not be deleted, in a sentence each
   */
  async cleanUp(): Promise<string[]> {
    const doubts = this.#inDoubt ? await this.#findInDoubt() : [];
    await this.#removeAll();
    if (this.#there.size > 0) {
      await setTimeout(this.#pause);
      await this.#removeAll();
    }
    return [...[...this.#there].map((id) => `Order ${id} could not be deleted.`), ...doubts];
  }

  /**
   * The numbers of this customer's orders that a probe has made.
   * @throws {Unusable} when they cannot be read
   */
  async leftovers(): Promise<string[]> {
    const bills = await this.#client.ask('GetBills', { email: this.email }, ANYWAY);
    if (!rowsOf(bills)) throw new Unusable(`GetBills gave ${shortOf(bills)}.`);
    const numbers = isRecord(bills.result) ? Object.keys(bills.result).filter(isNumber) : [];
    numbers.sort((a, b) => Number(b) - Number(a));
    if (numbers.length > MOST_LOOKED_AT) {
      const all = counted(numbers.length, 'order');
      this.#say(`${this.email} has ${all}: the newest ${MOST_LOOKED_AT} are looked at.`);
    }
    const own: string[] = [];
    for (const id of numbers.slice(0, MOST_LOOKED_AT)) {
      if (await this.#readOwn(id, TAG)) own.push(id);
    }
    return own;
  }

  /** Takes leftovers for its own, to delete them. */
  adopt(ids: readonly string[]): void {
    for (const id of ids) this.#there.add(id);
  }

  async #removeAll(): Promise<void> {
    for (const id of [...this.#there]) await this.#remove(id);
  }

  /** Takes up the order that was asked for and not answered, or says that it may be there. */
  async #findInDoubt(): Promise<string[]> {
    const found = await this.leftovers().catch(() => []);
    const others = found.filter((id) => !this.#there.has(id));
    for (const id of others) this.#say(`Order ${id} was made without a clear answer.`);
    this.adopt(others);
    if (others.length > 0) return [];
    return [
      `An order for ${this.email} with the tag ${this.tag} may have been made: there was no clear answer. Look for it in your shop.`,
    ];
  }

  /** The details of an order if it is this customer's and has a tag, or a comment, with that in it. */
  async #readOwn(bill_id: string, tag: string): Promise<PhpRecord | undefined> {
    try {
      const reply = await this.#client.ask('getOrderDetails', { bill_id }, ANYWAY);
      const { signed, code, result } = reply;
      if (!signed || code !== 0 || !isRecord(result) || textOf(result.id) !== bill_id)
        return undefined;
      const isTheirs = textOf(result.email).trim().toLowerCase() === this.email.toLowerCase();
      const isTagged = [result.tag, result.comment].some((text) => textOf(text).includes(tag));
      return isTheirs && isTagged ? result : undefined;
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      return undefined;
    }
  }

  /** Deletes an order; one that may not be deleted in its status is canceled first. */
  async #remove(id: string): Promise<void> {
    for (const cancelFirst of [false, true]) {
      try {
        if (cancelFirst) {
          const params = { bill_id: id, status: 'cancel' };
          await this.#client.ask('UpdateOrderStatus', params, ANYWAY);
        }
        const { signed, code } = await this.#client.ask('DeleteOrder', { bill_id: id }, ANYWAY);
        if (signed && code !== undefined && [0, 200, 302, 400].includes(code)) {
          this.#gone(id);
          return;
        }
      } catch (error) {
        if (!(error instanceof Unusable)) throw error;
      }
    }
  }

  #gone(id: string): void {
    if (this.#there.delete(id)) this.#say(`Deleted order ${id}.`);
  }
}

const isNumber = (text: string) => /^[1-9]\d{0,17}$/.test(text);

/** The number of an order in an answer of CreateOrder. */
export function numberIn({ result }: Reply): string | undefined {
  const id = isRecord(result) ? textOf(result.bill_id) : '';
  return isNumber(id) ? id : undefined;
}
