import { oneOf, parse, script } from '../../support/command.ts';

export const SCRIPT = script(
  'bench',
  'Measures what this app adds to the platform, and plays a day of 100,000 Zaps.',
)
  .option(
    '--only <HALF>',
    'one half of it: app (the app on this machine), or fleet (the simulation)',
    oneOf('only', ['app', 'fleet']),
  )
  .option('--quick', 'a small run to try the bench out; writes nothing')
  .option('--json', 'print one JSON object for machines; writes nothing')
  .addHelpText(
    'after',
    `
Without --quick and --json it writes its numbers into docs/benchmark.md and draws
docs/benchmark.svg. It takes about 10 minutes, the simulation one of them.`,
  );

export type Options = { only?: 'app' | 'fleet'; isQuick: boolean; isJson: boolean };

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): Options | undefined {
  const values = parse<{ only?: 'app' | 'fleet'; quick?: true; json?: true }>(SCRIPT, args);
  if (values === undefined) return undefined;
  const { quick = false, json = false, ...others } = values;
  return { ...others, isQuick: quick, isJson: json };
}
