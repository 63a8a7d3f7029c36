import type { PhpRecord } from '../../../../src/justclick/answer.ts';
import type { PhpParams } from '../../../../src/justclick/query.ts';
import { payStatusOf } from '../../../../src/orders/status.ts';
import { type Client, shortOf } from '../client.ts';
import type { Findings } from '../findings.ts';
import { shapeOf } from '../shop/dates.ts';
import { detailsOf } from './details.ts';

/** How the status of an order reads after it was changed; what was refused, in words. */
export async function statusAfter(
  client: Client,
  id: string,
  change: PhpParams & { status: string },
): Promise<{ word: string; details: PhpRecord } | { refused: string }> {
  const reply = await client.ask('UpdateOrderStatus', { bill_id: id, ...change });
  if (!reply.signed || reply.code !== 0) {
    return { refused: `The status "${change.status}" brought ${shortOf(reply)}.` };
  }
  const details = await detailsOf(client, id);
  if (!details) return { refused: 'The order could not be read after it.' };
  return { word: wordOf(details.pay_status), details };
}

const wordOf = (status: unknown) =>
  typeof status === 'string' && /^[\p{L} _-]{1,30}$/u.test(status)
    ? status
    : `a value like ${shapeOf(status)}`;

const ONE = 'One order, read after the change.';

export async function findSent(
  client: Client,
  found: Findings,
  id: string,
  now: number,
): Promise<void> {
  const change = { status: 'sent', date: now, rpo: 'RA000000000RU' };
  const after = await statusAfter(client, id, change);
  if ('refused' in after) {
    found.leaveOpen(['status-after-sent'], after.refused);
    return;
  }
  const status = payStatusOf(after.word);
  found.judge('status-after-sent', status === 'sent' || status === 'paid', after.word, ONE);
  if (!found.isOpen('sent-in-pay-status')) return;
  const isSeen = status === 'sent';
  found.judge('sent-in-pay-status', isSeen, isSeen ? 'yes' : 'no', 'One order that was shipped.');
}

export async function findReturn(client: Client, found: Findings, id: string): Promise<void> {
  const after = await statusAfter(client, id, { status: 'return' });
  if ('refused' in after) found.leaveOpen(['status-after-return'], after.refused);
  else {
    const isRight = payStatusOf(after.word) === 'return';
    found.judge('status-after-return', isRight, after.word, ONE);
  }
}
