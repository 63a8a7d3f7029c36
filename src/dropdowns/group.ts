import type { Trigger } from 'zapier-platform-core';
import { type Group, listGroups } from '../contacts/group.ts';
import { withShop } from '../perform.ts';
import { compareTitles } from '../values/titles.ts';

/** A row of the dropdown: `id` is what a field takes, `title` what people see. */
type GroupChoice = Group & { id: string; title: string };

const perform = withShop('dropdown', async (shop): Promise<GroupChoice[]> => {
  const groups = await listGroups(shop);
  const choices = groups.map(
    (group) => [group.rass_name, { id: group.rass_name, title: titleOf(group), ...group }] as const,
  );
  return [...new Map(choices).values()].sort((a, b) => compareTitles(a.title, b.title));
});

const titleOf = ({ rass_title, rass_name }: Group) => rass_title ?? rass_name;

const sample: GroupChoice = {
  id: '1605189997.0025174394',
  title: 'Newsletter',
  rass_name: '1605189997.0025174394',
  rass_title: 'Newsletter',
};

/** Fills the dropdowns of groups; people do not see it as a trigger. */
export default {
  key: 'group',
  noun: 'Group',
  display: {
    label: 'Group',
    description: 'Triggers when a group is added.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform,
    sample,
    outputFields: [
      { key: 'id', label: 'Value', type: 'string' },
      { key: 'title', label: 'Group', type: 'string' },
      { key: 'rass_name', label: 'Group ID', type: 'string' },
      { key: 'rass_title', label: 'Group Name', type: 'string' },
    ],
  },
} satisfies Trigger;
