import { isRecord, type PhpRecord } from '../../../../src/justclick/answer.ts';
import { readRecord } from '../../../../src/values/output.ts';
import { counted, type Findings, listed } from '../findings.ts';

type Type = 'string' | 'number' | 'boolean';

/** How the app reads the fields that have a number in them, by where they are. */
const ORDER: Readonly<Record<string, Type>> = {
  id: 'string',
  price: 'number',
  good_count: 'number',
  bill_sum_topay: 'number',
  is_recurrent: 'boolean',
  prepayment_enabled: 'boolean',
  prepayment_minsum: 'number',
};
const ITEM: Readonly<Record<string, Type>> = { sum: 'number', price: 'number' };
const PARTNER: Readonly<Record<string, Type>> = {
  partner_lvl: 'number',
  partner_id: 'string',
  partner_fee: 'number',
};
const PRODUCT: Readonly<Record<string, Type>> = { good_id: 'string', good_sum: 'number' };

/** Collects how values are written, field by field. */
class Types {
  readonly seen = new Map<string, Set<string>>();
  readonly unreadable = new Set<string>();
  values = 0;

  take(row: PhpRecord, fields: Readonly<Record<string, Type>>, prefix = ''): void {
    for (const [key, type] of Object.entries(fields)) this.#one(prefix + key, type, row[key]);
  }

  /** Ids of products, which may be one text with commas. */
  takeIds(ids: unknown): void {
    if (typeof ids === 'string') this.#one('good_ids', 'string', ids, 'one text');
    else
      for (const id of rowsIn(ids)) this.#one('good_ids', 'string', id, `list of ${wordOf(id)}s`);
  }

  #one(name: string, type: Type, value: unknown, word = wordOf(value)): void {
    if (value === undefined || value === null || value === '') return;
    this.values += 1;
    this.seen.set(name, (this.seen.get(name) ?? new Set()).add(word));
    const { read } = readRecord({ read: { label: '', type, sample: null } }, { read: value });
    if (read === null) this.unreadable.add(name);
  }
}

const wordOf = (value: unknown) => (typeof value === 'string' ? 'text' : typeof value);

const rowsIn = (list: unknown): unknown[] =>
  Array.isArray(list) ? list : isRecord(list) ? Object.values(list) : [];

/** How numbers are written, in each field that has one. */
export function findValueTypes(
  found: Findings,
  { products, orders }: { products: PhpRecord[]; orders: PhpRecord[] },
): void {
  const types = new Types();
  for (const product of products) types.take(product, PRODUCT);
  for (const order of orders) {
    types.take(order, ORDER);
    types.takeIds(order.good_ids);
    for (const item of rowsIn(order.items).filter(isRecord)) {
      types.take(item, ITEM, 'items.');
      for (const partner of rowsIn(item.partners).filter(isRecord)) types.take(partner, PARTNER);
    }
  }
  if (types.values === 0) return;
  const fields = [...types.seen].map(([name, words]) => [name, listed(words)]);
  found.judge(
    'value-types',
    types.unreadable.size === 0,
    Object.fromEntries(fields),
    types.unreadable.size === 0
      ? `${counted(types.values, 'value')}, all of them read by the app.`
      : `The app cannot read values of: ${listed(types.unreadable)}.`,
  );
}
