import { randomUUID } from 'node:crypto';
import type { TimelineEntry } from './wire.ts';

/** Of the time line, only the newest entries are kept. */
const LONGEST = 100;

/** What happened just now. */
export type NewEntry = Omit<TimelineEntry, 'id' | 'at' | 'polls' | 'since'>;

const isQuiet = ({ kind, zapRuns, held, failure }: NewEntry): boolean =>
  kind === 'poll' && zapRuns.length === 0 && held === 0 && failure === undefined;

/** The time line and one thing more. Polls that find nothing new, one after another, are one entry. */
export function withEntry(
  entries: readonly TimelineEntry[],
  added: NewEntry,
): readonly TimelineEntry[] {
  const at = new Date().toISOString();
  const last = entries.at(-1);
  if (last !== undefined && isQuiet(last) && isQuiet(added)) {
    const { id, polls, since } = last;
    return [...entries.slice(0, -1), { id, at, polls: polls + 1, since, ...added }];
  }
  const entry = { id: randomUUID(), at, polls: 1, since: at, ...added };
  return [...entries, entry].slice(-LONGEST);
}
