import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A mistake that a person may make in the app, of a kind that the generator of mutants does not make. */
export type Mistake = {
  /** What is wrong with the app then. */
  name: string;
  /** From the root of the project, e.g. `src/orders/order.ts`. */
  file: string;
  /** Stands in the file once. */
  from: string;
  to: string;
  /** The test files that have to notice it: they are asked in this order, until one does. */
  tests: readonly [string, ...string[]];
};

/** Tests that compare a page with the app: writing the page anew would bring the mistake into it. */
const OF_PAGES = 'test/tools/docs/';

/** A source file with a mistake in it. @throws when the mistake does not fit the project any more */
export function sourceWith(root: string, { name, file, from, to, tests }: Mistake): string {
  const [before = '', after, another] = readFileSync(join(root, file), 'utf8').split(from);
  if (after === undefined) throw new Error(`${name}: ${file} does not have ${from}`);
  if (another !== undefined) throw new Error(`${name}: ${file} has this more than once: ${from}`);
  if (from === to) throw new Error(`${name}: nothing is changed`);
  for (const test of tests) {
    if (test.startsWith(OF_PAGES)) throw new Error(`${name}: a page does not count, as in ${test}`);
    if (!existsSync(join(root, test))) throw new Error(`${name}: there is no ${test}`);
  }
  return `${before}${to}${after}`;
}
