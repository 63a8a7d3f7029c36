import type { Trigger } from 'zapier-platform-core';
import { listOf, recordsIn, textIn } from '../justclick/index.ts';
import { withShop } from '../perform.ts';
import { compareTitles } from '../values/titles.ts';

/** A row of the dropdown: `id` is what a field takes, `title` what people see. */
type Choice = { id: string; title: string };

/** An account without API 2.0 gets an error here, never a row: a row could be chosen and sent. */
const perform = withShop('dropdown', async (shop): Promise<Choice[]> => {
  const rows = recordsIn(listOf(await shop.call('getcoupons')));
  const choices = rows.flatMap((row) => {
    const id = textIn(row.coupon)?.trim();
    return id ? { id, title: id } : [];
  });
  const once = new Map(choices.map((choice) => [choice.id, choice]));
  return [...once.values()].sort((a, b) => compareTitles(a.title, b.title));
});

/** Fills the dropdown of coupons; people do not see it as a trigger. */
export default {
  key: 'coupon',
  noun: 'Coupon',
  display: {
    label: 'Coupon',
    description: 'Triggers when a coupon is added.',
    hidden: true,
  },
  operation: {
    type: 'polling',
    perform,
    sample: { id: 'SPRING20', title: 'SPRING20' },
    outputFields: [
      { key: 'id', label: 'Value', type: 'string' },
      { key: 'title', label: 'Coupon', type: 'string' },
    ],
  },
} satisfies Trigger;
