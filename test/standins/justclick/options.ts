import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ANY_FAULT_NAMES, type AnyFaultName, faultOf } from './faults.ts';
import { BRANDS } from './functions.ts';
import { type Personality, readPersonality } from './personality.ts';
import type { SandboxOptions } from './server.ts';

function faultLine(name: AnyFaultName): string {
  const { carriedOut, says } = faultOf(name);
  return `  ${carriedOut ? '*' : ' '} ${name.padEnd(18)} ${says}`;
}

export const HELP = `Serves the order API on 127.0.0.1, with invented orders if you like.

npm run sandbox -- [options]

  --port N                      default 4010; 0 = any free one
  --login NAME                  default demo
  --rps-key KEY                 default sandbox-rps-key
  --orders N                    begin an empty shop with N invented orders
  --contacts N                  begin a shop without contacts with N invented ones
  --db FILE                     keep the shop in this file; default: in memory
  --brand DOMAIN                whose names some fields have: justclick.io (default),
                                influencersoft.com, justclick.ru or expertam.ru
  --activation ignored|asked|always
                                whether new contacts have to confirm: no (default),
                                when the request says so, or always
  --good-ids list|text          how GetOrderDetails writes ids of products; default list
  --date-filter created|paid    what GetOrders' dates are about when only paid
                                orders are asked for; default created
  --empty list|code             how a list without orders is told; default list
  --status-302                  answer CreateOrder with HTTP 302
  --personality FILE            settings of a service that is another than expected, as
                                JSON; the options above win over it
  --fault NAME                  spoil every answer in one of the ways below
  --help

Faults; a call to /_control/fault chooses one for some answers only. Those marked * are
carried out before the answer is spoiled, the others are not; that call can say otherwise.

${ANY_FAULT_NAMES.map(faultLine).join('\n')}

docs/sandbox.md says more, with examples.
`;

/** The options by their names, as `parseArgs` takes them. */
export const OPTIONS = {
  port: { type: 'string' },
  login: { type: 'string' },
  'rps-key': { type: 'string' },
  orders: { type: 'string' },
  contacts: { type: 'string' },
  db: { type: 'string' },
  brand: { type: 'string' },
  activation: { type: 'string' },
  'good-ids': { type: 'string' },
  'date-filter': { type: 'string' },
  empty: { type: 'string' },
  'status-302': { type: 'boolean' },
  personality: { type: 'string' },
  fault: { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** An option that cannot be; the message says which. */
export class BadOption extends Error {}

function count(value: string | undefined, name: string, max: number): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d{1,9}$/.test(value) || Number(value) > max) {
    throw new BadOption(`--${name} must be a whole number from 0 to ${max}, not "${value}".`);
  }
  return Number(value);
}

function oneOf<Choice extends string>(
  value: string | undefined,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((known) => known === value);
  if (!choice) throw new BadOption(`--${name} must be ${choices.join(' or ')}, not "${value}".`);
  return choice;
}

function filled(value: string | undefined, name: string): string | undefined {
  if (value === '') throw new BadOption(`--${name} must not be empty.`);
  return value;
}

/** @param file JSON with settings, as docs/sandbox.md lists them */
function personality(file: string | undefined): Partial<Personality> {
  if (file === undefined) return {};
  try {
    return readPersonality(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    throw new BadOption(`--personality ${file}: ${why}`.replaceAll('\n', ' '));
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    // Node.js goes on with advice for programmers after its first sentence.
    const [first = ''] = error instanceof Error ? error.message.split(/\.? (?:To|This) |\n/) : [];
    throw new BadOption(`${first.replace(/\.$/, '')}. See npm run sandbox -- --help.`);
  }
}

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): SandboxOptions | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  const login = filled(values.login, 'login');
  const rpsKey = filled(values['rps-key'], 'rps-key');
  const file = filled(values.db, 'db');
  const orders = count(values.orders, 'orders', 100_000);
  const contacts = count(values.contacts, 'contacts', 100_000);
  const brand = oneOf(values.brand, 'brand', BRANDS);
  const activation = oneOf(values.activation, 'activation', ['ignored', 'asked', 'always']);
  const goodIds = oneOf(values['good-ids'], 'good-ids', ['list', 'text']);
  const dateFilter = oneOf(values['date-filter'], 'date-filter', ['created', 'paid']);
  const empty = oneOf(values.empty, 'empty', ['list', 'code']);
  const fault = oneOf(values.fault, 'fault', ANY_FAULT_NAMES);
  return {
    ...personality(values.personality),
    port: count(values.port, 'port', 65_535) ?? 4010,
    ...(values['status-302'] && { redirects: ['CreateOrder'] }),
    ...(login !== undefined && { login }),
    ...(rpsKey !== undefined && { rpsKey }),
    ...(file !== undefined && { file }),
    ...(orders !== undefined && { orders }),
    ...(contacts !== undefined && { contacts }),
    ...(brand && { brand }),
    ...(activation && { activation }),
    ...(goodIds && { goodIds }),
    ...(dateFilter && { dateFilter }),
    ...(empty && { empty }),
    ...(fault && { fault }),
  };
}
