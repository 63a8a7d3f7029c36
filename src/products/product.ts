import type { BasicPollingOperation, Bundle, ZObject } from 'zapier-platform-core';
import { callJustClick, rowsOf } from '../justclick/index.ts';
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
  good_sum: { label: 'Product Price', type: 'number', sample: 1500 },
} as const satisfies FieldSpecs;

/** One collator for all comparisons: `localeCompare` would look for its rules each time. */
const byTitle = new Intl.Collator('en').compare;

/** Titles that begin alike for longer than people see stay as they came. */
const sortKey = ({ title }: { title: string }) => title.slice(0, 200);

/** A row of a dropdown: `id` is what the field takes, `title` what people see. */
type ProductChoice = RecordOf<typeof PRODUCT> & { id: string; title: string };

/**
 * A hidden trigger that fills a dropdown of products, because the service takes them under two
 * names: filters want the numeric `good_id`, CreateOrder wants the code `good_name`.
 */
export function productChoices(idField: 'good_id' | 'good_name') {
  const choiceOf = (product: RecordOf<typeof PRODUCT>): ProductChoice[] => {
    const id = product[idField];
    if (id === null) return [];
    const title = product.good_title ?? product.good_name ?? id;
    return [{ id, title, ...product }];
  };
  return {
    type: 'polling' as const,
    async perform(z: ZObject, bundle: Bundle): Promise<ProductChoice[]> {
      const answer = await callJustClick(
        z,
        bundle,
        'GetAllGoods',
        {},
        { acceptsNothingFound: true },
      );
      const choices = rowsOf(answer).flatMap((row) => choiceOf(readRecord(PRODUCT, row)));
      const once = new Map(choices.map((choice) => [choice.id, choice]));
      return [...once.values()].sort((a, b) => byTitle(sortKey(a), sortKey(b)));
    },
    sample: { id: PRODUCT[idField].sample, title: PRODUCT.good_title.sample, ...sampleOf(PRODUCT) },
    outputFields: [
      { key: 'id', label: 'Value', type: 'string' as const },
      { key: 'title', label: 'Product', type: 'string' as const },
      ...outputFields(PRODUCT),
    ],
  } satisfies BasicPollingOperation;
}
