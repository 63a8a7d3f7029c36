import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { virtualClock } from '../../standins/zapier/clock.ts';
import type { Step, StepRun } from '../../standins/zapier/step.ts';
import { runTogether } from '../../standins/zapier/together.ts';
import { amount, firstSeed } from '../../support/amount.ts';
import { type Random, randomOf } from '../../support/random.ts';
import { noPause } from '../support/no_pause.ts';
import { useShop } from '../support/shop.ts';

noPause();
// The service's clock stands still, so that on a busy computer no order is too old to be the one just made.
const NOW = Math.floor(Date.now() / 1000);
const shop = useShop({ now: () => NOW });
const seed = firstSeed();
const PAIRS = amount(1000, 20);

beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  // What waits for a lock or for room under the throttle waits in no time.
  shop.restartServers({ clock: virtualClock() });
});
afterEach(() => {
  jest.restoreAllMocks();
});

const PRODUCTS = [['checklist'], ['photo-course'], ['checklist', 'photo-course']] as const;

/** Find or Create Order as one of two runs for a customer has it: the same products, a price of its own. */
function findOrCreate(random: Random, email: string, codes: readonly string[]): Step {
  const goods = codes.map((good_name) => ({
    good_name,
    good_sum: String(random.int(1, 9)),
  }));
  return {
    id: '2',
    type: 'searchOrCreate',
    key: 'find_order',
    input: { email },
    createInput: { bill_email: email, goods: random.chance(0.5) ? goods : goods.toReversed() },
  };
}

/** What becomes of the first request for an order: carried out without an answer, or neither. */
type Trouble = 'lost' | 'gone' | undefined;

/** Runs a pair at once, while the answer to the first request for an order may be lost. */
async function runPair(random: Random, email: string, trouble: Trouble): Promise<StepRun[]> {
  const codes = random.pick<readonly string[]>(PRODUCTS);
  if (trouble !== undefined) {
    shop.sandbox.fault('reset', {
      function: 'CreateOrder',
      carriedOut: trouble === 'lost',
      times: 1,
    });
  }
  const steps = [0, 1].map(() => findOrCreate(random, email, codes));
  const runs = await runTogether(shop.connection, steps);
  shop.sandbox.fault('none');
  return runs;
}

test(`of ${PAIRS} pairs of Find or Create Order at once, none makes two orders (seed ${seed})`, async () => {
  const random = randomOf(seed);
  const met = { one: 0, lost: 0, gone: 0, found: 0 };
  for (let pair = 0; pair < PAIRS; pair++) {
    // Each pair reads the orders of those before it, so many of them would take most of the time.
    if (pair % 50 === 0) shop.sandbox.reset();
    const email = `customer${pair}@example.com`;
    const trouble = random.pick<Trouble>([undefined, undefined, 'lost', 'gone']);
    const runs = await runPair(random, email, trouble);
    const orders = shop.sandbox.store.getOrders().filter((order) => order.email === email);
    const results = runs.flatMap(({ result }) => (result === undefined ? [] : result));
    expect(orders).toHaveLength(1);
    // A run without an answer either finds the order that it has made, or says that it cannot tell.
    expect(runs.map(({ status }) => status)).toStrictEqual(
      trouble === 'gone'
        ? expect.arrayContaining(['Success', 'Safely halted'])
        : ['Success', 'Success'],
    );
    for (const result of results) expect(result).toMatchObject({ id: String(orders[0]?.id) });
    met[trouble ?? 'one'] += 1;
    met.found += results.filter((result) => (result as Made).already_existed).length;
  }
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(PAIRS / 20);
  // Each pair that got an answer, or found what it had made, made one and found one.
  expect(met.found).toBe(met.one + met.lost);
});

type Made = { already_existed: boolean };
