import type { Held, Snapshot } from './snapshot.ts';

/** The same thing in two versions, and where it is: undefined is not there. */
export type Pair<T> = {
  /** In words: `creates.create_order: the input field "goods"`. */
  where: string;
  before: T | undefined;
  after: T | undefined;
};

/** Two records, key by key, in the order of the older one. */
export function pairsOf<T>(
  before: { [key: string]: T },
  after: { [key: string]: T },
  where: (key: string) => string,
): Pair<T>[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].map((key) => ({ where: where(key), before: before[key], after: after[key] }));
}

const isGone = <T>({ before, after }: Pair<T>) => before !== undefined && after === undefined;
const isNew = <T>({ before, after }: Pair<T>) => before === undefined && after !== undefined;

/** Sentences on what only the older version has. */
export const gone = <T>(pairs: readonly Pair<T>[]) =>
  pairs.filter(isGone).map(({ where }) => `${where} is gone`);

/** Sentences on what only the newer version has. */
export const added = <T>(pairs: readonly Pair<T>[]) =>
  pairs.filter(isNew).map(({ where }) => `${where} is new`);

/** What both versions have, and not in the same way. */
export const changed = <T>(pairs: readonly Pair<T>[], differ = (a: T, b: T) => a !== b) =>
  both(pairs).filter(({ before, after }) => differ(before, after));

function both<T>(pairs: readonly Pair<T>[]): { where: string; before: T; after: T }[] {
  return pairs.flatMap(({ where, before, after }) =>
    before === undefined || after === undefined ? [] : [{ where, before, after }],
  );
}

/** Triggers, actions and searches. */
export const operationPairs = (before: Snapshot, after: Snapshot): Pair<Held>[] =>
  pairsOf(before.operations, after.operations, (path) => path);

/** Those that both versions have. What is new or gone as a whole is another rule's business. */
export const sharedOperations = (before: Snapshot, after: Snapshot) =>
  both(operationPairs(before, after));

export const outputPairs = (before: Snapshot, after: Snapshot): Pair<string>[] =>
  sharedOperations(before, after).flatMap(({ where, before, after }) =>
    pairsOf(before.outputs, after.outputs, (key) => `${where}: the output field "${key}"`),
  );

export const pairPairs = (before: Snapshot, after: Snapshot): Pair<string>[] =>
  pairsOf(before.searchOrCreates, after.searchOrCreates, (key) => `searchOrCreates.${key}`);

/** The ids of the samples. */
export const idPairs = (before: Snapshot, after: Snapshot): Pair<string | number>[] =>
  sharedOperations(before, after).flatMap(({ where, before, after }) =>
    pairsOf(before.ids, after.ids, (key) => `${where}: the sample's "${key}"`),
  );

/**
 * What an id looks like, whatever order or product it is of: `102937-photo-course-1` and
 * `7-checklist-2` are both `text 9-a-9`.
 */
export function idForm(id: string | number): string {
  if (typeof id === 'number') return 'number';
  const words = id.replace(/[\p{L}\d_]*[\p{L}_][\p{L}\d_]*/gu, 'a').replace(/\d+/g, '9');
  return `text ${words.replace(/a(-a)+/g, 'a')}`;
}
