import type { BasicPollingOperation } from 'zapier-platform-core';
import { withShop } from '../perform.ts';
import {
  listProducts,
  type Product,
  productOutputFields,
  productSample,
} from '../products/product.ts';
import { compareTitles } from '../values/titles.ts';

/** A row of a dropdown: `id` is what the field takes, `title` what people see. */
type ProductChoice = Product & { id: string; title: string };

/**
 * A hidden trigger that fills a dropdown of products, because the service takes them under two
 * names: filters want the numeric `good_id`, CreateOrder wants the code `good_name`.
 */
export function productChoices(idField: 'good_id' | 'good_name') {
  const choiceOf = (product: Product): ProductChoice[] => {
    const id = product[idField];
    if (id === null) return [];
    const title = product.good_title ?? product.good_name ?? id;
    return [{ id, title, ...product }];
  };
  return {
    type: 'polling' as const,
    perform: withShop('dropdown', async (shop): Promise<ProductChoice[]> => {
      const choices = (await listProducts(shop)).flatMap(choiceOf);
      const once = new Map(choices.map((choice) => [choice.id, choice]));
      return [...once.values()].sort((a, b) => compareTitles(a.title, b.title));
    }),
    sample: { ...choiceOf(productSample)[0] },
    outputFields: [
      { key: 'id', label: 'Value', type: 'string' as const },
      { key: 'title', label: 'Product', type: 'string' as const },
      ...productOutputFields,
    ],
  } satisfies BasicPollingOperation;
}
