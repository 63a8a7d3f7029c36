import type { Create } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import {
  type Contact,
  contactGroup,
  contactOf,
  contactOutputFields,
  contactSample,
  email,
  lookAt,
  membershipIn,
  type Outcome,
  personFields,
} from '../contacts/contact.ts';
import { groups, readGroups } from '../contacts/group.ts';
import { type Answer, codes } from '../justclick/index.ts';
import { withShop } from '../perform.ts';
import { definitionsOf, readAll } from '../values/field.ts';
import { codeField } from '../values/text.ts';
import { readTraffic, trafficFields, trafficGroup } from '../values/traffic.ts';
import { webAddressField } from '../values/web_address.ts';
import { yesNoField } from '../values/yes_no.ts';

const settingsGroup = { key: 'settings', label: 'Subscription' } as const;

const tag = codeField({
  key: 'tag',
  label: 'Tag',
  type: 'string',
  group: settingsGroup.key,
  helpText:
    'Your own label for this subscription. For tags of the contact, use Add Tags to Contact.',
});

const doneUrl = webAddressField({
  key: 'doneurl2',
  label: 'Page After Confirmation',
  type: 'string',
  group: settingsGroup.key,
  helpText: 'The page that opens after the contact confirms, such as `https://example.com/thanks`.',
});

const activation = yesNoField({
  key: 'activation',
  label: 'Ask for Confirmation',
  type: 'string',
  group: settingsGroup.key,
  helpText:
    "Yes has the contact confirm by email first. Only one plan of your shop can change this. Leave this empty to keep the group's own setting.",
});

/** The code of AddLeadToGroup for a contact who is in all of the groups already. */
const ALREADY_THERE = 102;

/**
 * Adds a contact. Adding twice is harmless: the second time the service says "already registered" and
 * does nothing more. So when no clear answer comes, Zapier is told to run the step again, and its result
 * may then be "already there" for a contact that this step has added.
 */
const perform = withShop('step', async (shop, input): Promise<Contact> => {
  const lead_email = email.read(input);
  const fields = {
    ...readAll(personFields, input),
    ...readAll([tag, doneUrl], input),
    activation: activation.read(input),
    utm: readTraffic(input),
  };
  const rid = await readGroups(shop, groups, input);
  const params = { rid, lead_email, ...fields };
  const answer = await shop.call('AddLeadToGroup', params, {
    seconds: shop.bounds.writeSeconds,
    accepts: codes(ALREADY_THERE),
  });
  const memberships = await lookAt(shop, lead_email);
  return contactOf(lead_email, outcomeOf(answer), memberships ?? rid.map(membershipIn));
});

/** The service tells a pending contact by its text only; texts may differ in case. */
function outcomeOf({ code, text }: Answer): Outcome {
  if (code === ALREADY_THERE) return 'already_there';
  return /activation email sent/i.test(text) ? 'waiting' : 'added';
}

export default {
  key: 'add_contact_to_group',
  noun: 'Contact',
  display: {
    label: 'Add Contact to Group',
    description:
      'Adds a contact to one or more groups. Creates the contact if needed. To set tags or addresses, use Add or Update Contact.',
  },
  operation: {
    inputFields: [
      ...definitionsOf([email, groups, ...personFields]).map((field) => ({
        ...field,
        group: contactGroup.key,
      })),
      ...definitionsOf([tag, doneUrl, activation, ...trafficFields]),
    ],
    inputFieldGroups: [contactGroup, settingsGroup, trafficGroup],
    perform,
    throttle: THROTTLE,
    sample: contactSample('added'),
    outputFields: contactOutputFields,
  },
} satisfies Create;
