import type { SearchOrCreate } from 'zapier-platform-core';
import addContactToGroup from '../creates/add_contact_to_group.ts';
import findContact from '../searches/find_contact.ts';

export default {
  // The platform takes no key of its own here: it has to be that of the search.
  key: findContact.key,
  display: {
    label: 'Find or Create Contact',
    description: 'Finds a contact. If there is none, adds a new one to groups.',
  },
  search: findContact.key,
  create: addContactToGroup.key,
} satisfies SearchOrCreate;
