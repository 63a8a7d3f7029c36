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
  .option('--orders <N>', 'begin the shop with N more orders', wholeNumber('orders', 0, 100_000), 0)
  .option('--no-open', 'do not open the browser');

export type Options = { port: number; isAccount: boolean; orders: number; opens: boolean };

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): Options | undefined {
  const values = parse<{ port: number; account?: true; orders: number; open: boolean }>(
    SCRIPT,
    args,
  );
  if (values === undefined) return undefined;
  const { port, account, orders, open } = values;
  return { port, isAccount: account === true, orders, opens: open };
}
