import { parseArgs } from 'node:util';
import { messageOf } from './errors.ts';

export const HELP = `Asks the live service what its documentation leaves open, and says what that means for
this app. It only reads, unless --write is given.

npm run probe -- [options]

  --json              print one JSON object, and nothing else, on standard output
  --save FILE         write the findings as Markdown that can be committed: no names, no
                      emails, no order numbers, no key
  --compare FILE      compare with such a file: exit code 0 when all is the same, else 1
  --write             also make, change and delete at most three orders of its own, after
                      asking; needs both of these:
  --email ADDRESS       whose orders they are: an address of yours
  --product CODE        of which product: one that costs little and gives no access
  --help

The connection is read from .env, as "zapier-platform invoke" does: authData_login,
authData_rps_key and authData_domain, and JUSTCLICK_BASE_URL for a sandbox. Copy .env.example
to .env. What is missing is asked for.

Exit code: 0 nothing is contradicted, 1 something is or an order is left over, 2 it could not
ask. docs/service.md says what each question is about.
`;

/** The options by their names, as `parseArgs` takes them. */
export const OPTIONS = {
  json: { type: 'boolean' },
  save: { type: 'string' },
  compare: { type: 'string' },
  write: { type: 'boolean' },
  email: { type: 'string' },
  product: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** An option that cannot be; the message says which. */
export class BadOption extends Error {}

export type Options = {
  json: boolean;
  save: string | undefined;
  compare: string | undefined;
  /** Whose orders to make, of what; undefined when it only reads. */
  write: { email: string; product: string } | undefined;
};

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): Options | undefined {
  const { help, json = false, save, compare, ...writing } = parse(args);
  if (help) return undefined;
  if (save === '') throw new BadOption('--save must name a file.');
  if (compare === '') throw new BadOption('--compare must name a file.');
  return { json, save, compare, write: readWrite(writing) };
}

function readWrite({
  write = false,
  email,
  product,
}: {
  write?: boolean;
  email?: string;
  product?: string;
}): Options['write'] {
  if (!write) {
    if (email === undefined && product === undefined) return undefined;
    throw new BadOption('--email and --product are for --write only.');
  }
  if (!email || !product) throw new BadOption('--write needs --email ADDRESS and --product CODE.');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw new BadOption(`--email must be an email address, not "${email}".`);
  }
  return { email, product };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    // Node.js goes on with advice for programmers after its first sentence.
    const [first = ''] = messageOf(error).split(/\.? (?:To|This) |\n/);
    throw new BadOption(`${first.replace(/\.$/, '')}. See npm run probe -- --help.`);
  }
}
