import { expect, test } from '@jest/globals';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { COUNTS } from './counts.ts';
import { checkCounts } from './requests.ts';

test('the benchmark has a number of requests for everything in the app', async () => {
  const definition = await readDefinition();
  checkCounts(definition);

  const { new_order, ...triggers } = definition.triggers;
  expect(() => checkCounts({ ...definition, triggers })).toThrow(
    'The app has no triggers.new_order.operation.perform. Take it out of COUNTS',
  );
  const counts = COUNTS.filter(({ of }) => of !== 'searchOrCreates.find_order');
  expect(() => checkCounts(definition, counts)).toThrow(
    'has no number of requests for searchOrCreates.find_order. Add it to COUNTS in test/tools/bench/counts.ts.',
  );
});
