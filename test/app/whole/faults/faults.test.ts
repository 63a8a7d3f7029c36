import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { FAULT_NAMES, FAULTS, type FaultName } from '../../../standins/justclick/faults.ts';
import { PLAYS_ALL, partOf } from '../../../support/amount.ts';
import { restoreBaseUrl } from '../../../support/base_url.ts';
import { examplesToChange } from '../../../support/examples.ts';
import { expectMade } from '../../../support/made.ts';
import { EXPECTED, expectedOf, isInDoubt } from './expected.ts';
import {
  ACTIONS,
  isAction,
  methodsOfApp,
  OPERATIONS,
  type Operation,
  POLLS,
} from './operations.ts';
import { openFaultyShop, type Seen } from './run.ts';
import { tableOf } from './table.ts';

const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
afterAll(() => {
  jest.restoreAllMocks();
});

restoreBaseUrl();
let shop: Awaited<ReturnType<typeof openFaultyShop>>;
beforeAll(async () => {
  shop = await openFaultyShop();
});
afterAll(() => shop.close());

/** As a name in a report: `findByEmail searches.find_order`. */
const nameOf = ({ kind, method }: Operation) =>
  `${kind} ${method.replace('.operation.perform', '')}`;

/** Outcomes that say that an action was done. */
const DONE = ['same', 'bare', 'other'];
/** Outcomes after which an action is run again: by Zapier, or by a person who put something right. */
const AGAIN = ['busy', 'noApi', 'refused'];

/** What is wrong with a run, whatever its fault is. */
function problemsOf(operation: Operation, seen: Seen) {
  const { kind } = operation;
  const { outcome, message, report, writes, changed, seconds } = seen;
  const wait = seconds.reduce((sum, one) => sum + one, 0);
  return [
    message !== undefined && !isPlainEnglish(message) && `It says ${message}`,
    report?.includes(shop.rpsKey) && 'It shows the key',
    // Unsubscribing sends one for each group.
    kind !== 'unsubscribe' && new Set(writes).size < writes.length && `It sent twice: ${writes}`,
    // What unsubscribes a contact is told of other groups, or of none, and cannot know it.
    isAction(operation) &&
      kind !== 'unsubscribe' &&
      DONE.includes(outcome) &&
      !changed &&
      'It says that it was done, and it was not',
    isAction(operation) &&
      AGAIN.includes(outcome) &&
      changed &&
      'It will be repeated, though it was done',
    kind === 'readBack' && !changed && 'The action was not done',
    !POLLS.includes(kind) && wait > 29 && `It may take ${wait} seconds`,
  ].filter((problem) => typeof problem === 'string');
}

/** Sentences of a readable length: no markup, no JSON, no stack, none of the words of a programmer. */
const isPlainEnglish = (message: string) =>
  /^[A-Z][^<>{}[\]\n\\]{20,400}\.$/.test(message) &&
  !/undefined|null|NaN|object|\w+Error\b|\bat .*:\d+|E[A-Z]{4,}/.test(message);

/** The runs of an operation under a fault that show anything: where it is in doubt, done and not done. */
function runsOf(fault: FaultName, operation: Operation) {
  return (isInDoubt(fault, operation) ? [true, false] : [FAULTS[fault].carriedOut])
    .map((carriedOut) => ({ carriedOut, outcome: expectedOf(fault, operation, carriedOut) }))
    .filter(({ outcome }) => outcome !== undefined);
}

const PAIRS = FAULT_NAMES.filter((fault) => EXPECTED[fault]).flatMap((fault) =>
  OPERATIONS.filter((operation) => runsOf(fault, operation).length > 0).map(
    (operation) => [fault, nameOf(operation), operation] as const,
  ),
);

test.each(partOf(PAIRS))(
  '%s, %s: comes to what is expected of it',
  async (fault, _name, operation) => {
    for (const { carriedOut, outcome } of runsOf(fault, operation)) {
      const run = await shop.run(operation, fault, carriedOut);
      const { changed } = ACTIONS.includes(operation.action ?? operation.kind) ? run : {};
      expect({
        carriedOut,
        outcome: run.outcome,
        changed,
        problems: problemsOf(operation, run),
      }).toStrictEqual({ carriedOut, outcome, changed: changed && carriedOut, problems: [] });
    }
  },
);

test('every action is seen both done and not done', () => {
  for (const kind of ACTIONS) {
    const seen = PAIRS.filter(([, , operation]) => operation.kind === kind).flatMap(
      ([fault, , operation]) => runsOf(fault, operation).map(({ carriedOut }) => carriedOut),
    );
    expect(new Set(seen)).toStrictEqual(new Set([true, false]));
  }
});

test('every method of the app is among the operations', async () => {
  expect(examplesToChange(await methodsOfApp())).toStrictEqual([]);
});

test('of every fault it is known what it comes to', () => {
  expect(
    FAULT_NAMES.filter((fault) => EXPECTED[fault] === undefined).map(
      (fault) =>
        `Add '${fault}' to EXPECTED in test/app/whole/faults/expected.ts, with what it comes to: start with '${fault}': LOST, and the test shows what differs.`,
    ),
  ).toStrictEqual([]);
});

// By itself it makes every run of the table; after all of the tests above it has most of them.
if (PLAYS_ALL) {
  test('docs/faults.md is that of the app as it is', async () => {
    await expectMade('docs/faults.md', 'npm run faults', await tableOf(shop));
  }, 1_200_000);
}

test('the log of the app shows neither the key nor a customer', () => {
  expect(log).toHaveBeenCalled();
  const lines = log.mock.calls.map((call) => JSON.stringify(call));
  expect(lines.filter((line) => line.includes(shop.rpsKey))).toStrictEqual([]);
  expect(lines.filter((line) => /@|Anna|Petrova/.test(line))).toStrictEqual([]);
});
