import { listOf, nothingFound, recordsIn, type Shop } from '../justclick/index.ts';
import {
  type FieldSpecs,
  outputFields,
  type RecordOf,
  readRecord,
  sampleOf,
} from '../values/output.ts';

/** What a product is (GetAllGoods). */
const PRODUCT = {
  good_id: { label: 'Product ID', type: 'string', sample: '1201' },
  good_name: { label: 'Product Code', type: 'string', sample: 'photo-course' },
  good_title: { label: 'Product Name', type: 'string', sample: 'Photography from Scratch' },
  good_type: { label: 'Product Type', type: 'string', sample: 'digital' },
  good_sum: { label: 'List Price', type: 'number', sample: 1500 },
} as const satisfies FieldSpecs;

/** The service takes it by `good_id` in filters of orders, and by `good_name` in CreateOrder. */
export type Product = RecordOf<typeof PRODUCT>;

export const productSample: Product = sampleOf(PRODUCT);
export const productOutputFields = outputFields(PRODUCT);

/** All products of the shop, each once, in the order of the service. An empty shop has none. */
export async function listProducts(shop: Shop): Promise<Product[]> {
  const answer = await shop.call('GetAllGoods', {}, { accepts: nothingFound });
  const products = recordsIn(listOf(answer)).map((row) => readRecord(PRODUCT, row));
  return [...new Map(products.map((product) => [product.good_id ?? product, product])).values()];
}
