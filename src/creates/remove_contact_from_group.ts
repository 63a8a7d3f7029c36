import type { Create } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { email, emailSample } from '../contacts/contact.ts';
import { group as anyGroup, readGroup } from '../contacts/group.ts';
import { withShop } from '../perform.ts';
import { fieldError } from '../values/field.ts';

const group = { ...anyGroup, field: { ...anyGroup.field, required: true } };

type Removed = { lead_email: string; rass_name: string; unsubscribed: boolean };

/**
 * Unsubscribes a contact from a group. The contact stays in the account with the status "unsubscribed",
 * so a second time finds it there and changes nothing: when no clear answer comes, Zapier is told to run
 * the step again.
 */
const perform = withShop('step', async (shop, input): Promise<Removed> => {
  const lead_email = email.read(input);
  const rass_name = await readGroup(shop, group, input);
  if (rass_name === undefined) {
    throw fieldError(group.field.label, 'This is empty. Choose or map a group.');
  }
  const params = { lead_email, rass_name };
  await shop.call('DeleteSubscribe', params);
  return { ...params, unsubscribed: true };
});

export default {
  key: 'remove_contact_from_group',
  noun: 'Contact',
  display: {
    label: 'Remove Contact from Group',
    description: 'Unsubscribes a contact from a group.',
  },
  operation: {
    inputFields: [
      {
        key: 'warning',
        type: 'copy',
        helpText:
          '**This unsubscribes the contact from the group.** They stay in your account but get no more mail from this group. If you add them again later, they are not asked to confirm.',
      },
      email.field,
      group.field,
    ],
    perform,
    throttle: THROTTLE,
    sample: {
      lead_email: emailSample,
      rass_name: '1605189997.0025174394',
      unsubscribed: true,
    },
    outputFields: [
      { key: email.field.key, label: email.field.label, type: 'string' },
      { key: group.field.key, label: 'Group ID', type: 'string' },
      { key: 'unsubscribed', label: 'Unsubscribed', type: 'boolean' },
    ],
  },
} satisfies Create;
