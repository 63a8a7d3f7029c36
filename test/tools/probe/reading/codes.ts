import { isRecord, type PhpRecord } from '../../../../src/justclick/answer.ts';
import type { Client } from '../client.ts';
import { counted, type Findings } from '../findings.ts';
import { textOf } from '../text.ts';

/** Orders whose details are asked for, each with another code. */
const MOST_DETAILS = 3;

const rowsIn = (list: unknown): unknown[] =>
  Array.isArray(list) ? list : isRecord(list) ? Object.values(list) : [];

const codeOf = (value: unknown) => textOf(value).trim().toLowerCase();

/** The codes of the products in an order. */
const codesIn = ({ items }: PhpRecord): string[] =>
  rowsIn(items)
    .filter(isRecord)
    .map(({ id }) => codeOf(id))
    .filter((code) => code !== '');

const idsIn = ({ good_ids }: PhpRecord): string[] =>
  typeof good_ids === 'string'
    ? good_ids.split(',').map((id) => id.trim())
    : rowsIn(good_ids).map(textOf);

/**
 * Whether orders show the code of a product as it was: then some have a code that no product has, of a
 * product that is still there. The other way round nothing can be seen, as all codes are those of today.
 */
export async function findItemCodes(
  client: Client,
  found: Findings,
  { products, rows }: { products: PhpRecord[]; rows: PhpRecord[] },
): Promise<void> {
  const today = new Map(
    products.map(({ good_id, good_name }) => [textOf(good_id), codeOf(good_name)] as const),
  );
  const known = new Set(today.values());
  const unknownIn = (row: PhpRecord) => codesIn(row).filter((code) => !known.has(code));
  const old = rows.filter((row) => unknownIn(row).length > 0);
  if (old.length === 0) {
    const why = `Of ${counted(rows.length, 'order')}, all have codes of today’s products.`;
    found.leaveOpen(['item-codes'], why);
    return;
  }
  const byCode = new Map(old.map((row) => [unknownIn(row)[0], textOf(row.id)]));
  const asked = [...new Set(byCode.values())].slice(0, MOST_DETAILS);
  for (const bill_id of asked) {
    const params = { bill_id, good_info: true };
    const { signed, code, result } = await client.ask('getOrderDetails', params);
    if (!signed || code !== 0 || !isRecord(result)) continue;
    const shown = codesIn(result);
    const isRenamed = idsIn(result).some((id) => {
      const now = today.get(id);
      return now !== undefined && now !== '' && !shown.includes(now);
    });
    if (!isRenamed || shown.every((one) => known.has(one))) continue;
    const evidence = `${counted(old.length, 'order')} of ${rows.length} with a code that no product has; one is of a product that has another code today.`;
    found.confirm('item-codes', 'as it was', evidence);
    return;
  }
  const why = `${counted(old.length, 'order')} of ${rows.length} with a code that no product has; of ${asked.length} asked for, the product is gone.`;
  found.leaveOpen(['item-codes'], why);
}
