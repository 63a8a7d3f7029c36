import { randomBytes } from 'node:crypto';
import type { Account } from '../../../src/justclick/account.ts';
import { isRecord, type PhpRecord } from '../../../src/justclick/answer.ts';
import { FUNCTIONS } from '../../../src/justclick/functions.ts';
import { buildQuery, type PhpParams } from '../../../src/justclick/query.ts';
import { nothingFound } from '../../../src/justclick/refusal.ts';
import { isAnswerHash, requestHash } from '../../../src/justclick/signature.ts';
import { Stopped, Unusable } from './errors.ts';
import type { Raw, Send } from './send.ts';
import { textOf } from './text.ts';

/** An answer as it came, before anything is made of it. */
export type Reply = {
  name: string;
  /** Of HTTP. */
  status: number;
  /** Undefined when the body is none of the API's answers. */
  code: number | undefined;
  text: string;
  /** Whether it is signed with the account's own key. */
  signed: boolean;
  /** Undefined when there is none; JSON has null besides. */
  result: unknown;
  bytes: number;
  milliseconds: number;
  /** How it was packed, empty if it was not. */
  packing: string;
  /** Whether it said how long it is. */
  saysLength: boolean;
  /** Where it would lead to; undefined when it leads nowhere. */
  leadsTo: 'the same host' | 'another host' | undefined;
};

/** The code of a refusal because of too many requests, or because the API is switched off. */
const NO_MORE = 8;

/** The functions that the app sends the key to. */
const TAKE_KEY: ReadonlySet<string> = new Set(
  Object.entries(FUNCTIONS).flatMap(([name, known]) => ('proof' in known ? [name] : [])),
);

type Odd = {
  /** The login in the signature, if not the account's. */
  login?: string;
  /** With a signature that fits nothing. */
  wrongHash?: boolean;
  /** Also after the run was stopped: for putting things right. */
  evenIfStopped?: boolean;
};

/** Asks the service by the app's own encoding and signature, one request after the other. */
export class Client {
  /** The answers in brief, in the order in which they came. */
  readonly replies: Pick<Reply, 'name' | 'status' | 'signed' | 'packing' | 'saysLength'>[] = [];
  readonly account: Account;
  /** Codes that were seen where there is nothing to list. */
  readonly emptyCodes = new Set<number>();
  readonly #send: Send;
  #left: number;
  #stop: Stopped | undefined;
  #requests = 0;

  /** @param most requests that it may send */
  constructor(account: Account, send: Send, most: number) {
    this.account = account;
    this.#send = send;
    this.#left = most;
  }

  get requests(): number {
    return this.#requests;
  }

  /** So many requests more are allowed from now on. */
  allow(more: number): void {
    this.#left += more;
  }

  /** From now on every question ends in this. */
  stop(why: string): void {
    this.#stop ??= new Stopped(why);
  }

  /** Why nothing more is asked; undefined while it is. */
  get stopped(): string | undefined {
    return this.#stop?.message;
  }

