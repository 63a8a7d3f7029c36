import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { methodsOfApp, OPERATIONS, type Operation } from './faults/operations.ts';
import { ACTIONS, expectedOf } from './faults/outcomes.ts';
import { openFaultyShop, type Seen } from './faults/run.ts';
import { tableOf } from './faults/table.ts';
import { FAULT_NAMES, FAULTS } from './sandbox/faults.ts';
import './support/long_process.ts';

const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);

let shop: Awaited<ReturnType<typeof openFaultyShop>>;
beforeAll(async () => {
  shop = await openFaultyShop();
}, 30_000);
afterAll(() => shop.close());

/** As a name in a report: `findByEmail searches.find_order`. */
const nameOf = ({ kind, method }: Operation) =>
  `${kind} ${method.replace('.operation.perform', '')}`;

/** What is wrong with a run, whatever its fault is. */
function faultsOf(
  { kind }: Operation,
  { outcome, message, report, writes, changed, seconds }: Seen,
) {
  const isAction = ACTIONS.includes(kind);
  const isDone = isAction && ['same', 'bare', 'other', 'doneUnnumbered'].includes(outcome);
  const isPoll = ['orders', 'paid', 'status', 'items'].includes(kind);
  const wait = seconds.reduce((sum, one) => sum + one, 0);
  return [
    message !== undefined && !isPlainEnglish(message) && `It says ${message}`,
    report?.includes(shop.rpsKey) && 'It shows the key',
    new Set(writes).size < writes.length && `It sent twice: ${writes}`,
    isDone && !changed && 'It says that it was done, and it was not',
    outcome === 'busy' && changed && 'It will be repeated, though it was done',
    kind === 'readBack' && !changed && 'The action was not done',
    !isPoll && wait > 29 && `It may take ${wait} seconds`,
  ].filter((problem) => typeof problem === 'string');
}

/** Sentences of a readable length: no markup, no JSON, no stack, none of the words of a programmer. */
const isPlainEnglish = (message: string) =>
  /^[A-Z][^<>{}[\]\n\\]{20,400}\.$/.test(message) &&
  !/undefined|null|NaN|object|\w+Error\b|\bat .*:\d+|E[A-Z]{4,}/.test(message);

describe.each(FAULT_NAMES)('%s', (fault) => {
  test('comes to what is expected of it, for every operation', async () => {
    const seen: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const operation of OPERATIONS) {
      const run = await shop.run(operation, fault);
      const name = nameOf(operation);
      seen[name] = { outcome: run.outcome, problems: faultsOf(operation, run) };
      expected[name] = { outcome: expectedOf(fault, operation.kind), problems: [] };
    }
    expect(seen).toEqual(expected);
  }, 30_000);

  test('"may or may not have been carried out" is said of both', async () => {
    for (const operation of OPERATIONS) {
      if (expectedOf(fault, operation.kind) !== 'maybe') continue;
      for (const carriedOut of [true, false]) {
        const { outcome, changed } = await shop.run(operation, fault, carriedOut);
        expect({ outcome, changed }).toEqual({ outcome: 'maybe', changed: carriedOut });
      }
    }
  }, 30_000);
});

test('every method of the app is among the operations', async () => {
  expect(new Set(OPERATIONS.map(({ method }) => method))).toEqual(new Set(await methodsOfApp()));
});

test('an action that Zapier is to repeat was not carried out', () => {
  for (const fault of FAULT_NAMES) {
    const isRefused = ACTIONS.some((kind) => ['busy'].includes(expectedOf(fault, kind)));
    if (isRefused) expect([fault, FAULTS[fault].carriedOut]).toEqual([fault, false]);
  }
});

test('docs/faults.md is that of the app as it is (if not: npm run faults)', async () => {
  const written = await readFile(new URL('../docs/faults.md', import.meta.url), 'utf8');
  expect(written).toBe(await tableOf(shop));
}, 60_000);

test('the log of the app does not show the key', () => {
  expect(log).toHaveBeenCalled();
  expect(JSON.stringify(log.mock.calls)).not.toContain(shop.rpsKey);
});
