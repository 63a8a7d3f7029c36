import type { Personality } from '../personality.ts';
import type { ContactTable } from './contact_table.ts';
import type { Group } from './contact_types.ts';
import { Refusal } from './refusal.ts';

/**
 * The groups of these names, which have to be open to everybody.
 * @throws {Refusal} 103, 104
 */
export function openGroups(
  table: ContactTable,
  names: readonly string[],
  { someGroupsBad }: Pick<Personality, 'someGroupsBad'>,
): Group[] {
  const groups = names.flatMap((name) => table.group(name) ?? []);
  const open = groups.filter(({ automatic }) => !automatic);
  if (someGroupsBad === 'taken' && open.length > 0) return open;
  if (groups.length === 0 || groups.length < names.length) {
    throw new Refusal(103, 'has an invalid subscriptions group');
  }
  const closed = groups.find(({ automatic }) => automatic);
  if (closed) throw new Refusal(104, `subscription forbidden for ${closed.name}`);
  return open;
}

/** Whether a contact who is new in a group has to confirm that. */
export function needsLetter(
  { confirms }: Group,
  isAsked: boolean,
  { activation }: Pick<Personality, 'activation'>,
): boolean {
  return confirms || activation === 'always' || (activation === 'asked' && isAsked);
}

/** Subscriptions that are there, confirmed or not. */
export const isIn = (status: string | undefined) =>
  status === 'STATUS_SUBSCRIBE' || status === 'STATUS_WAIT';
