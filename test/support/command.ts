import { Command, CommanderError } from 'commander';

/** An option that cannot be; the message says which. */
export class BadOption extends Error {
  override name = 'BadOption';
}

/** The command line of a script of package.json, e.g. `npm run bench`; `--help` is one of its options. */
export const script = (name: string, about: string): Command =>
  new Command(`npm run ${name} --`)
    .usage('[options]')
    .description(about)
    .helpOption('--help', 'print this')
    .configureHelp({ helpWidth: 95, optionTerm: ({ flags }) => flags.replace(/[<>]/g, '') })
    .configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
    .showSuggestionAfterError(false)
    .allowExcessArguments()
    .exitOverride();

/** What `--help` prints. */
export function helpOf(command: Command): string {
  let text = '';
  const { writeOut = () => undefined } = command.configureOutput();
  command.configureOutput({
    writeOut: (part) => {
      text += part;
    },
  });
  command.outputHelp();
  command.configureOutput({ writeOut });
  return text;
}

/** The names of a script's options, without their dashes. */
export const namesOf = (command: Command): string[] => [
  ...command.options.map(({ long }) => long?.slice(2) ?? ''),
  'help',
];

/**
 * Reads a command line; undefined when it asks for help.
 *
 * @param command whose options it may have, and no others
 * @throws {BadOption} with one line for people
 */
export function parse<Values extends object>(
  command: Command,
  args: readonly string[],
  stray = (argument: string) => `Unexpected argument '${argument}'.`,
): Values | undefined {
  const advice = `See ${command.name()} --help.`;
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code === 'commander.helpDisplayed') return undefined;
    const [, first = '', rest = ''] = /^(?:error: )?(.)(.*)/.exec(error.message) ?? [];
    throw new BadOption(`${first.toUpperCase()}${rest}. ${advice}`);
  }
  const [argument] = command.args;
  if (argument !== undefined) throw new BadOption(`${stray(argument)} ${advice}`);
  return command.opts<Values>();
}

/**
 * The options that a script was run with. Answers `--help` and refuses a wrong option in one line, and
 * ends the script with that; so whatever takes a while begins after it.
 *
 * @param exitCode of a wrong option
 */
export function optionsOf<Options extends object>(
  command: Command,
  read: (args: string[]) => Options | undefined = (args) => parse<Options>(command, args),
  exitCode = 2,
): Options {
  try {
    const options = read(process.argv.slice(2));
    if (options !== undefined) return options;
  } catch (error) {
    if (!(error instanceof BadOption)) throw error;
    console.error(error.message);
    process.exit(exitCode);
  }
  process.stdout.write(helpOf(command));
  process.exit(0);
}

/** Ends a script over an error, with one line that says what is wrong. */
export function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

export const wholeNumber =
  (name: string, min: number, max: number) =>
  (text: string): number => {
    if (!/^\d{1,9}$/.test(text) || Number(text) < min || Number(text) > max) {
      throw new BadOption(`--${name} must be a whole number from ${min} to ${max}, not "${text}".`);
    }
    return Number(text);
  };

export const oneOf =
  <Choice extends string>(name: string, choices: readonly Choice[]) =>
  (text: string): Choice => {
    const choice = choices.find((known) => known === text);
    if (choice === undefined) {
      throw new BadOption(`--${name} must be ${choices.join(' or ')}, not "${text}".`);
    }
    return choice;
  };

export const filled =
  (name: string, problem = 'must not be empty') =>
  (text: string): string => {
    if (text === '') throw new BadOption(`--${name} ${problem}.`);
    return text;
  };
