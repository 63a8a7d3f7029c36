import { type Answer, jsonAnswer } from './answer.ts';
import { FAULT_NAMES, type FaultName, type FaultOptions } from './faults.ts';
import { findFunction, type Params } from './functions.ts';
import { ORDER_TEXTS, PAY_STATUSES, type RawOrder, Refusal, type Store } from './store.ts';

/** What the service thinks of the account; all but `ok` refuse every request. */
export const ACCOUNT_REFUSALS = {
  unknown_login: { error_code: 5, error_text: 'invalid user name' },
  ip_denied: { error_code: 6, error_text: 'permission denied for ip 127.0.0.1' },
  disabled: { error_code: 7, error_text: 'account disabled' },
  throttled: { error_code: 8, error_text: 'request limit for this address used up, try later' },
} as const;
export type AccountState = 'ok' | keyof typeof ACCOUNT_REFUSALS;

/** A request to the API, as PHP read it, and the code it was answered with. */
export interface LoggedRequest {
  function: string;
  params: Params;
  error_code: number;
  /** What was done to the answer after that. */
  fault?: FaultName;
}

/** The part of a sandbox that control calls can see and change. */
export interface Controlled {
  readonly store: Store;
  readonly requests: LoggedRequest[];
  account: AccountState;
  /** Spoils answers of the API from now on; `none` ends that. */
  fault(name: FaultName | 'none', options?: FaultOptions): void;
  /** Puts everything back to how it began. */
  reset(): void;
}

/** A control call that asks for something impossible; the message says what. */
class BadCall extends Error {}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function accountState(value: unknown): AccountState {
  if (value === 'ok') return value;
  const states = Object.keys(ACCOUNT_REFUSALS) as (keyof typeof ACCOUNT_REFUSALS)[];
  const state = states.find((known) => known === value);
  if (!state) throw new BadCall(`state must be one of: ok, ${states.join(', ')}`);
  return state;
}

function number(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new BadCall(`${name} must be a number`);
  }
  return value;
}

function string(value: unknown, name: string): string {
  if (typeof value !== 'string') throw new BadCall(`${name} must be a string`);
  return value;
}

function faultName(value: unknown): FaultName | 'none' {
  const name = (['none', ...FAULT_NAMES] as const).find((known) => known === value);
  if (!name) throw new BadCall(`fault must be one of: none, ${FAULT_NAMES.join(', ')}`);
  return name;
}

function faultOptions(given: Record<string, unknown>): FaultOptions {
  const options: FaultOptions = {};
  if (given.function !== undefined) {
    const name = findFunction(string(given.function, 'function'));
    if (!name) throw new BadCall(`There is no function ${given.function}`);
    options.function = name;
  }
  if (given.times !== undefined) {
    options.times = number(given.times, 'times');
    if (!(options.times >= 1)) throw new BadCall('times must be 1 or more');
  }
  if (given.carriedOut !== undefined) options.carriedOut = given.carriedOut === true;
  return options;
}

function orderGood(value: unknown): { code: string; sum?: number } {
  if (typeof value === 'string') return { code: value };
  if (!isObject(value)) throw new BadCall('goods must be codes or objects with a code');
  return {
    code: string(value.code, 'goods[].code'),
    ...(value.sum !== undefined && { sum: number(value.sum, 'goods[].sum') }),
  };
}

/** Reads an order out of JSON; its goods may be codes alone. */
function rawOrder(value: unknown): RawOrder {
  if (!isObject(value)) throw new BadCall('An order must be an object');
  const order: RawOrder = { email: string(value.email, 'email'), goods: [] };
  if (!Array.isArray(value.goods)) throw new BadCall('goods must be an array');
  order.goods = value.goods.map(orderGood);
  for (const name of ORDER_TEXTS) {
    if (value[name] !== undefined) order[name] = string(value[name], name);
  }
  for (const name of ['id', 'created', 'price'] as const) {
    if (value[name] !== undefined) order[name] = number(value[name], name);
  }
  for (const name of ['paid', 'kill_at'] as const) {
    if (value[name] !== undefined) {
      order[name] = value[name] === null ? null : number(value[name], name);
    }
  }
  if (value.is_recurrent !== undefined) order.is_recurrent = value.is_recurrent === true;
  if (value.pay_status !== undefined) {
    const status = PAY_STATUSES.find((known) => known === value.pay_status);
    if (!status) throw new BadCall(`pay_status must be one of: ${PAY_STATUSES.join(', ')}`);
    order.pay_status = status;
  }
  if (value.utm !== undefined) {
    if (!isObject(value.utm)) throw new BadCall('utm must be an object');
    order.utm = Object.fromEntries(
      Object.entries(value.utm).map(([name, mark]) => [name, string(mark, `utm.${name}`)]),
    );
  }
  return order;
}

function control(sandbox: Controlled, call: string, body: string): unknown {
  const given = (): Record<string, unknown> => {
    const value: unknown = JSON.parse(body);
    if (!isObject(value)) throw new BadCall('The body must be a JSON object');
    return value;
  };
  switch (call) {
    case 'POST /_control/account':
      sandbox.account = accountState(given().state);
      return { state: sandbox.account };
    case 'POST /_control/fault': {
      const call = given();
      sandbox.fault(faultName(call.fault), faultOptions(call));
      return {};
    }
    case 'GET /_control/requests':
      return sandbox.requests;
    case 'GET /_control/orders':
      return sandbox.store.getOrders();
    case 'POST /_control/orders': {
      const { orders } = given();
      if (!Array.isArray(orders)) throw new BadCall('orders must be an array');
      return sandbox.store.insertOrders(orders.map(rawOrder));
    }
    case 'POST /_control/reset':
      sandbox.reset();
      return {};
    default:
      return undefined;
  }
}

/**
 * Steers a sandbox from another process, in JSON:
 * `POST /_control/account {state}`, `POST /_control/fault {fault, function?, times?, carriedOut?}`
 * (faults.ts names them; `none` ends them), `GET /_control/requests`, `GET /_control/orders`,
 * `POST /_control/orders {orders: [{email, goods: [code | {code, sum}], …}]}`,
 * `POST /_control/reset`. Answers 400 or 404 with `{error}` when it cannot.
 */
export function handleControl(
  sandbox: Controlled,
  method: string,
  path: string,
  body: string,
): Answer {
  try {
    const value = control(sandbox, `${method} ${path}`, body);
    return value === undefined
      ? jsonAnswer(404, { error: `No control call ${method} ${path}` })
      : jsonAnswer(200, value);
  } catch (error) {
    const mistake = [BadCall, Refusal, SyntaxError].some((kind) => error instanceof kind);
    // SQLite's own no, such as to an order number that is taken.
    const impossible = isObject(error) && 'errcode' in error;
    if (!mistake && !impossible) throw error;
    return jsonAnswer(400, { error: isObject(error) ? error.message : error });
  }
}
