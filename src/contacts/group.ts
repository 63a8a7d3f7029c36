import { isRecord, type PhpRecord, recordsIn, type Shop } from '../justclick/index.ts';
import { fieldError, fieldsRead, type Input, type InputField, shorten } from '../values/field.ts';
import { isSeveral, readCode, readEntries, valuesOf } from '../values/text.ts';

/**
 * A group (a list of subscribers) is named by its `rass_name`, a text: chosen by hand (`super`) or
 * looking like `1605189997.0025174394`. That has more digits than a number can hold, so one that was a
 * number on its way has lost some, and names no group any more, or another one.
 */
export type Group = { rass_name: string; rass_title: string | null };

/** A group that the service fills by itself. No contact can be added to it, or taken out. */
const ALL_LEADS = 'allleads';
export const isAutomatic = (name: string): boolean => name.toLowerCase() === ALL_LEADS;

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
    if (rass_name === null || isAutomatic(rass_name)) return [];
    return { rass_name, rass_title: groupTitle(row) };
  });
}

/** The name of a group in a row of an answer; null if there is no name, or if it is a number that lost digits. */
export function groupName({ rass_name }: PhpRecord): string | null {
  if (typeof rass_name === 'number') return Number.isSafeInteger(rass_name) ? `${rass_name}` : null;
  return typeof rass_name === 'string' && rass_name.trim() !== '' ? rass_name : null;
}

const groupTitle = ({ rass_title }: PhpRecord): string | null =>
  typeof rass_title === 'string' && rass_title.trim() !== '' ? rass_title : null;

/** @throws a plain error for a name that comes as a number, and so has lost digits */
const checkDigits = (value: unknown, label: string): void => {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw lostDigits(label, String(value));
  }
};

/** The name of a group in a field for one, commas and all. */
const groupEntry = fieldsRead((value, label): string | undefined => {
  checkDigits(value, label);
  return readCode(value, label);
});

/** The names of groups in a field, as they came: one entry may hold several, or a comma of its own. */
const groupEntries = fieldsRead((value, label): string[] => {
  for (const one of Array.isArray(value) ? value : [value]) checkDigits(one, label);
  return readEntries(value, label);
});

/** One group, chosen from the account's. */
export const group = groupEntry({
  key: 'rass_name',
  label: 'Group',
  type: 'string',
  dynamic: 'group.id.title',
  resource: 'group.id',
});

/** Several groups. */
export const groups = groupEntries({
  key: 'rid',
  label: 'Groups',
  type: 'string',
  list: true,
  required: true,
  dynamic: 'group.id.title',
  resource: 'group.id',
  helpText:
    'If a contact has unsubscribed from a group, this subscribes them again without asking them.',
});

/** The group in a field for one, commas and all; undefined when the field is empty. See `readGroups`. */
export async function readGroup(
  shop: Shop,
  { field, read }: InputField<string | undefined>,
  input: Input,
): Promise<string | undefined> {
  const name = read(input);
  if (name === undefined || !wasNumber(name)) return name;
  return (await knownGroups(shop)).has(name) ? name : Promise.reject(lostDigits(field.label, name));
}

/**
 * The groups in a field for several, each once. An entry is taken whole if that is a group, commas and
 * all; else it is split. The account is asked for its groups only when an entry may mean one thing or
 * another.
 *
 * @throws a plain error for a name that was a number on its way here and lost digits, and for none
 */
export async function readGroups(
  shop: Shop,
  { field: { label }, read }: InputField<string[]>,
  input: Input,
): Promise<string[]> {
  const entries = read(input);
  const isUnclear = entries.some((entry) => isSeveral(entry) || wasNumber(entry));
  const known = isUnclear ? await knownGroups(shop) : new Set<string>();
  const names = entries.flatMap((entry) => (known.has(entry) ? entry : valuesOf(entry)));
  const lost = names.find((name) => wasNumber(name) && !known.has(name));
  if (lost !== undefined) throw lostDigits(label, lost);
  if (names.length === 0) throw fieldError(label, 'Choose at least one group.');
  return [...new Set(names)];
}

const knownGroups = async (shop: Shop): Promise<ReadonlySet<string>> =>
  new Set((await listGroups(shop)).map(({ rass_name }) => rass_name));

/**
 * Whether a text may once have been a number: it is exactly what a computer writes for one. A real name
 * of that form has more digits, with few exceptions, which the account knows.
 */
const wasNumber = (name: string): boolean =>
  (/\d{9}\.\d/.test(name) && String(Number(name)) === name) || /^\d\.\d+e\+?\d+$/i.test(name);

const lostDigits = (label: string, name: string) =>
  fieldError(
    label,
    `"${shorten(name)}" has lost digits, because an earlier step took it for a number. Choose the group from the list, or map it from a step that keeps it as text.`,
  );
