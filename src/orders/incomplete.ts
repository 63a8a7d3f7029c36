import { OddRowError } from '../polling/rows.ts';

/** The error for an order that the service sent without what nothing can be done without. */
export const orderWithout = (what: string): Error =>
  new OddRowError(
    `without ${what}`,
    `Your shop sent an order without its ${what}. This Zap gets no orders until that is fixed, and then it gets all of them. Ask the support of your account to look at your orders.`,
  );
