import type { Trigger } from 'zapier-platform-core';
import { productChoices } from './product_choices.ts';

/** Fills the dropdown of products to order; people do not see it as a trigger. */
export default {
  key: 'product_by_code',
  noun: 'Product',
  display: {
    label: 'Product by Code',
    description: 'Triggers when a product is added.',
    hidden: true,
  },
  operation: productChoices('good_name'),
} satisfies Trigger;
