import { parseArgs } from 'node:util';

export const HELP = `Measures what this app adds to the platform, and plays a day of 100,000 Zaps.

npm run bench -- [options]

  --only app|fleet   one half of it: the app on this machine, or the simulation
  --quick            a small run to try the bench out; writes nothing
  --json             print one JSON object for machines; writes nothing
  --help

Without --quick and --json it writes its numbers into docs/benchmark.md and draws
docs/benchmark.svg. It takes about 10 minutes, the simulation one of them.
`;

export type Options = { only?: 'app' | 'fleet'; isQuick: boolean; isJson: boolean };

/** An option that cannot be; the message says which. */
export class BadOption extends Error {
  override name = 'BadOption';
}

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): Options | undefined {
  const { only, quick = false, json = false, help } = parse(args);
  if (help) return undefined;
  if (only !== undefined && only !== 'app' && only !== 'fleet') {
    throw new BadOption(`--only must be app or fleet, not "${only}".`);
  }
  return { ...(only && { only }), isQuick: quick, isJson: json };
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        only: { type: 'string' },
        quick: { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    return values;
  } catch (error) {
    // Node.js goes on with advice for programmers after its first sentence.
    const [first = ''] = error instanceof Error ? error.message.split(/\.? (?:To|This) |\n/) : [];
    throw new BadOption(`${first.replace(/\.$/, '')}. See npm run bench -- --help.`);
  }
}
