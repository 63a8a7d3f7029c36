import { Option } from 'commander';
import { oneOf, parse, script } from '../../support/command.ts';

const PARTS = ['app', 'fleet', 'import'] as const;
export type Part = (typeof PARTS)[number];

export const SCRIPT = script(
  'bench',
  'Measures what this app adds to the platform, and plays a day of 100,000 Zaps.',
)
  .option(
    '--only <PART>',
    'one part of it: app (the app on this machine), fleet (a day of many Zaps), or import (1,000 rows at once)',
    oneOf('only', PARTS),
  )
  .addOption(
    new Option(
      '--before <COMMIT>',
      'only the app beside an earlier commit of itself, which takes about three minutes',
    ).conflicts('only'),
  )
  .option('--quick', 'a small run to try the bench out; writes nothing')
  .option('--json', 'print one JSON object for machines; writes nothing')
  .addHelpText(
    'after',
    `
Without --quick and --json it writes its numbers into docs/benchmark.md and draws
docs/benchmark.svg. It takes about 20 minutes, the import half of them.`,
  );

export type Options = { only?: Part; before?: string; isQuick: boolean; isJson: boolean };

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): Options | undefined {
  const values = parse<{ only?: Part; before?: string; quick?: true; json?: true }>(SCRIPT, args);
  if (values === undefined) return undefined;
  const { quick = false, json = false, ...others } = values;
  return { ...others, isQuick: quick, isJson: json };
}
