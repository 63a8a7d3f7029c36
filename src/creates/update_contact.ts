import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import { emailSample } from '../contacts/contact.ts';
import { emailField, personFields } from '../contacts/input_fields.ts';
import { callJustClick, type PhpParams } from '../justclick/index.ts';
import { fieldError, type InputData, readList, readTexts, requireText } from '../values/input.ts';

const tags = {
  key: 'lead_tags',
  label: 'Tags',
  type: 'string',
  list: true,
  helpText:
    'One tag to a line. Try it with a contact of your own first: the tags may replace those that the contact has, or be added to them.',
} as const;

const changes = [...personFields, tags] as const;

type Updated = Record<'lead_email', string> &
  Record<(typeof changes)[number]['key'], string | null>;

/**
 * Changes what is filled in and leaves the rest as it is. The same change twice comes to the same
 * contact, so when no clear answer comes, Zapier is told to run the step again a minute later. (Should
 * another Zap change the same field in that minute, this change comes after it.)
 */
async function perform(z: ZObject, bundle: Bundle): Promise<Updated> {
  const { lead_email, ...changed } = paramsOf(bundle.inputData);
  const params: PhpParams = { lead_email, ...changed };
  await callJustClick(z, bundle, 'UpdateSubscriberData', params, { isStep: true });
  return { lead_email, ...UNCHANGED, ...changed };
}

const UNCHANGED = { lead_name: null, lead_phone: null, lead_city: null, lead_tags: null };

/**
 * UpdateSubscriberData's parameters. Nobody has written down what an empty one does, so none is sent.
 *
 * @throws a plain error when nothing is filled in but the email
 */
function paramsOf(input: InputData): { lead_email: string; [key: string]: string } {
  const lead_email = requireText(input[emailField.key], emailField.label);
  const lead_tags = readList(input[tags.key], tags.label).join(',') || undefined;
  const filled = Object.entries({ ...readTexts(input, personFields), lead_tags }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  if (filled.length === 0) {
    throw fieldError(
      changes.map(({ label }) => label).join(', '),
      'All of these are empty. Fill in at least one of them.',
    );
  }
  return { lead_email, ...Object.fromEntries(filled) };
}

export default {
  key: 'update_contact',
  noun: 'Contact',
  display: {
    label: 'Update Contact',
    description: 'Changes the name, phone, city or tags of a contact.',
  },
  operation: {
    inputFields: [
      {
        ...emailField,
        helpText: 'Finds the contact. The email itself cannot be changed.',
      },
      ...personFields,
      tags,
    ],
    perform,
    sample: {
      lead_email: emailSample,
      ...UNCHANGED,
      lead_name: 'Anna Petrova',
      lead_phone: '+79161234567',
    },
    outputFields: [emailField, ...changes].map(({ key, label, type }) => ({ key, label, type })),
  },
} satisfies Create;
