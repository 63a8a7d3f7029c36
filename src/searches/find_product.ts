import { errors, type Search } from 'zapier-platform-core';
import { THROTTLE } from '../bounds.ts';
import { withShop } from '../perform.ts';
import { productsIn, productsWithPart } from '../products/match.ts';
import {
  listProducts,
  type Product,
  productOutputFields,
  productSample,
} from '../products/product.ts';
import { definitionsOf, fieldError, required, shorten } from '../values/field.ts';
import { codeField } from '../values/text.ts';
import { yesNoField } from '../values/yes_no.ts';

const product = required(
  codeField({
    key: 'product',
    label: 'Product',
    type: 'string',
    helpText:
      'The name, code or number of a product. After the name, a form may add a price, a quantity such as `x 1`, or something in brackets.',
  }),
);

const part = yesNoField({
  key: 'part_of_name',
  label: 'Also Part of a Name',
  type: 'string',
  helpText:
    'Choose Yes to also find a product by a part of its name or code. If several match, this step stops and names them. Empty means No.',
});

const perform = withShop('step', async (shop, input): Promise<Product[]> => {
  const text = product.read(input);
  const alsoPart = part.read(input);
  // A text without a letter or digit is not a name: it would be a part of too many.
  if (!/[\p{L}\p{N}]/u.test(text)) {
    throw fieldError(product.field.label, 'This has no letters or digits. Map a name or a code.');
  }
  const products = await listProducts(shop);
  const named = productsIn(products, text);
  const found = named.length === 0 && alsoPart ? productsWithPart(products, text) : named;
  const codes = new Set(found.map(({ good_name }) => good_name));
  if (codes.size > 1) throw severalFit(text, found);
  return found.slice(0, 1);
});

/** Products that such an error names. */
const MOST_NAMED = 5;

function severalFit(text: string, products: readonly Product[]): Error {
  const names = products
    .slice(0, MOST_NAMED)
    .map(
      ({ good_title, good_name }) => `${shorten(good_title ?? '')} (${shorten(good_name ?? '')})`,
    );
  const more = products.length > MOST_NAMED ? ` and ${products.length - MOST_NAMED} more` : '';
  return new errors.HaltedError(
    `"${shorten(text)}" fits several products: ${names.join(', ')}${more}. Map the code of the right one.`,
  );
}

export default {
  key: 'find_product',
  noun: 'Product',
  display: {
    label: 'Find Product',
    description:
      'Finds a product by its name, code or number, and gives you the code for Create Order. Finds nothing if there is none.',
  },
  operation: {
    inputFields: definitionsOf([product, part]),
    perform,
    throttle: THROTTLE,
    sample: productSample,
    outputFields: productOutputFields,
  },
} satisfies Search;
