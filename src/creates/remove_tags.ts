import type { Create } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { email, emailSample } from '../contacts/contact.ts';
import { changeTags, removeTags } from '../contacts/tags.ts';
import { withShop } from '../perform.ts';
import { definitionsOf } from '../values/field.ts';

export default {
  key: 'remove_tags',
  noun: 'Contact',
  display: {
    label: 'Remove Tags from Contact',
    description: 'Removes tags from a contact. Needs API 2.0 (plans Expert and Guru).',
  },
  operation: {
    inputFields: definitionsOf([email, removeTags]),
    perform: withShop('step', (shop, input) => changeTags(shop, input, removeTags)),
    throttle: THROTTLE,
    sample: { lead_email: emailSample, tags: ['course'] },
    outputFields: [
      { key: 'lead_email', label: 'Email', type: 'string' },
      { key: 'tags', label: 'Tags', type: 'string', list: true },
    ],
  },
} satisfies Create;
