import { groupName } from '../../../../src/contacts/group.ts';
import { isRecord } from '../../../../src/justclick/answer.ts';
import { type Client, shortOf } from '../client.ts';
import { counted, type Findings } from '../findings.ts';

/** How the groups of contacts come. Their names are the owner's business. */
export async function findGroups(client: Client, found: Findings): Promise<void> {
  const reply = await client.ask('GetAllGroups');
  const { signed, code, result } = reply;
  if (!signed || code === undefined) {
    found.leaveOpen(['groups'], `GetAllGroups gave ${shortOf(reply)}.`);
    return;
  }
  const list: unknown = isRecord(result) ? Object.values(result) : result;
  if (code !== 0 || !(Array.isArray(list) || list === null || list === undefined)) {
    found.contradict(
      'groups',
      code === 0 ? 'no list' : `code ${code}`,
      `It gave ${shortOf(reply)}.`,
    );
    return;
  }
  if (!list) {
    found.confirm('groups', list === null ? 'null' : 'missing', 'No list, so there are no groups.');
    return;
  }
  const names = list.map((row) => (isRecord(row) ? groupName(row) : null));
  const nameless = names.filter((name) => name === null).length;
  const isAutomatic = names.some((name) => name?.toLowerCase() === 'allleads');
  const value =
    names.length === 0 ? 'empty list' : `list${isAutomatic ? ' with automatic groups' : ''}`;
  found.judge(
    'groups',
    nameless === 0,
    value,
    `${counted(names.length, 'group')}${nameless > 0 ? `, ${nameless} of them without a name that can be used` : ''}.`,
  );
}
