import { saysAdded, saysRemoved } from '../../../../src/contacts/tags.ts';
import { type Reply, shortOf } from '../client.ts';
import { Unusable } from '../errors.ts';
import type { Findings } from '../findings.ts';
import type { OwnContact } from './own_contact.ts';

/** Codes with which functions that are off were seen. */
const OFF = [2, 7, 8];

const isOff = ({ code, leadsTo }: Reply) =>
  code === undefined ? leadsTo !== undefined : OFF.includes(code);

const isDone = ({ signed, code }: Reply) => signed && code === 0;

/** Whether a tag that is there can be added, and one that is not there be removed. */
export async function findTags(found: Findings, contact: OwnContact): Promise<void> {
  // One that an earlier run has left behind.
  const before = await contact.removeTag();
  if (isOff(before)) {
    throw new Unusable(`removetagfromlead gave ${shortOf(before)}.`);
  }
  let first = await contact.addTag();
  if (first.signed && first.code !== 0) {
    await contact.make();
    first = await contact.addTag();
  }
  if (!isDone(first)) throw new Unusable(`addtagtolead gave ${shortOf(first)}.`);
  judgeAgain(found, 'tag-twice', await contact.addTag(), saysAdded);
  const removed = await contact.removeTag();
  if (!isDone(removed)) throw new Unusable(`removetagfromlead gave ${shortOf(removed)}.`);
  judgeAgain(found, 'tag-removed-twice', await contact.removeTag(), saysRemoved);
}

function judgeAgain(
  found: Findings,
  id: 'tag-twice' | 'tag-removed-twice',
  reply: Reply,
  isTaken: typeof saysAdded,
): void {
  const { signed, code, text, result } = reply;
  if (!signed || code === undefined) {
    found.leaveOpen([id], `The second time brought ${shortOf(reply)}.`);
    return;
  }
  const isRight = code === 0 || isTaken({ code, text, result });
  found.judge(id, isRight, `code ${code}`, 'One tag of one contact, twice in a row.');
}

const ACTIVE = 'STATUS_SUBSCRIBE';
const LEFT = 'STATUS_UNSUBSCRIBE';
const WAITING = 'STATUS_WAIT';

/** Whether adding a contact to a group that it has unsubscribed from subscribes it again. */
export async function findUnsubscription(
  found: Findings,
  contact: OwnContact,
  group: string | undefined,
): Promise<void> {
  if (group === undefined) {
    found.leaveOpen(['unsubscription'], 'No group was named.');
    return;
  }
  const before = await contact.statusIn(group);
  if (!['', LEFT].includes(before)) {
    const why = 'The contact is in that group already. Name one that it is not in.';
    found.leaveOpen(['unsubscription'], why);
    return;
  }
  if (before === '') {
    const joined = await contact.join(group, 'AddLeadToGroup');
    if (!isDone(joined)) throw new Unusable(`AddLeadToGroup gave ${shortOf(joined)}.`);
  }
  const ways: [string, string][] = [];
  for (const by of ['AddLeadToGroup', 'addupdatelead'] as const) {
    const left = await contact.leave(group);
    if (!isDone(left)) throw new Unusable(`DeleteSubscribe gave ${shortOf(left)}.`);
    const joined = await contact.join(group, by);
    const isOpen = by === 'addupdatelead' && !isDone(joined);
    // Without API 2.0 that way is closed to the app, too.
    if (!isOpen) ways.push([by, wordOf(await contact.statusIn(group))]);
  }
  found.judge(
    'unsubscription',
    ways.every(([, word]) => word === 'undone'),
    Object.fromEntries(ways),
    'One contact, added to a group from which it was unsubscribed.',
  );
}

function wordOf(status: string): string {
  if (status === ACTIVE) return 'undone';
  return status === WAITING ? 'to be confirmed' : 'kept';
}
