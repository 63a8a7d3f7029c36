import { getAllLists, getCoupons, getGoods, getPersonalManagers } from './functions/choices.ts';
import {
  addLeadToGroup,
  deleteSubscribe,
  getAllGroups,
  getCountSubscribe,
  getLeadGroupStatuses,
  updateSubscriberData,
} from './functions/contacts.ts';
import {
  addTagToLead,
  addUpdateLead,
  removeLeadFromList,
  removeTagFromLead,
} from './functions/leads.ts';
import type { FunctionName } from './functions/names.ts';
import {
  type ApiFunction,
  BRANDS,
  type FunctionSettings,
  type Outcome,
} from './functions/outcome.ts';
import type { Params } from './functions/params.ts';
import { getPartnerStats } from './functions/partners.ts';
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

export {
  FUNCTION_NAMES,
  type FunctionName,
  findFunction,
  isKeyed,
  otherSpelling,
} from './functions/names.ts';
export type { Brand, FunctionSettings, Named, Outcome } from './functions/outcome.ts';
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
  GetPartnerStats: getPartnerStats,
  addupdatelead: addUpdateLead,
  addtagtolead: addTagToLead,
  removetagfromlead: removeTagFromLead,
  removeleadfromlist: removeLeadFromList,
  getalllists: getAllLists,
  getgoods: getGoods,
  getcoupons: getCoupons,
  getpersonalmanagers: getPersonalManagers,
} satisfies Record<FunctionName, ApiFunction>;

/** Does what a request that has proved where it comes from asks for. Refusals are outcomes as well. */
export function callFunction(
  store: Store,
  name: FunctionName,
  params: Params,
  settings: FunctionSettings = {},
): Outcome {
  try {
    const apiFunction: ApiFunction = FUNCTIONS[name];
    const usual = { ...store.personality, login: 'demo', brand: BRANDS[0] };
    return apiFunction(store, params, { ...usual, ...settings });
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
