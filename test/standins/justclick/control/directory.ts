import type { Affiliate, Coupon, Manager } from '../store.ts';
import { BadCall, isObject, list, number, string } from './json.ts';

/** Reads a coupon out of JSON; without `goods` it is for all products. */
export function rawCoupon(value: unknown): Coupon {
  if (!isObject(value)) throw new BadCall('A coupon must be an object');
  const percent = number(value.percent, 'percent');
  if (percent < 0 || percent > 100) throw new BadCall('percent must be from 0 to 100');
  return {
    id: number(value.id, 'id'),
    code: string(value.code, 'code'),
    percent,
    ...(value.goods !== undefined && { goods: list(value.goods, 'goods', string) }),
  };
}

export function rawManager(value: unknown): Manager {
  if (!isObject(value)) throw new BadCall('A manager must be an object');
  return { id: number(value.id, 'id'), name: string(value.name, 'name') };
}

/** Reads an affiliate out of JSON; what is left out is 0. */
export function rawAffiliate(value: unknown): Affiliate {
  if (!isObject(value)) throw new BadCall('An affiliate must be an object');
  const { login, clicks = 0, leads = 0, partners = 0, paidOut = 0 } = value;
  return {
    login: string(login, 'login'),
    clicks: number(clicks, 'clicks'),
    leads: number(leads, 'leads'),
    partners: number(partners, 'partners'),
    paidOut: number(paidOut, 'paidOut'),
  };
}
