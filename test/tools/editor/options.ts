import { parse, script, wholeNumber } from '../../support/command.ts';

export const SCRIPT = script(
  'editor',
  'Opens the app in the browser as the Zap editor would show it, and runs real Zaps on it.',
)
  .option('--port <N>', '0 = any free one', wholeNumber('port', 0, 65_535), 4020)
  .option(
    '--account',
    "connect an account of your own in place of the sandbox; its key stays in this process's memory",
  )
  .option('--no-open', 'do not open the browser');

export type Options = { port: number; isAccount: boolean; opens: boolean };

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): Options | undefined {
  const values = parse<{ port: number; account?: true; open: boolean }>(SCRIPT, args);
  return values && { port: values.port, isAccount: values.account === true, opens: values.open };
}
