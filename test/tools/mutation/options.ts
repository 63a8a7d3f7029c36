import { Option } from 'commander';
import { BadOption, parse, script, wholeNumber } from '../../support/command.ts';

export { BadOption };

export const SCRIPT = script(
  'mutate',
  "Changes the app's code in one small place after the other, and tells which changes no test notices. Works in a copy; nothing of it stays.",
)
  .option(
    '--files <FILE...>',
    'only changes of these files, e.g. src/values/amount.ts; the score in docs/testing.md stays as it is',
    (file, files: string[] = []) => [...files, file],
  )
  .option(
    '--mutant <ID>',
    'one change again by itself: what it changes, and which test notices',
    readMutant,
  )
  .addOption(
    new Option(
      '--by-hand [PART]',
      'only the mistakes of the list in test/tools/mutation/by_hand, or those with this in their names',
    ).conflicts(['files', 'mutant']),
  )
  .option(
    '--workers <N>',
    'processes that run tests; each needs up to 1.5 GB',
    wholeNumber('workers', 1, 99),
    2,
  )
  .addHelpText(
    'after',
    `
A whole run asks first the test that noticed a change in an earlier run. Without one it takes hours on
two cores. It writes its score into docs/testing.md, and fails when a change survives that
test/tools/mutation/survivors.json does not explain, or a mistake of the list that people have made by
hand.`,
  );

export type Options = {
  files: string[];
  mutant: string | undefined;
  /** What the names of the mistakes have in them; an empty text for all. */
  byHand: string | undefined;
  workers: number;
};

function readMutant(id: string): string {
  if (/^[0-9a-f]{8}$/.test(id)) return id;
  throw new BadOption(`--mutant takes the 8 letters and digits that a run prints, not "${id}".`);
}

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): Options | undefined {
  const values = parse<{
    files?: string[];
    mutant?: string;
    byHand?: string | true;
    workers: number;
  }>(SCRIPT, args, (file) => `Write --files before ${file}.`);
  if (values === undefined) return undefined;
  const { files = [], mutant, byHand, workers } = values;
  return { files, mutant, byHand: byHand === true ? '' : byHand, workers };
}
