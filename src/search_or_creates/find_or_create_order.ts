import type { SearchOrCreate } from 'zapier-platform-core';
import createOrder from '../creates/create_order.ts';
import findOrder from '../searches/find_order.ts';

export default {
  // The platform takes no key of its own here: it has to be that of the search.
  key: findOrder.key,
  display: {
    label: 'Find or Create Order',
    description: 'Finds an order. If there is none, creates a new one.',
  },
  search: findOrder.key,
  create: createOrder.key,
} satisfies SearchOrCreate;
