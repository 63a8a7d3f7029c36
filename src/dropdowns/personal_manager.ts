import type { Trigger } from 'zapier-platform-core';
import { listOf, recordsIn, textIn } from '../justclick/index.ts';
import { withShop } from '../perform.ts';
import { compareTitles } from '../values/titles.ts';

/** A row of the dropdown: `id` is what a field takes, `title` what people see. */
type Choice = { id: string; title: string };

/** An account without API 2.0 gets an error here, never a row: a row could be chosen and sent. */
const perform = withShop('dropdown', async (shop): Promise<Choice[]> => {
  const rows = recordsIn(listOf(await shop.call('getpersonalmanagers')));
  const choices = rows.flatMap((row) => {
    const id = textIn(row.manager_id)?.trim() || textIn(row.id)?.trim();
    return id ? { id, title: textIn(row.manager_name)?.trim() || id } : [];
  });
  const once = new Map(choices.map((choice) => [choice.id, choice]));
  return [...once.values()].sort((a, b) => compareTitles(a.title, b.title));
});

/** Fills the dropdown of personal managers; people do not see it as a trigger. */
export default {
  key: 'personal_manager',
  noun: 'Personal Manager',
  display: {
    label: 'Personal Manager',
    description: 'Triggers when a personal manager is added.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform,
    sample: { id: '7', title: 'Olga Ivanova' },
    outputFields: [
      { key: 'id', label: 'Value', type: 'string' },
      { key: 'title', label: 'Personal Manager', type: 'string' },
    ],
  },
} satisfies Trigger;
