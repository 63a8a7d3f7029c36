import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { PhpParams } from '../../../src/justclick/query.ts';
import { isRecord, type PhpRecord } from '../../../src/justclick/record.ts';
import { type Client, type Reply, rowsOf, shortOf } from '../client.ts';
import { Unusable } from '../errors.ts';
import { counted } from '../findings.ts';
import type { Say } from '../read.ts';

/** With this every tag begins, so that a later run finds what an earlier one left behind. */
const TAG = 'zapier-probe-';

/** Orders of a customer that are looked at, newest first. */
const MOST_LOOKED_AT = 15;

/** Milliseconds before what could not be deleted is tried once more. */
const PAUSE = 3000;

/** Never more than these, whatever happens. */
const MOST_ORDERS = 3;

/**
 * The orders that the probe makes. Each is named before it is made, by its tag, and after, by its number,
 * so that a run that is killed leaves nothing behind that it did not name.
 */
export class OwnOrders {
  readonly tag = `${TAG}${randomBytes(3).toString('hex')}`;
  readonly email: string;
  readonly #client: Client;
  readonly #say: Say;
  /** Those that may still be there. */
  readonly #there = new Set<string>();
  /** Those that were there before this run: never its own, whatever an answer says. */
  readonly #before = new Set<string>();
  #made = 0;
  #inDoubt = false;

  constructor(client: Client, email: string, say: Say) {
    this.#client = client;
    this.email = email;
    this.#say = say;
  }

  /** Asks for an order. What comes back may be the number of one that is there already. */
  async create(params: PhpParams): Promise<Reply> {
    this.#client.check();
    if (this.#made >= MOST_ORDERS) throw new Unusable('Three orders have been made.');
    this.#say(`Making an order for ${this.email} with the tag ${this.tag}.`);
    this.#inDoubt = true;
    const reply = await this.#client.ask('CreateOrder', {
      bill_email: this.email,
      bill_tag: this.tag,
      ...params,
    });
    const id = reply.signed && reply.code === 0 ? numberIn(reply) : undefined;
    if (id !== undefined && !this.#before.has(id)) {
      this.#made += 1;
      this.#there.add(id);
      this.#say(`Made order ${id}.`);
    }
    // A refusal made nothing, and its number is that of an order that is known.
    this.#inDoubt = id === undefined && !(reply.signed && reply.code !== 0);
    return reply;
  }

  /** Deletes an order, for what the answer says. */
  async delete(id: string): Promise<Reply> {
    const reply = await this.#client.ask('DeleteOrder', { bill_id: id });
    if (reply.signed && reply.code === 0) this.#gone(id);
    return reply;
  }

  /**
   * Deletes whatever may be left of this run and of earlier ones.
   * @returns what could not be deleted, in a sentence each
   */
  async cleanUp(): Promise<string[]> {
    const doubts = this.#inDoubt ? await this.#findInDoubt() : [];
    await this.#removeAll();
    if (this.#there.size > 0) {
      await setTimeout(PAUSE);
      await this.#removeAll();
    }
    return [...[...this.#there].map((id) => `Order ${id} could not be deleted.`), ...doubts];
  }

  async #removeAll(): Promise<void> {
    for (const id of [...this.#there]) await this.#remove(id);
  }

  /** Takes up the order that was asked for and never answered, or says that it may be there. */
  async #findInDoubt(): Promise<string[]> {
    const found = await this.#madeByProbes().catch(() => []);
    const others = found.filter((id) => !this.#there.has(id));
    for (const id of others) this.#say(`Order ${id} was made without an answer.`);
    this.adopt(others);
    if (others.length > 0) return [];
    return [
      `An order for ${this.email} with the tag ${this.tag} may have been made: nothing was answered. Look for it in your shop.`,
    ];
  }

  /**
   * The numbers of this customer's orders that earlier runs have left behind. All others that there are
   * now are safe from this run.
   *
   * @throws {Unusable} when the customer's orders cannot be read
   */
  async begin(): Promise<string[]> {
    for (const id of await this.#numbers()) this.#before.add(id);
    return this.#madeByProbes();
  }

  async #madeByProbes(): Promise<string[]> {
    const numbers = await this.#numbers();
    if (numbers.length > MOST_LOOKED_AT) {
      this.#say(
        `Of ${counted(numbers.length, 'order')} of ${this.email}, the newest are looked at.`,
      );
    }
    const own: string[] = [];
    for (const bill_id of numbers.slice(0, MOST_LOOKED_AT)) {
      const { result } = await this.#client.ask('getOrderDetails', { bill_id }, ANYWAY);
      const isOwn =
        isRecord(result) && typeof result.tag === 'string' && isTheirs(result, this.email);
      if (isOwn && `${result.tag}`.startsWith(TAG)) own.push(bill_id);
    }
    return own;
  }

  /** The numbers of this customer's orders, newest first. */
  async #numbers(): Promise<string[]> {
    const bills = await this.#client.ask('GetBills', { email: this.email }, ANYWAY);
    if (!rowsOf(bills)) throw new Unusable(`GetBills gave ${shortOf(bills)}.`);
    const numbers = isRecord(bills.result) ? Object.keys(bills.result).filter(isNumber) : [];
    return numbers.sort((a, b) => Number(b) - Number(a));
  }

  /** Takes orders of earlier runs for its own, to delete them. */
  adopt(ids: readonly string[]): void {
    for (const id of ids) this.#there.add(id);
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

/** Also after the run was stopped. */
const ANYWAY = { evenIfStopped: true };

const isNumber = (text: string) => /^[1-9]\d{0,17}$/.test(text);

const isTheirs = ({ email }: PhpRecord, wanted: string) =>
  typeof email === 'string' && email.trim().toLowerCase() === wanted.toLowerCase();

/** The number of an order in an answer of CreateOrder. */
export function numberIn({ result }: Reply): string | undefined {
  const id = isRecord(result) ? `${result.bill_id}` : '';
  return isNumber(id) ? id : undefined;
}
