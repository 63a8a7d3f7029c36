import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** Ends a script over a wrong option: one line that says what to do, and no stack trace. */
export function refuse(problem: string): never {
  console.error(`${problem} See --help.`);
  process.exit(2);
}

/**
 * The options of a script's command line. Answers `--help` and ends the script; refuses an option that
 * the script does not have.
 *
 * @param help what `--help` prints
 */
export function readCommand<Options extends ParseArgsOptionsConfig>(
  help: string,
  options: Options,
) {
  const config = { options: { ...options, help: { type: 'boolean' } } } as const;
  try {
    const { values } = parseArgs(config);
    if (!('help' in values && values.help)) return parseArgs({ options }).values;
  } catch (error) {
    // Node.js goes on with advice for programmers after its first sentence.
    const [first = ''] = String(error instanceof Error ? error.message : error).split(/\. |\n/);
    refuse(`${first.replace(/\.$/, '')}.`);
  }
  process.stdout.write(help);
  process.exit(0);
}
