import { expect, test } from '@jest/globals';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { EXAMPLES } from '../../support/examples.ts';
import { countsOf } from './requests.ts';

test('the benchmark has a number of requests for everything in the app', async () => {
  const definition = await readDefinition();
  const counts = countsOf(definition);
  const pairs = Object.keys(definition.searchOrCreates).length;
  // And a forged notification.
  expect(counts).toHaveLength(EXAMPLES.length + pairs + 1);
  expect(counts).toContainEqual(
    expect.objectContaining({
      name: 'Find or Create Order, when there is none',
      sends: ['GetBills', 'CreateOrder', 'getOrderDetails'],
      isEmpty: true,
    }),
  );
  const pair = { key: 'x', display: { label: 'X', description: 'X' }, search: 'x', create: 'y' };
  expect(() => countsOf({ searchOrCreates: { x: pair } })).toThrow(
    "Add an example of 'creates.y' to test/support/examples.ts.",
  );
});
