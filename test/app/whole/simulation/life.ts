import type { PayStatus } from '../../../standins/justclick/store.ts';
import type { Random } from '../../../support/random.ts';
import { drawGaps, drawLateness, type Gap } from './lists.ts';
import { drawOddSpells, type OddSpell } from './odd.ts';
import { drawStory, type Step } from './story.ts';
import { DAY, HOUR, promisedBy, type TriggerKey } from './triggers.ts';

/** `datedBack`: seconds by which the date that is given to a payment lies before the payment. */
export type StoryStep = { step: Step; datedBack?: number };

/** Something that happens in a shop or to its Zap, at a true unix second. */
export type Change = { at: number } & (
  | ({ kind: 'order'; story: number } & StoryStep)
  | { kind: 'newest deleted'; count: number }
  | { kind: 'on'; lookBack: number }
  | { kind: 'off' }
  /** Nothing but that a poll can tell now what the one before it could not. */
  | { kind: 'clearer' }
);

/** All that is drawn for one shop before it is played. */
export type Life = {
  /** In the order in which they happen. */
  changes: Change[];
  /** The products of each story's order, by their codes. */
  goods: string[][];
  oddSpells: OddSpell[];
  /** What the list of payments leaves out of each story's order. */
  gaps: (Gap | undefined)[];
  /** Seconds after which a change is in the service's lists; its dates are those of the change. */
  lateness: number;
  /** Seconds by which the service's clock is ahead; negative when it is behind. */
  serviceAhead: number;
  /** The same of the clock on which polls run; not of the one on which a Zap is turned on. */
  zapierAhead: number;
  /** Seconds between polls of a Zap to which nothing happens. */
  interval: number;
  timeZone: string;
  /** How the service tells an empty list. */
  empty: 'list' | 'code';
  /** How probable it is that a poll meets trouble. */
  trouble: number;
  /** How probable it is that the service refuses the second question of a poll. */
  refusal: number;
  /** Seconds after which an event that no poll has brought carries no promise any more. */
  patience: number;
  /** How many of the largest events a usual poll has room for. */
  eventsPerPoll: number;
  /** From how many new rows on a poll is a flood: the 100 of Zapier's rule, made small. */
  floodLimit: number;
  /** Seconds after which the owner releases what is held; never, for one who deletes it. */
  releaseAfter: number;
  /** Whether switching a Zap off empties its memory. That is not documented either. */
  forgets: boolean;
  /** The only products that the Zap is for. */
  filter: { id: string; code: string } | undefined;
  /** The status that the Zap is for, if its trigger has one. */
  status: PayStatus;
};

const CODES = ['photo-course', 'checklist', 'checklist'] as const;

/**
 * Draws the life of a shop: about two months, with few orders, most of them near a limit, some made up to
 * a year before. In some shops most orders are made in one minute, or paid in one: a flood.
 *
 * @param floods of its own, as is `late`, so that all else stays as it is
 * @param datesBack whether some payments get a date before that on which they are entered, as a bank
 * statement has it
 */
