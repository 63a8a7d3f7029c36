import type { Search } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import {
  type Contact,
  contactOf,
  contactOutputFields,
  contactSample,
  email,
  membershipsOf,
} from '../contacts/contact.ts';
import { group as anyGroup, readGroup } from '../contacts/group.ts';
import { withShop } from '../perform.ts';
import { definitionsOf } from '../values/field.ts';

const group = {
  ...anyGroup,
  field: {
    ...anyGroup.field,
    helpText:
      'Finds the contact only if they are or were in this group. In Find or Create Contact, choose it: otherwise a contact of another group is found, and not added to this one.',
  },
};

const perform = withShop('step', async (shop, input): Promise<Contact[]> => {
  const address = email.read(input);
  const wanted = await readGroup(shop, group, input);
  const groups = await membershipsOf(shop, address, shop.bounds.readSeconds);
  const isFound =
    groups !== undefined &&
    (wanted === undefined || groups.some(({ rass_name }) => rass_name === wanted));
  return isFound ? [contactOf(address, 'found', groups)] : [];
});

export default {
  key: 'find_contact',
  noun: 'Contact',
  display: {
    label: 'Find Contact',
    description:
      'Finds a contact by email, with the groups that they are in. Finds nothing if there is no such contact.',
  },
  operation: {
    inputFields: definitionsOf([email, group]),
    perform,
    throttle: THROTTLE,
    sample: contactSample('found'),
    outputFields: contactOutputFields,
  },
} satisfies Search;
