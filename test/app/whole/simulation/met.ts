/**
 * What a shop has to meet for the simulation to mean anything, each noticed where it takes effect: what is
 * drawn and never used would leave all green.
 */
export const INGREDIENTS = [
  /** By more than half an hour, to either side, in a poll. */
  'the app is behind',
  'the app is ahead',
  'the service is behind',
  'the service is ahead',
  /** Days that the service counts by a calendar that is not Moscow's. */
  'a day of another zone',
  /** The second question of a poll is refused. */
  'a refusal',
  /** A question is for some products only. */
  'a product filter',
  /** A payment that is promised though it came after the look-back. */
  'a late payment',
  'a failure',
  'an odd row',
  /** The list of payments leaves out what the list of orders tells. */
  'lists that disagree',
  /** What happens is in no list for some seconds. */
  'a late service',
  /** A poll asks for a day, and not for the whole Look Back. */
  'a quick poll',
  /** The memory was emptied when the Zap was turned off. */
  'a memory that is emptied',
  /** What Zapier holds fires late, or never. */
  'a flood that is released',
  'a flood that is not released',
] as const;
export type Ingredient = (typeof INGREDIENTS)[number];

/** In how many shops each was met. */
export type Counts = Record<Ingredient, number>;

export const noCounts = (): Counts =>
  Object.fromEntries(INGREDIENTS.map((name) => [name, 0])) as Counts;

const HALF_AN_HOUR = 1800;

/** What one shop has met. */
export class Met {
  readonly #met = new Set<Ingredient>();

  note(name: Ingredient, isMet = true): void {
    if (isMet) this.#met.add(name);
  }

  /** @param ahead seconds by which a clock differs from the true time */
  noteClock(whose: 'app' | 'service', ahead: number): void {
    this.note(`the ${whose} is ahead`, ahead > HALF_AN_HOUR);
    this.note(`the ${whose} is behind`, ahead < -HALF_AN_HOUR);
  }

  addTo(counts: Counts): void {
    for (const name of this.#met) counts[name] += 1;
  }
}
