/** What a function of the service does, as far as a call of it depends on that. */
type Function = {
  /** `repeatable`: it changes something, and nothing more when it is sent once more. */
  readonly does: 'read' | 'write' | 'repeatable write';
  /** How large its answer may be, unpacked, in megabytes: a little more than a call can need. */
  readonly megabytes: number;
  /**
   * How a request proves who asks: by a hash over it (the signed API), or by the key itself (API 2.0,
   * under the same path, in lower case).
   */
  readonly proof?: 'key';
  /** Of API 2.0, which not every plan has: what a person does without it: a clause for an error. */
  readonly instead?: string;
};

/**
 * The functions of the service that this app calls, in the spelling of its articles. An order of 999
 * products, each as long as people write them, is under a megabyte.
 */
export const FUNCTIONS = {
  CreateOrder: { does: 'write', megabytes: 1 },
  UpdateOrderStatus: { does: 'write', megabytes: 1 },
  DeleteOrder: { does: 'write', megabytes: 1 },
  GetOrders: { does: 'read', megabytes: 20 },
  getOrdersWithGoods: { does: 'read', megabytes: 20 },
  getOrderDetails: { does: 'read', megabytes: 4 },
  GetBills: { does: 'read', megabytes: 4 },
  GetAllGoods: { does: 'read', megabytes: 20 },
  AddLeadToGroup: { does: 'repeatable write', megabytes: 1 },
  UpdateSubscriberData: { does: 'repeatable write', megabytes: 1 },
  DeleteSubscribe: { does: 'repeatable write', megabytes: 1 },
  GetLeadGroupStatuses: { does: 'read', megabytes: 4 },
  GetAllGroups: { does: 'read', megabytes: 20 },
  GetPartnerStats: { does: 'read', megabytes: 1 },
  addupdatelead: {
    does: 'repeatable write',
    megabytes: 1,
    proof: 'key',
    instead: 'use Add Contact to Group or Update Contact',
  },
  addtagtolead: {
    does: 'repeatable write',
    megabytes: 1,
    proof: 'key',
    instead: 'use Update Contact, which has a field for tags',
  },
  removetagfromlead: {
    does: 'repeatable write',
    megabytes: 1,
    proof: 'key',
    instead: 'use Update Contact, which has a field for tags',
  },
  getcoupons: {
    does: 'read',
    megabytes: 4,
    proof: 'key',
    instead: "type or map the coupon's code",
  },
  getpersonalmanagers: {
    does: 'read',
    megabytes: 4,
    proof: 'key',
    instead: "type or map the manager's ID",
  },
} as const satisfies Record<string, Function>;

export type FunctionName = keyof typeof FUNCTIONS;

/** What is known of a function. */
export const functionNamed = (name: FunctionName): Function => FUNCTIONS[name];
