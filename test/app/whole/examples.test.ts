import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { NOW, openExampleShop } from '../../standins/justclick/example_shop.ts';
import { type Sandbox, startSandbox } from '../../standins/justclick/server.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { runOn } from '../../standins/zapier/connection.ts';
import { EXAMPLES, type Example, examplesToChange, methodAt } from '../../support/examples.ts';
import { methodsOfApp } from './faults/operations.ts';

jest.spyOn(console, 'log').mockImplementation(() => undefined);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ login: 'myshop', now: () => NOW });
});
afterAll(() => sandbox.close());

/** Runs an example as Zapier would, so far as Zapier does anything to its input. */
async function run({ path, input = {} }: Example): Promise<unknown> {
  const shop = connect(sandbox);
  const [, kind, key = ''] = /^(triggers|creates|searches)\.(\w+)$/.exec(path) ?? [];
  if (kind === 'triggers') return shop.trigger(key, input);
  if (kind === 'creates') return shop.create(key, input);
  if (kind === 'searches') return shop.search(key, input);
  const { results } = await runOn(shop.connection, methodAt(path), { inputData: { ...input } });
  return results;
}

const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase()).toSorted();

test.each(EXAMPLES.map((example) => [example.name, example] as const))(
  '%s sends and gives what its example says',
  async (_name, example) => {
    openExampleShop(sandbox);
    const result = await run(example);
    const functions = sandbox.requests.map((request) => request.function);
    expect(lower(functions)).toStrictEqual(lower(example.sends));
    expect(Array.isArray(result) ? result : [result]).toMatchObject(example.gives);
  },
);

test('every method of the app has an example, and every example is of one', async () => {
  const methods = await methodsOfApp();
  expect(examplesToChange(methods)).toStrictEqual([]);
  expect(examplesToChange([...methods, 'creates.new.operation.perform'])).toStrictEqual([
    "Add an example of 'creates.new' to test/support/examples.ts.",
  ]);
  const others = methods.filter((method) => method !== 'triggers.new_order.operation.perform');
  expect(examplesToChange(others)).toStrictEqual([
    "Take 'triggers.new_order' out of test/support/examples.ts: the app has no such thing.",
  ]);
});
