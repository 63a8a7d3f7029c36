import { BadOption, filled, helpOf, namesOf, parse, script } from '../../support/command.ts';

export { BadOption };

export const SCRIPT = script(
  'probe',
  'Asks the live service what its documentation leaves open, and says what that means for this app. It only reads, unless --write is given.',
)
  .option('--json', 'print one JSON object, and nothing else, on standard output')
  .option(
    '--save <FILE>',
    'write the findings as Markdown that can be committed: no names, no emails, no order numbers, no key',
    filled('save', 'must name a file'),
  )
  .option(
    '--compare <FILE>',
    'compare with such a file: exit code 0 when all is the same, else 1',
    filled('compare', 'must name a file'),
  )
  .option(
    '--write',
    'also make, change and delete at most three orders of its own, and give a contact a tag and take it away, after asking; needs both of these:',
  )
  .option('--email <ADDRESS>', '  whose orders they are, and which contact: an address of yours')
  .option('--product <CODE>', '  of which product: one that costs little and gives no access')
  .option(
    '--group <ID>',
    '  if you like: a group to add that contact to and unsubscribe it from; it stays unsubscribed',
  )
  .option(
    '--notification <FILE>',
    'ask nothing of the service: tell what notifications say that you caught, see below',
    filled('notification', 'must name a file'),
  )
  .addHelpText(
    'after',
    `
The connection is read from .env, as "zapier-platform invoke" does: authData_login,
authData_rps_key and authData_domain, and JUSTCLICK_BASE_URL for a sandbox. Copy .env.example
to .env. What is missing is asked for.

A notification is what your shop posts to an address in a product's settings, one for each event.
Put the address of a request catcher there, such as a catch hook of Zapier, and make an order of
your own created, paid, prepaid, canceled and refunded. FILE has one post on each line, as a JSON
object or as the form that came. The key in .env checks them; nothing is sent. docs/service.md has
the steps.

Exit code: 0 nothing is contradicted, 1 something is or an order is left over, 2 it could not
ask. docs/service.md says what each question is about.`,
  );

export const HELP = helpOf(SCRIPT);
export const OPTION_NAMES = namesOf(SCRIPT);

export type Options = {
  json: boolean;
  save: string | undefined;
  compare: string | undefined;
  /** A file with notifications to read in place of asking. */
  notification: string | undefined;
  /** Whose orders to make, of what; undefined when it only reads. */
  write: { email: string; product: string; group: string | undefined } | undefined;
};

type Reading = { json?: true; save?: string; compare?: string; notification?: string };
type Writing = { write?: true; email?: string; product?: string; group?: string };

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): Options | undefined {
  const values = parse<Reading & Writing>(SCRIPT, args);
  if (values === undefined) return undefined;
  const { json = false, save, compare, notification, ...writing } = values;
  const write = readWrite(writing);
  if (notification !== undefined && (write || compare !== undefined)) {
    throw new BadOption('--notification is for a run of its own, without --write and --compare.');
  }
  return { json, save, compare, notification, write };
}

function readWrite({ write, email, product, group }: Writing): Options['write'] {
  if (!write) {
    if ([email, product, group].every((one) => one === undefined)) return undefined;
    throw new BadOption('--email, --product and --group are for --write only.');
  }
  if (!email || !product) throw new BadOption('--write needs --email ADDRESS and --product CODE.');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw new BadOption(`--email must be an email address, not "${email}".`);
  }
  if (group?.trim() === '') throw new BadOption('--group must name a group by its ID.');
  return { email, product, group };
}
