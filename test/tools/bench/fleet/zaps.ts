import { type Random, randomOf } from '../../../support/random.ts';

export const TRIGGERS = [
  'new_paid_order',
  'new_order',
  'new_paid_order_item',
  'order_status_changed',
  'order_left_unpaid',
] as const;
export type TriggerKey = (typeof TRIGGERS)[number];

/** Each of some choices with its share of all Zaps, in percent. */
type Shares<Choice> = readonly (readonly [Choice, number])[];

/** Assumed: what a service of this kind may have. The real numbers are not known. */
export const ASSUMED = {
  trigger: [
    ['new_paid_order', 60],
    ['new_order', 15],
    ['new_paid_order_item', 10],
    ['order_status_changed', 10],
    ['order_left_unpaid', 5],
  ] as Shares<TriggerKey>,
  /** Minutes from poll to poll. */
  minutes: [
    [15, 40],
    [5, 25],
    [2, 25],
    [1, 10],
  ] as Shares<number>,
  /** Orders that a shop gets in a day. */
  ordersPerDay: [
    [1, 50],
    [5, 30],
    [25, 15],
    [100, 4],
    [1000, 1],
  ] as Shares<number>,
  /** The share of orders that are paid, within a day. */
  paid: 0.6,
};

export type Zap = {
  trigger: TriggerKey;
  /** Seconds from poll to poll. */
  interval: number;
  ordersPerDay: number;
};

function draw<Choice>(random: Random, shares: Shares<Choice>): Choice {
  let left = random.int(1, 100);
  for (const [choice, share] of shares) {
    left -= share;
    if (left <= 0) return choice;
  }
  throw new Error('The shares of ASSUMED must make 100 percent.');
}

/** Draws the Zaps of a fleet; a seed always gives the same. */
export function drawZaps(count: number, seed: number): Zap[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => ({
    trigger: draw(random, ASSUMED.trigger),
    interval: 60 * draw(random, ASSUMED.minutes),
    ordersPerDay: draw(random, ASSUMED.ordersPerDay),
  }));
}
