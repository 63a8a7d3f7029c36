/** Functions that a hash proves. */
const SIGNED_NAMES = [
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
  'GetPartnerStats',
] as const;

/** Functions of API 2.0, which the key itself proves. */
const KEYED_NAMES = [
  'addupdatelead',
  'addtagtolead',
  'removetagfromlead',
  'removeleadfromlist',
  'getalllists',
  'getgoods',
  'getcoupons',
  'getpersonalmanagers',
] as const;
export type KeyedName = (typeof KEYED_NAMES)[number];

export const FUNCTION_NAMES = [...SIGNED_NAMES, ...KEYED_NAMES] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

export function isKeyed(name: string): name is KeyedName {
  return KEYED_NAMES.some((known) => known === name);
}

/** Those that the vendor's articles write in another way than all the others. */
const SPELLINGS: Partial<Record<FunctionName, string>> = {
  GetOrdersWithGoods: 'getOrdersWithGoods',
  GetOrderDetails: 'getOrderDetails',
};

/** Where a lower-case name may lead: the first was seen, the others are assumed to be alike. */
const ELSEWHERE: Readonly<Record<KeyedName, string>> = {
  getalllists: 'GetAllGroups',
  addupdatelead: 'AddUpdateLead',
  addtagtolead: 'AddTagToLead',
  removetagfromlead: 'RemoveTagFromLead',
  removeleadfromlist: 'RemoveLeadFromList',
  getgoods: 'GetGoods',
  getcoupons: 'GetCoupons',
  getpersonalmanagers: 'GetPersonalManagers',
};

export interface NameSettings {
  /** `exact` takes only the spelling of the vendor's articles. */
  nameCase?: 'any' | 'exact';
  /** Which lower-case names are answered with another spelling instead of a result. */
  lowerCaseNames?: 'served' | 'getalllists redirected' | 'all redirected';
}

/** The spelling that a name is redirected to; undefined when it is served. */
export function otherSpelling(name: string, { lowerCaseNames }: NameSettings): string | undefined {
  if (!isKeyed(name)) return undefined;
  const isMoved =
    lowerCaseNames === 'all redirected' ||
    (lowerCaseNames === 'getalllists redirected' && name === 'getalllists');
  return isMoved ? ELSEWHERE[name] : undefined;
}

/** The function of that name; undefined when there is none. */
export function findFunction(name: string, settings: NameSettings = {}): FunctionName | undefined {
  if (settings.nameCase !== 'exact') {
    return FUNCTION_NAMES.find((known) => known.toLowerCase() === name.toLowerCase());
  }
  return FUNCTION_NAMES.find(
    (known) => (otherSpelling(known, settings) ?? SPELLINGS[known] ?? known) === name,
  );
}
