import { isRecord, type PhpRecord, recordsIn, type Shop } from '../justclick/index.ts';
import { fieldError, fieldsRead, shorten } from '../values/field.ts';
import { readList, readText } from '../values/text.ts';

/**
 * A group (a list of subscribers) is named by its `rass_name`, a text: chosen by hand (`super`) or
 * looking like `1605189997.0025174394`. That has more digits than a number can hold, so one that was a
 * number on its way has lost some, and names no group any more, or another one.
 */
export type Group = { rass_name: string; rass_title: string | null };

/** A group that the service fills by itself. No contact can be added to it, or taken out. */
const ALL_LEADS = 'allleads';

/**
 * The groups of the account, in the order of the service. Its articles say that automatic ones are left
 * out, but clients have been seen to drop `allleads` themselves. An account without groups has been seen
 * to have no list for a result.
 */
export async function listGroups(shop: Shop): Promise<Group[]> {
  const { result } = await shop.call('GetAllGroups');
  if (!Array.isArray(result) && !isRecord(result)) return [];
  return recordsIn(result).flatMap((row) => {
    const rass_name = groupName(row);
    if (rass_name === null || rass_name.toLowerCase() === ALL_LEADS) return [];
    return { rass_name, rass_title: groupTitle(row) };
  });
}

/** The name of a group in a row of an answer; null for what is none, and for a number that lost digits. */
export function groupName({ rass_name }: PhpRecord): string | null {
  if (typeof rass_name === 'number') return Number.isSafeInteger(rass_name) ? `${rass_name}` : null;
  return typeof rass_name === 'string' && rass_name.trim() !== '' ? rass_name : null;
}

const groupTitle = ({ rass_title }: PhpRecord): string | null =>
  typeof rass_title === 'string' && rass_title.trim() !== '' ? rass_title : null;

/**
 * The name of a group in a field; undefined when the field is empty.
 *
 * @throws a plain error when it was a number on its way here, and lost digits
 */
const groupField = fieldsRead((value, label): string | undefined => {
  const name = readText(value, label);
  return name && whole(value, name, label);
});

/** One group, chosen from the account's. */
export const group = groupField({
  key: 'rass_name',
  label: 'Group',
  type: 'string',
  dynamic: 'group.id.title',
});

/** The names of the groups in a list field that must have one, one or more to an entry. */
const groupsField = fieldsRead((value, label): string[] => {
  const entries: unknown[] = Array.isArray(value) ? value : [value];
  const names = entries.flatMap((entry) =>
    readList(entry, label).map((name) => whole(entry, name, label)),
  );
  if (names.length === 0) throw fieldError(label, 'Choose at least one group.');
  return [...new Set(names)];
});

/** Several groups. */
export const groups = groupsField({
  key: 'rid',
  label: 'Groups',
  type: 'string',
  list: true,
  required: true,
  dynamic: 'group.id.title',
  helpText:
    'A contact who has unsubscribed from a group is subscribed to it again, without being asked.',
});

/**
 * Zapier may write a number as text before it comes here. A text that is exactly what a computer writes
 * for such a number was one: a real name of that form has more digits.
 */
function whole(value: unknown, name: string, label: string): string {
  const isNumber = typeof value === 'number' && !Number.isSafeInteger(value);
  const wasNumber =
    (/\d{9}\.\d/.test(name) && String(Number(name)) === name) || /^\d\.\d+e\+?\d+$/i.test(name);
  if (isNumber || wasNumber) {
    throw fieldError(
      label,
      `"${shorten(name)}" was read as a number in a step before, and has lost digits. Choose the group from the list, or map it from a step that gives it as text.`,
    );
  }
  return name;
}
