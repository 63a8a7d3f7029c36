const { JUSTCLICK_MUTATION, JUSTCLICK_TESTS, CI } = process.env;

/** `CI=true npm test` and `npm run test:deep` play all of it. */
export const PLAYS_ALL = CI === 'true' || JUSTCLICK_TESTS === 'all';

/**
 * How many cases a test plays that plays many. `npm test` plays a tenth of them, others each time.
 * `npm run mutate` asks a test again for each of thousands of mistakes in the app, and plays less still:
 * what only many cases show, a whole run of the tests does.
 *
 * @param least fewer do not show what the test is about
 */
export function amount(usual: number, least = Math.ceil(usual / 20)): number {
  if (JUSTCLICK_MUTATION) return least;
  return PLAYS_ALL ? usual : Math.max(least, Math.ceil(usual / 10));
}

/**
 * The cases that a test plays of many that each take a while: a tenth of them, others each time; all where
 * all is played, and for `npm run mutate`.
 *
 * @param least how many at least
 */
export function partOf<Case>(cases: readonly Case[], least = 1): Case[] {
  if (PLAYS_ALL || JUSTCLICK_MUTATION) return [...cases];
  const left = [...cases];
  const count = Math.max(least, Math.ceil(cases.length / 10));
  const draw = () => left.splice(Math.floor(Math.random() * left.length), 1);
  return Array.from({ length: Math.min(count, cases.length) }, draw).flat();
}

/**
 * The first of a test's seeds: drawn anew in each run, but for `npm run mutate`. What fails has to say its
 * seed. There is room for many after it below a billion.
 */
export const firstSeed = (): number =>
  JUSTCLICK_MUTATION ? 1 : 1 + Math.floor(Math.random() * 900_000_000);
