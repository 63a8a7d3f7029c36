import { readFileSync } from 'node:fs';
import {
  BadOption,
  filled,
  helpOf,
  namesOf,
  oneOf,
  parse,
  script,
  wholeNumber,
} from '../../support/command.ts';
import { ANY_FAULT_NAMES, type AnyFaultName, faultOf } from './faults.ts';
import { BRANDS } from './functions.ts';
import { type Personality, readPersonality } from './personality.ts';
import type { SandboxOptions } from './server.ts';

export { BadOption };

function faultLine(name: AnyFaultName): string {
  const { carriedOut, says } = faultOf(name);
  return `  ${carriedOut ? '*' : ' '} ${name.padEnd(18)} ${says}`;
}

const MOST = 100_000;

export const SCRIPT = script(
  'sandbox',
  'Serves the order API on 127.0.0.1, with invented orders if you like.',
)
  .option('--port <N>', '0 = any free one', wholeNumber('port', 0, 65_535), 4010)
  .option('--login <NAME>', 'default demo', filled('login'))
  .option('--rps-key <KEY>', 'default sandbox-rps-key', filled('rps-key'))
  .option(
    '--orders <N>',
    'begin an empty shop with N invented orders',
    wholeNumber('orders', 0, MOST),
  )
  .option(
    '--contacts <N>',
    'begin a shop without contacts with N invented ones',
    wholeNumber('contacts', 0, MOST),
  )
  .option('--db <FILE>', 'keep the shop in this file; default: in memory', filled('db'))
  .option(
    '--brand <DOMAIN>',
    'whose names some fields have: justclick.io (default), influencersoft.com, justclick.ru or expertam.ru',
    oneOf('brand', BRANDS),
  )
  .option(
    '--activation <WHEN>',
    'whether new contacts have to confirm: ignored (no, default), asked (when the request says so), or always',
    oneOf('activation', ['ignored', 'asked', 'always']),
  )
  .option(
    '--good-ids <FORM>',
    'how GetOrderDetails writes ids of products: list (default) or text',
    oneOf('good-ids', ['list', 'text']),
  )
  .option(
    '--date-filter <DATE>',
    "what GetOrders' dates are about when only paid orders are asked for: created (default) or paid",
    oneOf('date-filter', ['created', 'paid']),
  )
  .option(
    '--empty <FORM>',
    'how a list without orders is told: list (default) or code',
    oneOf('empty', ['list', 'code']),
  )
  .option('--status-302', 'answer CreateOrder with HTTP 302')
  .option(
    '--personality <FILE>',
    'settings of a service that is another than expected, as JSON; the options above win over it',
    readFile,
  )
  .option(
    '--fault <NAME>',
    'spoil every answer in one of the ways below',
    oneOf('fault', ANY_FAULT_NAMES),
  )
  .addHelpText(
    'after',
    `
Faults; a call to /_control/fault chooses one for some answers only. Those marked * are
carried out before the answer is spoiled, the others are not; that call can say otherwise.

${ANY_FAULT_NAMES.map(faultLine).join('\n')}

docs/sandbox.md says more, with examples.`,
  );

export const HELP = helpOf(SCRIPT);
export const OPTION_NAMES = namesOf(SCRIPT);

/** @param file JSON with settings, as docs/sandbox.md lists them */
function readFile(file: string): Partial<Personality> {
  try {
    return readPersonality(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why = error instanceof Error ? error.message : error;
    throw new BadOption(`--personality ${file}: ${why}`.replaceAll('\n', ' '));
  }
}

type Values = Omit<SandboxOptions, 'status302' | 'file'> & {
  db?: string;
  status302?: true;
  personality?: Partial<Personality>;
};

/**
 * The options of a command line; undefined when it asks for help.
 * @throws {BadOption} with a message for people
 */
export function readOptions(args: string[]): SandboxOptions | undefined {
  const values = parse<Values>(SCRIPT, args);
  if (values === undefined) return undefined;
  const { db, status302, personality, ...options } = values;
  return {
    ...personality,
    ...(status302 && { redirects: ['CreateOrder'] }),
    ...(db !== undefined && { file: db }),
    ...options,
  };
}
