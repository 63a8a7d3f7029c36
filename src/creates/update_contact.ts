import type { Create } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { email, emailSample, personFields } from '../contacts/contact.ts';
import { withShop } from '../perform.ts';
import { fieldError, type Input, readAll } from '../values/field.ts';
import { listField } from '../values/text.ts';

const tags = listField({
  key: 'lead_tags',
  label: 'Tags',
  type: 'string',
  list: true,
  helpText:
    "One tag per line. These may replace the contact's tags or add to them: try it with your own contact first. With API 2.0, Add Tags to Contact is the better choice.",
});

const changes = [...personFields, tags].map(({ field }) => field);

type Updated = Record<'lead_email' | keyof typeof UNCHANGED, string | null>;

/**
 * Changes what is filled in and leaves the rest as it is. The same change twice comes to the same
 * contact, so when no clear answer comes, Zapier is told to run the step again a minute later. (Should
 * another Zap change the same field in that minute, this change comes after it.)
 */
const perform = withShop('step', async (shop, input): Promise<Updated> => {
  const lead_email = email.read(input);
  const changed = readChanges(input);
  await shop.call('UpdateSubscriberData', { lead_email, ...changed });
  return { lead_email, ...UNCHANGED, ...changed };
});

const UNCHANGED = { lead_name: null, lead_phone: null, lead_city: null, lead_tags: null };

/**
 * What is to be changed. What an empty parameter of UpdateSubscriberData does is not documented, so
 * none is sent.
 *
 * @throws a plain error when nothing is filled in but the email
 */
function readChanges(input: Input): Record<string, string> {
  const lead_tags = tags.read(input).join(',') || undefined;
  const filled = Object.entries({ ...readAll(personFields, input), lead_tags }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  if (filled.length === 0) {
    throw fieldError(
      changes.map(({ label }) => label).join(', '),
      'All of these are empty. Fill in at least one.',
    );
  }
  return Object.fromEntries(filled);
}

export default {
  key: 'update_contact',
  noun: 'Contact',
  display: {
    label: 'Update Contact',
    description:
      'Changes the name, phone, city or tags of a contact. With API 2.0, Add or Update Contact changes more.',
  },
  operation: {
    inputFields: [
      {
        ...email.field,
        helpText: "Finds the contact. This step can't change the email itself.",
      },
      ...changes,
    ],
    perform,
    throttle: THROTTLE,
    sample: {
      lead_email: emailSample,
      ...UNCHANGED,
      lead_name: 'Anna Petrova',
      lead_phone: '+79161234567',
    },
    outputFields: [email.field, ...changes].map(({ key, label }) => ({
      key,
      label,
      type: 'string' as const,
    })),
  },
} satisfies Create;
