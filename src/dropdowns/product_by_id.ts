import type { Trigger } from 'zapier-platform-core';
import { productChoices } from './product_choices.ts';

/** Fills the dropdowns that limit triggers to products; people do not see it as a trigger. */
export default {
  key: 'product_by_id',
  noun: 'Product',
  display: {
    label: 'Product by ID',
    description: 'Triggers when a product is added.',
    hidden: true,
  },
  operation: productChoices('good_id'),
} satisfies Trigger;
