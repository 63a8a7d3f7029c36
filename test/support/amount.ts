const { JUSTCLICK_MUTATION, JUSTCLICK_TESTS, CI } = process.env;

/** `CI=true npm test` and `npm run test:deep` play all of it. */
const PLAYS_ALL = CI === 'true' || JUSTCLICK_TESTS === 'all';

/**
 * How many cases a test plays that plays many. `npm test` plays a fifth of them, others each time.
 * `npm run mutate` asks a test again for each of thousands of mistakes in the app, and plays less still:
 * what only many cases show, a whole run of the tests does.
 *
 * @param least fewer do not show what the test is about
 */
export function amount(usual: number, least = Math.ceil(usual / 20)): number {
  if (JUSTCLICK_MUTATION) return least;
  return PLAYS_ALL ? usual : Math.max(least, Math.ceil(usual / 5));
}

/** The first of a test's seeds: drawn anew in each run, but for `npm run mutate`. */
export const firstSeed = (): number =>
  JUSTCLICK_MUTATION ? 1 : 1 + Math.floor(Math.random() * 1_000_000_000);
