import { required } from '../values/field.ts';
import { idsField } from '../values/ids.ts';
import { orderNumberField } from '../values/number.ts';

/** The products of a shop by their numeric ids, which is what lists of orders are filtered by. */
export const goodsFilter = idsField({
  key: 'goods',
  label: 'Products',
  type: 'string',
  list: true,
  dynamic: 'product_by_id.id.title',
  helpText: 'Leave this empty for the orders of all products.',
});

/** An existing order, picked from the recent ones. */
export const recentOrder = {
  key: 'bill_id',
  label: 'Order',
  type: 'string',
  dynamic: 'recent_order.id.label',
} as const;

/** The order that an action works on: picked, or found by an earlier step. */
export const orderField = required(orderNumberField({ ...recentOrder, search: 'find_order.id' }));

/** In the results of the search and the action behind "find or create". */
export const alreadyExistedField = {
  key: 'already_existed',
  label: 'Already Existed',
  type: 'boolean',
} as const;
