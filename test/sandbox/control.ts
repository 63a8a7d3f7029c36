import { type Answer, jsonAnswer } from './answer.ts';
import type { AccountState, LoggedRequest } from './api.ts';
import {
  accountState,
  BadCall,
  faultName,
  faultOptions,
  isObject,
  rawOrder,
} from './control/reading.ts';
import type { FaultName, FaultOptions } from './faults.ts';
import { Refusal, type Store } from './store.ts';

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
