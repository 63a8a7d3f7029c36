import { errors } from 'zapier-platform-core';

/** The error for an order that the service sent without what nothing can be done without. */
export const orderWithout = (what: string): Error =>
  new errors.Error(
    `Your shop sent an order without its ${what}. No orders are handed on until that is mended, and all of them after that: ask the support of your account to look at your orders.`,
    'order_incomplete',
  );
