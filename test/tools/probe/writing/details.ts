import { isRecord, type PhpRecord } from '../../../../src/justclick/answer.ts';
import type { Client } from '../client.ts';
import { textOf } from '../text.ts';

/** The details of an order; undefined when they cannot be read. */
export async function detailsOf(client: Client, id: string): Promise<PhpRecord | undefined> {
  const { signed, code, result } = await client.ask('getOrderDetails', { bill_id: id });
  return signed && code === 0 && isRecord(result) && textOf(result.id) === id ? result : undefined;
}
