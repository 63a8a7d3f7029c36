import type { Random } from '../../../support/random.ts';
import { DAY, HOUR } from './triggers.ts';

export type Step = 'made' | 'paid' | 'sent' | 'return' | 'cancel' | 'waited' | 'deleted';

/** When a story begins, and the times of its shop and Zap that it may run into. */
export type Setting = {
  made: number;
  /** A day on which several orders are paid. */
  payday: number;
  /** Whether most orders are paid in one minute of that day. */
  isFlooded: boolean;
  /** Days. */
  lookBack: number;
  /** The first and last true unix second of what is played. */
  first: number;
  last: number;
  /** Whether it matters that an order has waited for the look-back. */
  waits: boolean;
};

/** What becomes of an order, from its creation on, in true unix seconds. */
export function drawStory(random: Random, setting: Setting): { at: number; step: Step }[] {
  const { made, lookBack } = setting;
  const steps: { at: number; step: Step }[] = [{ at: made, step: 'made' }];
  let at = made;
  const then = (step: Step, seconds: number) => {
    at += seconds;
    steps.push({ at, step });
  };
  const soon = () => random.pick([random.int(1, HOUR / 4), random.int(1, DAY)]);
  const later = () => random.pick([soon(), random.int(1, 6 * DAY)]);

  const paid = drawPayment(random, setting, soon);
  // Cash on delivery, or an order that was cancelled and is paid after all.
  if (random.chance(0.2)) {
    then(random.pick(['sent', 'sent', 'cancel']), random.int(1, Math.max(1, paid - made - 1)));
  }
  if (random.chance(0.85)) {
    then('paid', Math.max(1, paid - at));
    if (random.chance(0.3)) then('sent', later());
    if (random.chance(0.15)) {
      then(random.pick(['return', 'cancel']), later());
      if (random.chance(0.3)) then('paid', later());
    }
  } else if (random.chance(0.5)) {
    then(random.pick(['cancel', 'return']), later());
  }
  if (random.chance(0.1)) then('deleted', later());
  // Whether it is still unpaid by then is for the shop to say.
  if (setting.waits) steps.push({ at: made + Math.round(lookBack * DAY), step: 'waited' });
  return steps;
}

/**
 * Most payments come soon, or near the end of the look-back; those of old orders come in our time, or
 * where the window begins that fills the memory.
 */
function drawPayment(
  random: Random,
  { made, payday, isFlooded, lookBack, first, last }: Setting,
  soon: () => number,
): number {
  const lookBackSeconds = Math.round(lookBack * DAY);
  const lastMoment = made + lookBackSeconds;
  if (isFlooded && random.chance(0.6)) return Math.max(made + 1, payday + random.int(0, 60));
  const onPayday = Math.max(made + 1, payday + random.int(0, HOUR / 2));
  if (made < first - 30 * DAY) {
    const windowBegins = first - lookBackSeconds - random.pick([2, 2, 4]) * DAY;
    return random.pick([
      onPayday,
      random.int(first - 10 * DAY, last),
      random.int(first, last),
      windowBegins + random.int(-HOUR, HOUR),
    ]);
  }
  return random.pick([
    made + soon(),
    made + random.int(1, HOUR / 4),
    made + random.int(1, HOUR / 4),
    made + random.int(1, lookBackSeconds),
    lastMoment - random.pick([0, random.int(0, 60)]),
    lastMoment + random.int(1, 10 * DAY),
    onPayday,
    onPayday,
  ]);
}
