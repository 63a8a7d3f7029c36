import type { Create } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { email, emailSample } from '../contacts/contact.ts';
import { addTags, changeTags } from '../contacts/tags.ts';
import { withShop } from '../perform.ts';
import { definitionsOf } from '../values/field.ts';

export default {
  key: 'add_tags',
  noun: 'Contact',
  display: {
    label: 'Add Tags to Contact',
    description:
      'Adds tags to a contact. In your shop, tags can start mailings. Needs API 2.0 (plans Expert and Guru).',
  },
  operation: {
    inputFields: definitionsOf([email, addTags]),
    perform: withShop('step', (shop, input) => changeTags(shop, input, addTags)),
    throttle: THROTTLE,
    sample: { lead_email: emailSample, tags: ['course'] },
    outputFields: [
      { key: 'lead_email', label: 'Email', type: 'string' },
      { key: 'tags', label: 'Tags', type: 'string', list: true },
    ],
  },
} satisfies Create;
