import type { Bundle, Search, ZObject } from 'zapier-platform-core';
import {
  type Contact,
  contactOf,
  contactOutputFields,
  contactSample,
  membershipsOf,
} from '../contacts/contact.ts';
import { groupField, readGroup } from '../contacts/group.ts';
import { emailField } from '../contacts/input_fields.ts';
import { requireText } from '../values/input.ts';

const group = {
  ...groupField,
  helpText:
    'Finds the contact only if it is or was in this group. Choose it in Find or Create Contact, or a contact of another group is found and not added to this one.',
} as const;

async function perform(z: ZObject, bundle: Bundle): Promise<Contact[]> {
  const { inputData } = bundle;
  const email = requireText(inputData[emailField.key], emailField.label);
  const wanted = readGroup(inputData, group);
  const groups = await membershipsOf(z, bundle, email, { isStep: true });
  const isFound =
    groups !== undefined &&
    (wanted === undefined || groups.some(({ rass_name }) => rass_name === wanted));
  return isFound ? [contactOf(email, 'found', groups)] : [];
}

export default {
  key: 'find_contact',
  noun: 'Contact',
  display: {
    label: 'Find Contact',
    description: 'Finds a contact by its email, with the groups that it is in.',
  },
  operation: {
    inputFields: [emailField, group],
    perform,
    sample: contactSample('found'),
    outputFields: contactOutputFields,
  },
} satisfies Search;
