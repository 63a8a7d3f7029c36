import type { Random } from '../../../support/random.ts';

/**
 * What may be wrong with the row of an order for a while: it is no record, it has no number, neither a
 * status nor a date of payment, or nothing in place of its items.
 */
const ODD_KINDS = ['row', 'number', 'status', 'items'] as const;
export type OddKind = (typeof ODD_KINDS)[number];

/** A time for which the row of a story's order is odd, in true unix seconds. */
export type OddSpell = { story: number; kind: OddKind; from: number; to: number };

/**
 * Draws spells for some of the orders of a shop. Some begin before the Zap is on, some are long enough to
 * outlive the memory of a person, some never end.
 */
export function drawOddSpells(
  random: Random,
  stories: readonly number[],
  life: { first: number; last: number },
): OddSpell[] {
  if (!random.chance(0.4)) return [];
  const DAY = 86_400;
  return stories.flatMap((made, story) => {
    if (!random.chance(0.25)) return [];
    const from = random.pick([made, random.int(Math.min(made, life.first), life.last)]);
    const to = random.pick([
      from + random.int(60, DAY),
      from + random.int(DAY, 10 * DAY),
      Number.POSITIVE_INFINITY,
    ]);
    return { story, kind: random.pick(ODD_KINDS), from, to };
  });
}

/** The row of an order as the service sends it while it is odd in this way. */
export function spoilt(row: object, kind: OddKind): unknown {
  switch (kind) {
    case 'row':
      return null;
    case 'number':
      return { ...row, id: '' };
    case 'status':
      return { ...row, pay_status: '', paid: '' };
    case 'items':
      return { ...row, items: null };
  }
}
