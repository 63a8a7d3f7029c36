export const FUNCTION_NAMES = [
  'CreateOrder',
  'UpdateOrderStatus',
  'DeleteOrder',
  'GetOrders',
  'GetOrdersWithGoods',
  'GetOrderDetails',
  'GetOrderInfo',
  'GetBills',
  'GetAllGoods',
  'AddLeadToGroup',
  'UpdateSubscriberData',
  'DeleteSubscribe',
  'GetLeadGroupStatuses',
  'GetAllGroups',
  'GetCountSubscribe',
] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Those that the vendor's articles write in another way than all the others. */
const SPELLINGS: Partial<Record<FunctionName, string>> = {
  GetOrdersWithGoods: 'getOrdersWithGoods',
  GetOrderDetails: 'getOrderDetails',
};

/**
 * The function of that name; undefined when there is none.
 * @param nameCase `exact` takes only the spelling of the vendor's articles
 */
export function findFunction(
  name: string,
  nameCase: 'any' | 'exact' = 'any',
): FunctionName | undefined {
  return FUNCTION_NAMES.find((known) =>
    nameCase === 'exact'
      ? (SPELLINGS[known] ?? known) === name
      : known.toLowerCase() === name.toLowerCase(),
  );
}
