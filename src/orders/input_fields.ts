import type { Shop } from '../justclick/index.ts';
import { productsOf } from '../products/filter.ts';
import { type Input, required } from '../values/field.ts';
import { idIn } from '../values/ids.ts';
import { orderNumberField } from '../values/number.ts';
import { entriesField } from '../values/text.ts';

/** The products of a shop by their numeric ids, which is what lists of orders are filtered by. */
export const goods = entriesField({
  key: 'goods',
  label: 'Products',
  type: 'string',
  list: true,
  dynamic: 'product_by_id.id.title',
  resource: 'product.id',
  helpText: 'Leave this empty for all products.',
});

/**
 * The ids of the products in the field `goods`, under the name that the service has for them: none when
 * the field is empty; undefined when it holds only products that the shop does not have any more.
 *
 * @throws a plain error for a product that the shop does not have, but not in a poll of a live Zap
 */
export async function readGoods(
  shop: Shop,
  input: Input,
): Promise<{ goods: string[] } | undefined> {
  const entries = goods.read(input);
  const chosen = entries.map((entry) => idsIn(entry));
  const { label } = goods.field;
  const named = entries.filter((_entry, index) => chosen[index] === undefined);
  const products = await productsOf(
    shop,
    { label, entries: named, kind: 'good_id', isList: true },
    [],
    () => true,
  );
  const ids = [...chosen.flat(), ...products.map(({ good_id }) => good_id)];
  const known = ids.filter((id) => id !== undefined && id !== null);
  return known.length === 0 && entries.length > 0 ? undefined : { goods: [...new Set(known)] };
}

/** The ids of an entry that has nothing else in it. The app sends them without looking them up. */
function idsIn(entry: string): string[] | undefined {
  const id = idIn(entry);
  if (id !== undefined) return [id];
  const ids = entry
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(idIn);
  return ids.every((id) => id !== undefined) ? ids : undefined;
}

/** An existing order, picked from the recent ones. */
export const recentOrder = {
  key: 'bill_id',
  label: 'Order',
  type: 'string',
  dynamic: 'recent_order.id.label',
  resource: 'order.id',
} as const;

/** The order that an action works on: picked, or found by an earlier step. */
export const orderField = required(orderNumberField({ ...recentOrder, search: 'find_order.id' }));

/** In the results of the search and the action behind "find or create". */
export const alreadyExistedField = {
  key: 'already_existed',
  label: 'Already Existed',
  type: 'boolean',
} as const;
