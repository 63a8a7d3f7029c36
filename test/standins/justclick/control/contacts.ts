import { GROUP_STATUSES, type Group, type RawContact } from '../store.ts';
import { BadCall, isObject, list, number, oneOf, string, strings } from './json.ts';

/** Reads a group out of JSON. */
export function rawGroup(value: unknown): Group {
  if (!isObject(value)) throw new BadCall('A group must be an object');
  return {
    name: string(value.name, 'name'),
    title: string(value.title, 'title'),
    automatic: value.automatic === true,
    confirms: value.confirms === true,
  };
}

function subscription(value: unknown): NonNullable<RawContact['groups']>[number] {
  if (typeof value === 'string') return value;
  if (!isObject(value)) throw new BadCall('groups must be names or objects with a name');
  const { status, time, tag, doneurl2, utm } = value;
  return {
    name: string(value.name, 'groups[].name'),
    ...(status !== undefined && { status: oneOf(status, 'groups[].status', GROUP_STATUSES) }),
    ...(time !== undefined && { time: number(time, 'groups[].time') }),
    ...(tag !== undefined && { tag: string(tag, 'groups[].tag') }),
    ...(doneurl2 !== undefined && { doneurl2: string(doneurl2, 'groups[].doneurl2') }),
    ...(utm !== undefined && { utm: strings(utm, 'groups[].utm') }),
  };
}

/** Reads a contact out of JSON; its groups may be names alone. */
export function rawContact(value: unknown): RawContact {
  if (!isObject(value)) throw new BadCall('A contact must be an object');
  const contact: RawContact = { email: string(value.email, 'email') };
  for (const name of ['name', 'phone', 'city'] as const) {
    if (value[name] !== undefined) contact[name] = string(value[name], name);
  }
  if (value.tags !== undefined) contact.tags = list(value.tags, 'tags', string);
  if (value.created !== undefined) contact.created = number(value.created, 'created');
  if (value.groups !== undefined) contact.groups = list(value.groups, 'groups', subscription);
  return contact;
}
