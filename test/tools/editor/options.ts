import { parseArgs } from 'node:util';

export const HELP = `Opens the app in the browser as the Zap editor would show it, and runs real Zaps on it.

npm run editor -- [options]

  --port N       default 4020; 0 = any free one
  --account      connect an account of your own in place of the sandbox; its key
                 stays in this process's memory
  --no-open      do not open the browser
  --help
`;

export type Options = { port: number; isAccount: boolean; opens: boolean };

const OPTIONS = {
  port: { type: 'string' },
  account: { type: 'boolean' },
  'no-open': { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** An option that cannot be; the message says which. */
export class BadOption extends Error {}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    // Node.js goes on with advice for programmers after its first sentence.
    const [first = ''] = error instanceof Error ? error.message.split(/\.? (?:To|This) |\n/) : [];
    throw new BadOption(`${first.replace(/\.$/, '')}. See npm run editor -- --help.`);
  }
}

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): Options | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const port = values.port ?? '4020';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new BadOption(`--port must be a whole number from 0 to 65535, not "${port}".`);
  }
  return {
    port: Number(port),
    isAccount: values.account === true,
    opens: values['no-open'] !== true,
  };
}
