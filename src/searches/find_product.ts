import type { Search } from 'zapier-platform-core';
import { withShop } from '../perform.ts';
import { matchProducts } from '../products/match.ts';
import {
  listProducts,
  type Product,
  productOutputFields,
  productSample,
} from '../products/product.ts';
import { definitionsOf, fieldError, required } from '../values/field.ts';
import { textField } from '../values/text.ts';

const product = required(
  textField({
    key: 'product',
    label: 'Product',
    type: 'string',
    helpText:
      'The name or code of a product, as a form or another app says it, or its number in your shop. A part of the name or code is enough. What fits best comes first.',
  }),
);

/** As many as anybody would look through. */
const MOST_RESULTS = 20;

const perform = withShop('step', async (shop, input): Promise<Product[]> => {
  const text = product.read(input);
  // What is nothing but signs is no name: it would be a part of too many.
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw fieldError(
      product.field.label,
      'This has no letter or digit in it. Map a name or a code.',
    );
  }
  return matchProducts(await listProducts(shop), text).slice(0, MOST_RESULTS);
});

export default {
  key: 'find_product',
  noun: 'Product',
  display: {
    label: 'Find Product',
    description:
      'Finds a product by its name, code or number, and gives the code that Create Order needs.',
  },
  operation: {
    inputFields: definitionsOf([product]),
    perform,
    sample: productSample,
    outputFields: productOutputFields,
  },
} satisfies Search;
