import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { emailSample } from '../contacts/contact.ts';
import { groupField, requireGroup } from '../contacts/group.ts';
import { emailField } from '../contacts/input_fields.ts';
import { callJustClick } from '../justclick/index.ts';
import { requireText } from '../values/input.ts';

type Removed = { lead_email: string; rass_name: string; unsubscribed: boolean };

/**
 * Unsubscribes a contact from a group. The contact stays in the account with the status "unsubscribed",
 * so a second time finds it there and changes nothing: when no clear answer comes, Zapier is told to run
 * the step again.
 */
async function perform(z: ZObject, bundle: Bundle): Promise<Removed> {
  const { inputData } = bundle;
  const params = {
    lead_email: requireText(inputData[emailField.key], emailField.label),
    rass_name: requireGroup(inputData, groupField),
  };
  await callJustClick(z, bundle, 'DeleteSubscribe', params, { isStep: true });
  return { ...params, unsubscribed: true };
}

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
          '**This unsubscribes the contact from the group.** The contact stays in your account, and gets no more mail from this group. A contact who is added again later is not asked to confirm.',
      },
      emailField,
      { ...groupField, required: true },
    ],
    perform,
    sample: {
      lead_email: emailSample,
      rass_name: '1605189997.0025174394',
      unsubscribed: true,
    },
    outputFields: [
      { key: emailField.key, label: emailField.label, type: 'string' },
      { key: groupField.key, label: 'Group ID', type: 'string' },
      { key: 'unsubscribed', label: 'Unsubscribed', type: 'boolean' },
    ],
  },
} satisfies Create;
