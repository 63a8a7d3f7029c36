import { parseArgs } from 'node:util';
import { isNativeError } from 'node:util/types';

export const HELP = `Changes the app's code in one small place after the other, and tells which changes no test
notices. Works in a copy; nothing of it stays.

npm run mutate -- [options]

  --files FILE ...    only changes of these files, e.g. src/values/money.ts; the score in
                      docs/testing.md stays as it is
  --mutant ID         one change again by itself: what it changes, and which test notices
  --workers N         processes that run tests; default 2, each needs up to 1.5 GB
  --help

A whole run takes about a quarter of an hour on two cores. It writes its score into docs/testing.md, and
fails when a change survives that test/tools/mutation/survivors.json does not explain.
`;

export type Options = { files: string[]; mutant: string | undefined; workers: number };

/** An option that cannot be; the message says which. */
export class BadOption extends Error {}

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): Options | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const files = [...(values.files ?? []), ...positionals];
  if (positionals.length > 0 && values.files === undefined) {
    throw new BadOption(`Write --files before ${positionals[0]}. See npm run mutate -- --help.`);
  }
  const { mutant, workers = '2' } = values;
  if (mutant !== undefined && !/^[0-9a-f]{8}$/.test(mutant)) {
    throw new BadOption(
      `--mutant takes the 8 letters and digits that a run prints, not "${mutant}".`,
    );
  }
  if (!/^[1-9]\d?$/.test(workers)) {
    throw new BadOption(`--workers must be a whole number from 1 to 99, not "${workers}".`);
  }
  return { files, mutant, workers: Number(workers) };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        files: { type: 'string', multiple: true },
        mutant: { type: 'string' },
        workers: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    if (!isNativeError(error)) throw error;
    // Node.js goes on with advice for programmers after its first sentence.
    const [first = ''] = error.message.split(/\.? (?:To|This) |\n/);
    throw new BadOption(`${first.replace(/\.$/, '')}. See npm run mutate -- --help.`);
  }
}
