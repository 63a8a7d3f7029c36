import { expect, test } from '@jest/globals';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { EXAMPLES } from '../../support/examples.ts';
import { countsOf } from './requests.ts';

test('the benchmark has a number of requests for everything in the app', async () => {
  const definition = await readDefinition();
  const counts = countsOf(definition);
  expect(counts).toHaveLength(EXAMPLES.length + Object.keys(definition.searchOrCreates).length);
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
