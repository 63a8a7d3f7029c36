import type { Create } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import {
  type Contact,
  contactOf,
  contactOutputFields,
  contactSample,
  lookAt,
} from '../contacts/contact.ts';
import { withShop } from '../perform.ts';
import {
  groups,
  inputFields,
  readParams,
  sentOutputFields,
} from './add_or_update_contact_fields.ts';

/** The contact, and what was sent of it: no function gives tags, names and addresses back. */
type Saved = Contact & { [sent: string]: unknown };

/**
 * Makes a contact, or changes the one with that email. The same twice comes to the same contact, so when
 * no clear answer comes Zapier is told to run the step again.
 */
const perform = withShop('step', async (shop, input): Promise<Saved> => {
  const params = await readParams(shop, input);
  await shop.call('addupdatelead', params, { seconds: shop.bounds.writeSeconds });
  const memberships = await lookAt(shop, params.lead_email);
  const empty = Object.fromEntries(sentOutputFields.map(({ key }) => [key, null]));
  return { ...empty, ...params, ...contactOf(params.lead_email, 'saved', memberships ?? []) };
});

export default {
  key: 'add_or_update_contact',
  noun: 'Contact',
  display: {
    label: 'Add or Update Contact',
    description:
      'Adds a contact, or changes the one with this email: names, groups, tags, addresses. Fields that you leave empty stay as they are. Needs API 2.0 (plans Expert and Guru).',
  },
  operation: {
    inputFields,
    inputFieldGroups: groups,
    perform,
    throttle: THROTTLE,
    sample: {
      ...Object.fromEntries(sentOutputFields.map(({ key }) => [key, null])),
      lead_first_name: 'Anna',
      add_tags: 'course',
      ...contactSample('saved'),
    },
    outputFields: [...contactOutputFields, ...sentOutputFields],
  },
} satisfies Create;
