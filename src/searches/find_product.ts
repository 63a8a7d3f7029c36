import type { Bundle, Search, ZObject } from 'zapier-platform-core';
import { matchProducts } from '../products/match.ts';
import {
  listProducts,
  type Product,
  productOutputFields,
  productSample,
} from '../products/product.ts';
import { fieldError, requireText } from '../values/input.ts';

const product = {
  key: 'product',
  label: 'Product',
  type: 'string',
  required: true,
  helpText:
    'The name or code of a product, as a form or another app says it, or its number in your shop. A part of the name or code is enough. What fits best comes first.',
} as const;

/** As many as anybody would look through. */
const MOST_RESULTS = 20;

async function perform(z: ZObject, bundle: Bundle): Promise<Product[]> {
  const text = requireText(bundle.inputData[product.key], product.label);
  // What is nothing but signs is no name: it would be a part of too many.
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw fieldError(product.label, 'This has no letter or digit in it. Map a name or a code.');
  }
  const products = await listProducts(z, bundle, { isStep: true });
  return matchProducts(products, text).slice(0, MOST_RESULTS);
}

export default {
  key: 'find_product',
  noun: 'Product',
  display: {
    label: 'Find Product',
    description:
      'Finds a product by its name, code or number, and gives the code that Create Order needs.',
  },
  operation: {
    inputFields: [product],
    perform,
    sample: productSample,
    outputFields: productOutputFields,
  },
} satisfies Search;
