import { Refusal } from '../store.ts';

/** What `$_POST` can hold: PHP lists are arrays here, its other arrays are objects. */
export type PhpValue = string | PhpValue[] | { [key: string]: PhpValue };
export type Params = Record<string, PhpValue>;

export const wrongData = () => new Refusal(3, 'wrong posted data');

export function text(params: Params, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}

export function flag(params: Params, name: string): boolean {
  return !['', '0', 'false'].includes(text(params, name));
}

/** A whole number that is not negative, such as a date; undefined when it was not given. */
export function whole(params: Params, name: string): number | undefined {
  const value = params[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string' || !/^\d{1,12}$/.test(value)) throw wrongData();
  return Number(value);
}

/** The numeric ids in `goods`: one, or an array of them. */
export function filterIds(params: Params): number[] {
  const { goods = [] } = params;
  const ids = typeof goods === 'string' ? (goods === '' ? [] : [goods]) : Object.values(goods);
  return ids.map((id) => {
    if (typeof id !== 'string' || !/^\d{1,12}$/.test(id)) throw wrongData();
    return Number(id);
  });
}

/** The order number; one that cannot be a number is that of no order. */
export function billId(params: Params): number {
  const id = text(params, 'bill_id');
  if (id === '') throw new Refusal(203, 'order number is empty');
  return /^\d{1,12}$/.test(id) ? Number(id) : 0;
}

/** The texts in an array such as `utm`, without the empty ones. */
export function texts(params: Params, name: string): Record<string, string> {
  const { [name]: value = '' } = params;
  if (typeof value === 'string' || Array.isArray(value)) return {};
  const filled = Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'string' && one !== '' ? [[key, one] as const] : [],
  );
  return Object.fromEntries(filled);
}

export function needData(params: Params): void {
  if (Object.keys(params).length === 0) throw new Refusal(2, 'no transmitted data');
}
