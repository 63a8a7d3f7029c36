import { readCommand, refuse } from '../../../support/command.ts';
import { type Played, simulate } from './simulate.ts';
import { PROMISED, type TriggerKey } from './triggers.ts';

const HELP = `Plays many random shops, and prints what came of it, one line for each 1,000.

npm run simulate -- [options]

  --shops N         default 10000
  --seed N          the first shop's; default 1
  --trigger KEY     default: the shops take turns with all triggers
  --dates MEANING   what GetOrders' dates are about: created or paid; default: in turn
  --dates-back      some payments are entered with an earlier date. That breaks the promise
                    when there are more newer payments than a poll hands over.
  --help

To play a broken promise again, name its trigger, dates and seed, and 1 shop.
`;

const values = readCommand(HELP, {
  shops: { type: 'string', default: '10000' },
  seed: { type: 'string', default: '1' },
  trigger: { type: 'string' },
  dates: { type: 'string' },
  'dates-back': { type: 'boolean', default: false },
});

const only = <Name extends string>(names: Name[], wanted: string | undefined): Name[] => {
  const left = names.filter((name) => wanted === undefined || name === wanted);
  if (left.length === 0) refuse(`${wanted} is none of ${names.join(', ')}.`);
  return left;
};
const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) refuse(`${text} is not a whole number.`);
  return Number(text);
};
const kinds = only(Object.keys(PROMISED) as TriggerKey[], values.trigger).flatMap((trigger) =>
  only(['created', 'paid'], values.dates).map((dateFilter) => ({ trigger, dateFilter })),
);
const shops = wholeNumber(values.shops);
const firstSeed = wholeNumber(values.seed);

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
const { 'dates-back': datesBack } = values;
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