  /** @throws {Stopped} when nothing more may be asked */
  check(): void {
    if (this.#stop) throw this.#stop;
    if (this.#left <= 0) throw new Stopped('The probe has made as many requests as it may.');
  }

  /**
   * @throws {Stopped} when nothing more may be asked: too many requests, code 8, or `stop`
   * @throws {Unusable} when no answer came, or one that is too big
   */
  async ask(name: string, params: PhpParams = {}, odd: Odd = {}): Promise<Reply> {
    if (!odd.evenIfStopped) this.check();
    this.#left -= 1;
    this.#requests += 1;
    const { login, rpsKey } = this.account;
    const query = buildQuery(params);
    const hash = odd.wrongHash
      ? randomBytes(16).toString('hex')
      : requestHash(query, odd.login ?? login, rpsKey);
    const raw = await this.#send(name, `${query}${query && '&'}hash=${hash}`);
    const reply = readReply(name, raw, this.account);
    if (reply.code === NO_MORE) {
      this.stop(
        'The service answered with code 8: too many requests, or the API is switched off for the account.',
      );
      if (!odd.evenIfStopped) this.check();
    }
    const isOdd = odd.wrongHash || odd.login !== undefined;
    if (!isOdd) this.#remember(reply);
    return reply;
  }

  /**
   * Asks a function of API 2.0, of those that the app itself calls: they take the key in place of a hash.
   * It goes to the account's own API and nowhere else, as a redirect is not followed. Code 8 may also
   * mean that the account's plan is without API 2.0, so it does not end the run.
   *
   * @param name in any case
   * @throws what `ask` throws
   */
  async askByKey(
    name: string,
    params: PhpParams = {},
    { evenIfStopped = false } = {},
  ): Promise<Reply> {
    if (!TAKE_KEY.has(name.toLowerCase())) throw new Error(`${name} must not get the key.`);
    if (!evenIfStopped) this.check();
    this.#left -= 1;
    this.#requests += 1;
    const { rpsKey } = this.account;
    const raw = await this.#send(name, buildQuery({ ...params, rpsKey }));
    const reply = readReply(name, raw, this.account);
    this.#remember(reply);
    return reply;
  }

  #remember({ name, status, signed, packing, saysLength }: Reply): void {
    this.replies.push({ name, status, signed, packing, saysLength });
  }

  /**
   * The rows of a list, none when the service says that there are none.
   * @throws what `ask` throws, and {Unusable} when there is no list
   */
  async list(name: string, params: PhpParams = {}): Promise<{ rows: PhpRecord[]; reply: Reply }> {
    const reply = await this.ask(name, params);
    const isEmpty = reply.signed && reply.code !== undefined && this.emptyCodes.has(reply.code);
    const rows = isEmpty ? [] : rowsOf(reply);
    if (!rows) throw new Unusable(`${name} gave ${shortOf(reply)} in place of a list.`);
    return { rows, reply };
  }
}

/** The rows of a signed answer; undefined when it has no list. */
export function rowsOf({ signed, code, text, result }: Reply): PhpRecord[] | undefined {
  if (!signed || code === undefined) return undefined;
  if (code !== 0) return nothingFound({ code, text, result }) ? [] : undefined;
  const list = isRecord(result) ? Object.values(result) : result;
  return Array.isArray(list) ? list.filter(isRecord) : undefined;
}

/** An answer without a word of its own: what it says may be about a customer. */
export function shortOf({ status, code, signed, result }: Reply): string {
  if (code === undefined) return `HTTP ${status} without an answer of the API`;
  const said = code === 0 ? `a success with ${shapeOf(result)}` : `code ${code}`;
  return signed ? said : `${said}, not signed with the account’s key`;
}

function shapeOf(value: unknown): string {
  if (value === undefined) return 'no result';
  if (value === null) return 'null';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' ? 'a record' : `a ${typeof value}`;
}

function readReply(name: string, raw: Raw, { rpsKey, apiUrl }: Account): Reply {
  const { status, body, milliseconds, packing, saysLength, location } = raw;
  const bytes = Buffer.byteLength(body);
  const leadsTo = location === undefined ? undefined : targetOf(location, apiUrl);
  const about = { name, status, bytes, milliseconds, packing, saysLength, leadsTo };
  const json = parse(body);
  if (!isRecord(json) || !/^\d{1,9}$/.test(textOf(json.error_code))) {
    return { ...about, code: undefined, text: '', signed: false, result: undefined };
  }
  const { error_text = '', hash, result } = json;
  const code = Number(json.error_code);
  const text = typeof error_text === 'string' ? error_text : '';
  return { ...about, code, text, signed: isAnswerHash(hash, { code, text }, rpsKey), result };
}

const targetOf = (location: string, apiUrl: string): Reply['leadsTo'] =>
  URL.parse(location, apiUrl)?.origin === new URL(apiUrl).origin ? 'the same host' : 'another host';

/** PHP may put a byte order mark before its JSON. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
