/** What a function of the service does, as far as a call of it depends on that. */
type Function = {
  /** `repeatable`: it changes something, and nothing more when it is sent once more. */
  readonly does: 'read' | 'write' | 'repeatable write';
  /** How large its answer may be, unpacked, in megabytes: a little more than a call can need. */
  readonly megabytes: number;
};

/**
 * The functions of the order API that this app calls, in the spelling of its articles. An order of 999
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
} as const satisfies Record<string, Function>;

export type FunctionName = keyof typeof FUNCTIONS;
