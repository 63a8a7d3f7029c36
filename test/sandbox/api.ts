import { type AccountState, refusalOf, refusalOfAll } from './account.ts';
import { type Answer, jsonAnswer } from './answer.ts';
import { type FaultName, FaultPlan } from './faults.ts';
import {
  callFunction,
  type FunctionName,
  type FunctionSettings,
  findFunction,
  type Outcome,
  type Params,
} from './functions.ts';
import { type Decision, type PhpRequest, throughPhp } from './gate.ts';
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
  fault?: FaultName;
}

export interface ApiOptions extends FunctionSettings {
  /** Answers CreateOrder with HTTP 302 and a `Location` beside the JSON, as the service may. */
  status302?: boolean;
  /** Default `application/json`; PHP's own default is `text/html; charset=UTF-8`. */
  contentType?: string;
  /** Spoils every answer of the API: see faults.ts. */
  fault?: FaultName;
  /** Gets one line for each request, which never shows the key. Default: nobody does. */
  log?: (line: string) => void;
}

/** The account whose API it is, and the sandbox's address without a slash at its end. */
interface ApiAccount {
  login: string;
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

/** The order API of one account: what comes in through HTTP goes through PHP, and out again. */
export class Api {
  account: AccountState = 'ok';
  readonly requests: LoggedRequest[] = [];
  readonly #options: ApiOptions & ApiAccount;
  readonly #store: Store;
  readonly #php: Promise<Php>;
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

  /** Forgets what was asked of it and what it was told; orders stay. */
  reset(): void {
    this.account = 'ok';
    this.requests.length = 0;
    this.#faults = new FaultPlan();
    if (this.#options.fault) this.#faults.add(this.#options.fault);
  }

  /** @param path such as `/api/GetOrders` */
  async answer(
    method: string,
    path: string,
    body: Buffer,
    contentType: string | undefined,
  ): Promise<Answer> {
    const name = findFunction(/^\/api\/(\w+)\/?$/.exec(path)?.[1] ?? '');
    if (method !== 'POST' || !name) {
      this.#options.log?.(`${method} ${plain(path)}: 404 no such function`);
      return unsigned(404, `no such function: ${method} ${path}`);
    }
    const { login, rpsKey, status302, contentType: answerType } = this.#options;
    const fault = this.#faults.take(name);
    let target = '/';
    const json = await throughPhp(
      await this.#php,
      { body, login, key: rpsKey, ...(contentType !== undefined && { contentType }) },
      (request) => {
        const decide = () => this.#decide(name, request);
        const decision = fault?.carriedOut === false ? this.#store.rehearse(decide) : decide();
        target = redirectTarget(decision);
        const { error_code } = decision;
        const logged = { function: name, params: request.params, error_code };
        this.#log({ ...logged, ...(fault && { fault: fault.name }) }, decision);
        return decision;
      },
    );
    const headers = { 'content-type': answerType ?? 'application/json' };
    const answer =
      status302 && name === 'CreateOrder'
        ? { status: 302, headers: { ...headers, location: target }, body: json }
        : { status: 200, headers, body: json };
    return fault ? fault.spoil(answer, rpsKey) : answer;
  }

  /**
   * A client signs with its login and its key, and a hash cannot be taken apart again. So a wrong
   * login looks exactly like a wrong key, and the answer is 4 for both; the service, which knows
   * the login from the host name, says 5. The account state `unknown_login` has the sandbox say it.
   */
  #decide(name: FunctionName, { hash, params }: PhpRequest): Decision {
    const closed = refusalOfAll(this.account);
    if (closed) return { ...closed, stranger: true };
    if (hash === 'none') {
      return { error_code: 1, error_text: 'not transferred hash', stranger: false };
    }
    if (hash === 'wrong') return { error_code: 4, error_text: 'incorrect hash', stranger: true };
    const refused = refusalOf(this.account, name);
    const outcome = refused ?? callFunction(this.#store, name, params, this.#options);
    return { ...outcome, stranger: false };
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
