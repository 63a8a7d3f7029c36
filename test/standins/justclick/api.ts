import type { IncomingHttpHeaders } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { AccountState } from './account.ts';
import { type Answer, jsonAnswer, packed } from './answer.ts';
import { decide } from './decide.ts';
import { type AnyFaultName, FaultPlan, faultOf } from './faults.ts';
import { findFunction, type Named, type Outcome, otherSpelling, type Params } from './functions.ts';
import { type Decision, throughPhp } from './gate.ts';
import { LateWork } from './late_work.ts';
import { type Limit, RequestCounter } from './limit.ts';
import { localBillLink, plain, requestLine } from './log.ts';
import type { Php } from './php.ts';
import type { Store } from './store.ts';

/** Of the log, only the newest requests are kept: a sandbox may run for days. */
const MAX_LOGGED = 10_000;

/** A request to the API, as PHP read it, and the code it was answered with. */
export interface LoggedRequest {
  function: string;
  params: Params;
  error_code: number;
  /** What was done to the answer after that. */
  fault?: AnyFaultName;
}

export interface ApiOptions extends Named {
  /** Default `application/json`; PHP's own default is `text/html; charset=UTF-8`. */
  contentType?: string;
  /** Spoils every answer of the API: see faults.ts. */
  fault?: AnyFaultName;
  /** How many requests it takes. Default: as many as there are. */
  limit?: Limit;
  /** Gets one line for each request, which never shows the key. Default: none. */
  log?: (line: string) => void;
}

/** The account whose API it is, and the sandbox's address without a slash at its end. */
interface ApiAccount extends Required<Named> {
  rpsKey: string;
  url: string;
}

/** An answer of the sandbox itself, which the service would never give. */
export function unsigned(status: number, text: string): Answer {
  return jsonAnswer(status, { error_code: status, error_text: text, hash: '' });
}

/** Where CreateOrder's 302 points: to the payment page, or anywhere when there is none. */
function redirectTarget({ result }: Outcome): string {
  return typeof result === 'object' && result !== null && 'link' in result
    ? encodeURI(String(result.link))
    : '/';
}

/** The ways to write a login that a service takes which does not mind its case. */
function casesOf(login: string): string[] {
  const first = login.charAt(0);
  return [
    login,
    login.toLowerCase(),
    login.toUpperCase(),
    first.toUpperCase() + login.slice(1),
    first.toUpperCase() + login.slice(1).toLowerCase(),
  ];
}

/** The order API of one account: what comes in through HTTP goes through PHP, and out again. */
export class Api {
  account: AccountState = 'ok';
  readonly requests: LoggedRequest[] = [];
  /** What is done after its answer. */
  readonly late = new LateWork();
  readonly #options: ApiOptions & ApiAccount;
  readonly #store: Store;
  readonly #php: Promise<Php>;
  readonly #counter = new RequestCounter();
  #faults = new FaultPlan();

  constructor(store: Store, php: Promise<Php>, options: ApiOptions & ApiAccount) {
    this.#store = store;
    this.#php = php;
    this.#options = options;
    this.reset();
  }

  fault(...planned: Parameters<FaultPlan['add']>): void {
    this.#faults.add(...planned);
  }

  /** Begins to count anew; undefined takes everything. */
  limit(limit: Limit | undefined): void {
    this.#counter.set(limit);
  }

  /** Forgets what was asked of it and what it was told; orders stay. */
  reset(): void {
    this.account = 'ok';
    this.requests.length = 0;
    this.late.clear();
    this.limit(this.#options.limit);
    this.#faults = new FaultPlan();
    if (this.#options.fault) this.#faults.add(this.#options.fault);
  }

  /** @param path such as `/api/GetOrders` */
  async answer(
    method: string,
    path: string,
    body: Buffer,
    headers: IncomingHttpHeaders,
  ): Promise<Answer> {
    const { personality } = this.#store;
    const { loginCase, redirects, msPerThousandOrders } = personality;
    const asked = /^\/api\/(\w+)\/?$/.exec(path)?.[1] ?? '';
    const elsewhere = otherSpelling(asked, personality);
    if (method === 'POST' && elsewhere) {
      this.#options.log?.(`${asked}: HTTP 307 to ${elsewhere}`);
      return { status: 307, headers: { location: `/api/${elsewhere}` }, body: '' };
    }
    const name = findFunction(asked, personality);
    if (method !== 'POST' || !name) {
      this.#options.log?.(`${method} ${plain(path)}: 404 no such function`);
      return unsigned(404, `no such function: ${method} ${path}`);
    }
    const { login, brand, rpsKey: key, contentType: answerType } = this.#options;
    const logins = loginCase === 'any' ? casesOf(login) : [login];
    const refused = this.#counter.refuse(this.#store.now());
    const fault = refused ? faultOf(refused.answer) : this.#faults.take(name);
    const contentType = headers['content-type'];
    let target = '/';
    let milliseconds = 0;
    const json = await throughPhp(
      await this.#php,
      { body, logins, key, ...(contentType !== undefined && { contentType }) },
      (request) => {
        const make = () => decide(this.#store, this.account, name, request, { login, brand });
        const isNow = fault?.carriedOut !== false && fault?.lateBy === undefined;
        const decision = isNow ? make() : this.#store.rehearse(make);
        if (fault?.carriedOut && fault.lateBy !== undefined) {
          this.late.add(fault.lateBy, () => this.#doLate(name, make));
        }
        const { error_code, result } = decision;
        target = redirectTarget(decision);
        milliseconds = Array.isArray(result) ? (result.length / 1_000) * msPerThousandOrders : 0;
        const logged = { function: name, params: request.params, error_code };
        this.#log({ ...logged, ...(fault && { fault: fault.name }) }, decision);
        return decision;
      },
    );
    if (milliseconds > 0) await setTimeout(milliseconds);
    const answer = {
      status: redirects.includes(name) ? 302 : 200,
      headers: {
        'content-type': answerType ?? 'application/json',
        ...(redirects.includes(name) && { location: target }),
      },
      body: json,
    };
    if (!fault) return packed(answer, headers['accept-encoding'], personality);
    const spoilt = fault.spoil(answer, key);
    if (refused && 'retry-after' in spoilt.headers) {
      spoilt.headers['retry-after'] = String(refused.wait);
    }
    return spoilt;
  }

  #doLate(name: string, make: () => Decision): void {
    const { error_code, error_text } = make();
    this.#options.log?.(`${name}, carried out late: ${error_code} ${plain(error_text)}`);
  }

  #log(request: LoggedRequest, decision: Decision): void {
    this.requests.push(request);
    if (this.requests.length > MAX_LOGGED) this.requests.shift();
    const { rpsKey, url, log } = this.#options;
    log?.(requestLine(request, decision, rpsKey, this.#toPay(decision, url)));
  }

  /** The link to pay at, when an answer gives the number of an unpaid order. */
  #toPay({ result }: Outcome, url: string): string | undefined {
    if (typeof result !== 'object' || result === null || !('bill_id' in result)) return undefined;
    const order = this.#store.getOrder(Number(result.bill_id));
    return order?.pay_status === 'waiting' ? localBillLink(order, url) : undefined;
  }
}
