import { type InputData, readIds } from '../values/input.ts';

/** The products of a shop by their numeric ids, which is what lists of orders are filtered by. */
export const goodsFilterField = {
  key: 'goods',
  label: 'Products',
  type: 'string',
  list: true,
  dynamic: 'product_by_id.id.title',
  helpText: 'Leave this empty for the orders of all products.',
} as const;

/** The ids chosen in `goodsFilterField`, under the name that the service has for them. */
export const goodsFilter = (inputData: InputData) => ({
  goods: readIds(inputData[goodsFilterField.key], goodsFilterField.label),
});

/** An existing order, picked from the recent ones. */
export const recentOrderField = {
  key: 'bill_id',
  label: 'Order',
  type: 'string',
  dynamic: 'recent_order.id.label',
} as const;

/** The order that an action works on: picked, or found by an earlier step. */
export const orderField = {
  ...recentOrderField,
  required: true,
  search: 'find_order.id',
} as const;

/** In the results of the search and the action behind "find or create". */
export const alreadyExistedField = {
  key: 'already_existed',
  label: 'Already Existed',
  type: 'boolean',
} as const;
