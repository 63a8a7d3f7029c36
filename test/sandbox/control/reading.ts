import { ACCOUNT_REFUSALS, type AccountState } from '../api.ts';
import { FAULT_NAMES, type FaultName, type FaultOptions } from '../faults.ts';
import { findFunction } from '../functions.ts';
import { ORDER_TEXTS, PAY_STATUSES, type RawOrder } from '../store.ts';

/** A control call that asks for something impossible; the message says what. */
export class BadCall extends Error {}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function accountState(value: unknown): AccountState {
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

export function faultName(value: unknown): FaultName | 'none' {
  const name = (['none', ...FAULT_NAMES] as const).find((known) => known === value);
  if (!name) throw new BadCall(`fault must be one of: none, ${FAULT_NAMES.join(', ')}`);
  return name;
}

export function faultOptions(given: Record<string, unknown>): FaultOptions {
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
export function rawOrder(value: unknown): RawOrder {
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