export function drawLife(
  { random, floods, late }: { random: Random; floods: Random; late: Random },
  key: TriggerKey,
  datesBack: boolean,
): Life {
  const { lookBacks, keepsLookBack = false, patience, datedBy, slack = 0 } = promisedBy(key);
  const zap = drawSwitching(random, lookBacks, keepsLookBack);
  const begins = zap.flatMap((change) => (change.kind === 'on' ? change : []));
  const first = Math.min(...zap.map(({ at }) => at));
  const last = Math.max(...zap.map(({ at }) => at)) + random.int(3, 40) * DAY;

  const rush = random.pick([first - random.int(HOUR, 2 * DAY), random.int(first, last)]);
  const payday = random.int(first, last);
  const isFlooded = floods.chance(0.15);
  const made = (): number => {
    if (isFlooded && floods.chance(0.8)) return rush + floods.int(0, 60);
    const on = random.pick([begins[0] ?? { at: first, lookBack: 1 }, ...begins]);
    const lookBackSeconds = Math.round(on.lookBack * DAY);
    switch (random.int(-1, 9)) {
      case -1:
      case 0: // At the start of a window, when the memory is filled.
        return on.at - lookBackSeconds - random.pick([2, 2, 4]) * DAY + random.int(-HOUR, HOUR);
      case 1:
      case 2:
        return on.at - random.int(1, lookBackSeconds);
      case 3:
      case 4:
      case 5:
        return rush + random.int(0, HOUR / 2);
      case 6: // Long before, to be paid late.
        return first - random.int(30 * DAY, 365 * DAY);
      default:
        return random.int(first - 5 * DAY, last);
    }
  };
  const stories = Array.from({ length: random.int(3, 10) }, made).sort((a, b) => a - b);
  const lookBackAt = (at: number) =>
    (begins.findLast((on) => on.at <= at) ?? begins[0])?.lookBack ?? 1;
  const steps = stories.flatMap((at, story) => {
    const lookBack = lookBackAt(at);
    const setting = { made: at, payday, isFlooded, lookBack, first, last, waits: slack > 0 };
    return drawStory(random, setting).map((step): Change => {
      const isDatedBack = datesBack && step.step === 'paid' && random.chance(0.3);
      const datedBack = isDatedBack ? random.int(0, step.at - at) : 0;
      return { kind: 'order', story, ...step, datedBack };
    });
  });
  const deletions = Array.from({ length: random.int(0, 3) }, (): Change => {
    const on = random.pick([begins[0] ?? { at: first }, ...begins]);
    const at = random.pick([payday + random.int(HOUR, DAY), on.at + random.int(60, 5 * DAY)]);
    return { kind: 'newest deleted', at, count: random.int(1, 4) };
  });
  const oddSpells = drawOddSpells(random, stories, { first, last });
  const clearer = [
    ...oddSpells.flatMap(({ to }) => (Number.isFinite(to) ? to : [])),
    ...stepTimes(steps, 'waited').map((at) => at + slack + 1),
  ].map((at): Change => ({ kind: 'clearer', at }));

  const shortest = Math.min(...begins.map((on) => on.lookBack));
  const lateness = drawLateness(late);
  const calm = Math.min(random.pick([3 * HOUR, DAY, 100 * DAY]), patience(shortest));
  return {
    changes: [...steps, ...deletions, ...clearer, ...zap].sort((a, b) => a.at - b.at),
    goods: stories.map(() => Array.from({ length: random.int(1, 3) }, () => random.pick(CODES))),
    oddSpells,
    gaps: drawGaps(late, stories.length),
    lateness,
    serviceAhead: random.int(-HOUR, HOUR),
    zapierAhead: late.int(-HOUR, HOUR),
    interval: late.pick([5 * 60, 15 * 60, 15 * 60]),
    timeZone: random.pick([
      'Europe/Moscow',
      'Europe/Moscow',
      'Pacific/Kiritimati',
      'America/New_York',
      'Etc/GMT+12',
    ]),
    empty: random.pick(['list', 'code']),
    trouble: random.pick([0, 0.2, 0.4]),
    refusal: random.pick([0, 0, 0, 0.3, 1]),
    patience: calm,
    // A poll must hand over all that came since the one before it. So the bound is as great as the
    // most events that fall into the time for which an event may wait, and not much greater: the
    // design promises nothing to a shop with more.
    eventsPerPoll: mostWithin(stepTimes(steps, datedBy), calm + lateness) + random.int(0, 1),
    floodLimit: random.pick([2, 3, 6, 100]),
    releaseAfter: random.pick([HOUR / 4, HOUR, 5 * HOUR, DAY, 2 * DAY, Number.POSITIVE_INFINITY]),
    forgets: random.chance(0.5),
    filter: random.chance(0.1) ? { id: '1202', code: 'checklist' } : undefined,
    status: random.pick(['paid', 'paid', 'sent', 'waiting', 'cancel', 'return']),
  };
}

const stepTimes = (changes: readonly Change[], step: Step): number[] =>
  changes.flatMap((change) => (change.kind === 'order' && change.step === step ? change.at : []));

/** On, and perhaps off and on again, each time with a look-back of its own unless it is kept. */
function drawSwitching(
  random: Random,
  lookBacks: readonly [number, ...number[]],
  keepsLookBack: boolean,
): Change[] {
  const changes: Change[] = [];
  let lookBack = random.pick(lookBacks);
  let at = Date.UTC(2026, 0, 1) / 1000 + random.int(0, 400 * DAY);
  for (let times = random.pick([1, 1, 2, 3]); times > 0; times--) {
    changes.push({ kind: 'on', at, lookBack });
    if (times === 1) break;
    if (!keepsLookBack) lookBack = random.pick(lookBacks);
    at += random.int(HOUR, 30 * DAY);
    changes.push({ kind: 'off', at });
    at += random.pick([60, random.int(60, DAY), random.int(DAY, 10 * DAY)]);
  }
  return changes;
}

/** The most of these instants that lie within a span of so many seconds. */
function mostWithin(instants: number[], seconds: number): number {
  const sorted = [...instants].sort((a, b) => a - b);
  const counts = sorted.map(
    (from, index) => sorted.filter((at, other) => other >= index && at <= from + seconds).length,
  );
  return Math.max(1, ...counts);
}
