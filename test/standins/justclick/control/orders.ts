import { ORDER_TEXTS, PAY_STATUSES, type Partner, type RawOrder } from '../store.ts';
import { BadCall, isObject, list, number, oneOf, string, strings } from './json.ts';

function partner(value: unknown): Partner {
  if (!isObject(value)) throw new BadCall('goods[].partners must be an array of objects');
  return {
    level: number(value.level, 'goods[].partners[].level'),
    id: number(value.id, 'goods[].partners[].id'),
    name: string(value.name, 'goods[].partners[].name'),
    fee: number(value.fee, 'goods[].partners[].fee'),
  };
}

function orderGood(value: unknown): RawOrder['goods'][number] {
  if (typeof value === 'string') return { code: value };
  if (!isObject(value)) throw new BadCall('goods must be codes or objects with a code');
  return {
    code: string(value.code, 'goods[].code'),
    ...(value.sum !== undefined && { sum: number(value.sum, 'goods[].sum') }),
    ...(value.partners !== undefined && {
      partners: list(value.partners, 'goods[].partners', partner),
    }),
  };
}

/** Reads an order out of JSON; its goods may be codes alone. */
export function rawOrder(value: unknown): RawOrder {
  if (!isObject(value)) throw new BadCall('An order must be an object');
  const order: RawOrder = {
    email: string(value.email, 'email'),
    goods: list(value.goods, 'goods', orderGood),
  };
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
    order.pay_status = oneOf(value.pay_status, 'pay_status', PAY_STATUSES);
  }
  if (value.utm !== undefined) order.utm = strings(value.utm, 'utm');
  return order;
}
