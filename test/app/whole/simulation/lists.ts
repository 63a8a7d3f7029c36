import type { Random } from '../../../support/random.ts';

/**
 * What the list of payments may leave out of an order, while the list of orders has it: so the two
 * disagree, and only one of them tells that the order was returned, or when it was paid.
 */
const GAPS = ['pay_status', 'paid'] as const;
export type Gap = (typeof GAPS)[number];

/** The gaps of each story's order, by the story; none for most. */
export const drawGaps = (random: Random, stories: number): (Gap | undefined)[] =>
  Array.from({ length: stories }, () => (random.chance(0.2) ? random.pick(GAPS) : undefined));

/** The row of an order as the list of payments has it. */
export const withGap = (row: object, gap: Gap | undefined): object =>
  gap === undefined ? row : { ...row, [gap]: '' };

/** Seconds by which the service is late: what happens has its date at once, and is in no list until then. */
export const drawLateness = (random: Random): number => random.pick([0, 0, 1, 3, 20]);
