/**
 * How many cases a test plays that plays many. `npm run mutate` asks it again for each of thousands of
 * mistakes in the app, and plays a part of them: what only many cases show, a whole run of the tests does.
 */
export const amount = (usual: number, inMutants = Math.ceil(usual / 20)): number =>
  process.env.JUSTCLICK_MUTATION ? inMutants : usual;
