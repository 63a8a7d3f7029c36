import { oneOf, optionsOf, script, wholeNumber } from '../../../support/command.ts';
import { type Played, simulate } from './simulate.ts';
import { PROMISED, type TriggerKey } from './triggers.ts';

const TRIGGERS = Object.keys(PROMISED) as TriggerKey[];
const DATES = ['created', 'paid'] as const;
const MOST = 999_999_999;

const SCRIPT = script(
  'simulate',
  'Plays many random shops, and prints what came of it, one line for each 1,000.',
)
  .option('--shops <N>', 'how many', wholeNumber('shops', 0, MOST), 10_000)
  .option('--seed <N>', "the first shop's", wholeNumber('seed', 0, MOST), 1)
  .option(
    '--trigger <KEY>',
    'default: the shops take turns with all triggers',
    oneOf('trigger', TRIGGERS),
  )
  .option(
    '--dates <MEANING>',
    "what GetOrders' dates are about: created or paid; default: in turn",
    oneOf('dates', DATES),
  )
  .option(
    '--dates-back',
    'some payments are entered with an earlier date. That breaks the promise when there are more newer payments than a poll hands over.',
  )
  .addHelpText(
    'after',
    '\nTo play a broken promise again, name its trigger, dates and seed, and 1 shop.',
  );

const {
  shops,
  seed: firstSeed,
  datesBack = false,
  ...only
} = optionsOf<{
  shops: number;
  seed: number;
  trigger?: TriggerKey;
  dates?: (typeof DATES)[number];
  datesBack?: true;
}>(SCRIPT);
const kinds = (only.trigger ? [only.trigger] : TRIGGERS).flatMap((trigger) =>
  (only.dates ? [only.dates] : DATES).map((dateFilter) => ({ trigger, dateFilter })),
);

const total = {
  orders: 0,
  polls: 0,
  failures: 0,
  promised: 0,
  unpromised: 0,
  fired: 0,
  held: 0,
  released: 0,
};
const violations: Played['violations'] = [];
const started = performance.now();
const summary = (count: number) =>
  `${count} shops, ${total.orders} orders, ${total.polls} polls and ${total.failures} failed ones, ` +
  `${total.promised} events promised, ${total.unpromised} not, ${total.fired} fires, ` +
  `${total.held} held and ${total.released} of them released, ` +
  `${violations.length} violations, ${((performance.now() - started) / 1000).toFixed(1)} s`;

for (let count = 1; count <= shops; count++) {
  const kind = kinds[count % kinds.length];
  const played = await simulate({ seed: firstSeed + count - 1, datesBack, ...kind });
  for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += played[key];
  violations.push(...played.violations);
  if (count % 1000 === 0) console.log(summary(count));
}

for (const { history } of violations.slice(0, 10)) console.log(`\n${history}`);
console.log(`\nIn all: ${summary(shops)}`);
process.exitCode = violations.length === 0 ? 0 : 1;
