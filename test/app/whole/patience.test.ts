import { expect, test } from '@jest/globals';
import { readDefinition } from '../../standins/zapier/built/definition.ts';

type Limits = { operation: { throttle?: object; lock?: object } };
const definition = (await readDefinition()) as unknown as Record<
  'triggers' | 'creates' | 'searches',
  Record<string, Limits>
>;
const { creates, searches, triggers } = definition;

const STEPS = Object.entries({ ...creates, ...searches });

test.each(STEPS)('%s shares one throttle with all steps of its connection', (_key, step) => {
  expect(step.operation.throttle).toStrictEqual({
    key: 'steps',
    window: 60,
    limit: 60,
    scope: ['auth'],
    retry: true,
  });
});

test.each(Object.entries(triggers))('%s is polled without a throttle', (_key, trigger) => {
  expect(trigger.operation).not.toHaveProperty('throttle');
});

test('orders for one customer are created one at a time, for each connection', () => {
  expect(creates.create_order?.operation.lock).toStrictEqual({
    key: 'create_order-{{bundle.inputData.bill_email}}',
    scope: ['auth'],
    timeout: 60,
  });
  const locked = STEPS.filter(([, { operation }]) => operation.lock !== undefined);
  expect(locked.map(([key]) => key)).toStrictEqual(['create_order']);
});
