import { isRecord, type PhpRecord } from '../justclick/index.ts';
import {
  type FieldSpecs,
  outputFields,
  type RecordOf,
  readRecord,
  sampleOf,
} from '../values/output.ts';

/**
 * One partner who earns a fee on one product of an order. A partner program may pay several levels,
 * so a product may have several of them.
 *
 * The service nests them in the products. Zapier maps line items, but not line items within line items:
 * of those it makes one text per product. So they are a list of their own, and each of its rows names
 * the product.
 */
const PARTNER = {
  partner_lvl: { label: 'All Affiliates: Level', type: 'number', sample: 1 },
  partner_id: { label: 'All Affiliates: ID', type: 'string', sample: '311' },
  partner_name: { label: 'All Affiliates: Login', type: 'string', sample: 'olga' },
  partner_fee: { label: 'All Affiliates: Fee', type: 'number', sample: 150 },
  good_name: { label: 'All Affiliates: Product Code', type: 'string', sample: 'photo-course' },
  good_title: {
    label: 'All Affiliates: Product Name',
    type: 'string',
    sample: 'Photography from Scratch',
  },
} as const satisfies FieldSpecs;

export type Partner = RecordOf<typeof PARTNER>;

/** @param prefix the path to what has partners: an order's details, or one item */
export const partnerOutputFields = (prefix: string) => outputFields(PARTNER, `${prefix}partners[]`);

export const partnersSample: Partner[] = [
  sampleOf(PARTNER),
  {
    ...sampleOf(PARTNER),
    partner_lvl: 2,
    partner_id: '118',
    partner_name: 'ivan',
    partner_fee: 75,
  },
];

/** The partners of one item of an order, as the service sends it, the lowest level first. */
export function readPartners({ id, title, partners }: PhpRecord): Partner[] {
  return [isRecord(partners) ? Object.values(partners) : partners]
    .flat()
    .filter(isRecord)
    .map((partner) => readRecord(PARTNER, { ...partner, good_name: id, good_title: title }))
    .sort((a, b) => levelOf(a) - levelOf(b));
}

const levelOf = ({ partner_lvl }: Partner) => partner_lvl ?? Number.MAX_SAFE_INTEGER;
