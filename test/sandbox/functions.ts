import {
  addLeadToGroup,
  deleteSubscribe,
  getAllGroups,
  getCountSubscribe,
  getLeadGroupStatuses,
  updateSubscriberData,
} from './functions/contacts.ts';
import type { ApiFunction, FunctionSettings, Outcome } from './functions/outcome.ts';
import type { Params } from './functions/params.ts';
import {
  getAllGoods,
  getBills,
  getOrderDetails,
  getOrderInfo,
  getOrders,
  getOrdersWithGoods,
} from './functions/reads.ts';
import { createOrder, deleteOrder, updateOrderStatus } from './functions/writes.ts';
import { Refusal, type Store } from './store.ts';

export type { Brand, FunctionSettings, Outcome } from './functions/outcome.ts';
export { BRANDS } from './functions/outcome.ts';
export type { Params, PhpValue } from './functions/params.ts';
export { billLink, billToken } from './functions/rows.ts';

const FUNCTIONS = {
  CreateOrder: createOrder,
  UpdateOrderStatus: updateOrderStatus,
  DeleteOrder: deleteOrder,
  GetOrders: getOrders,
  GetOrdersWithGoods: getOrdersWithGoods,
  GetOrderDetails: getOrderDetails,
  GetOrderInfo: getOrderInfo,
  GetBills: getBills,
  GetAllGoods: getAllGoods,
  AddLeadToGroup: addLeadToGroup,
  UpdateSubscriberData: updateSubscriberData,
  DeleteSubscribe: deleteSubscribe,
  GetLeadGroupStatuses: getLeadGroupStatuses,
  GetAllGroups: getAllGroups,
  GetCountSubscribe: getCountSubscribe,
} satisfies Record<string, ApiFunction>;

export type FunctionName = keyof typeof FUNCTIONS;
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as FunctionName[];

/** The function of that name in any case; undefined when there is none. */
export function findFunction(name: string): FunctionName | undefined {
  return FUNCTION_NAMES.find((known) => known.toLowerCase() === name.toLowerCase());
}

/** Does what a request that carries the right hash asks for. Refusals are outcomes as well. */
export function callFunction(
  store: Store,
  name: FunctionName,
  params: Params,
  settings: FunctionSettings = {},
): Outcome {
  try {
    const apiFunction: ApiFunction = FUNCTIONS[name];
    return apiFunction(store, params, settings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, result } = error;
    return {
      error_code: code,
      error_text: message,
      ...(result !== undefined && { result }),
    };
  }
}
