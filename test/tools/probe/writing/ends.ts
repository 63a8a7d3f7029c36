import { payStatusOf } from '../../../../src/orders/status.ts';
import { type Client, shortOf } from '../client.ts';
import type { Findings } from '../findings.ts';
import type { OwnOrders } from './own_orders.ts';
import { statusAfter } from './statuses.ts';

export async function findCancel(client: Client, found: Findings, id: string): Promise<void> {
  const after = await statusAfter(client, id, { status: 'cancel' });
  if ('refused' in after) found.leaveOpen(['status-after-cancel'], after.refused);
  else {
    const isRight = payStatusOf(after.word) === 'cancel';
    found.judge('status-after-cancel', isRight, after.word, 'One order, read after the change.');
  }
}

/** Codes of the service for an order that it does not have. */
const UNKNOWN = [200, 302, 400];

export async function findDeleteTwice(found: Findings, own: OwnOrders, id: string): Promise<void> {
  const once = await own.delete(id);
  if (!once.signed || once.code !== 0) {
    found.leaveOpen(['delete-twice'], `Deleting it once brought ${shortOf(once)}.`);
    return;
  }
  const { signed, code } = await own.delete(id);
  if (!signed || code === undefined) return;
  const isRight = [0, ...UNKNOWN].includes(code);
  found.judge('delete-twice', isRight, `code ${code}`, 'One canceled order, deleted twice.');
}

export async function findDeleteOfPaid(
  client: Client,
  found: Findings,
  own: OwnOrders,
  id: string,
  now: number,
): Promise<void> {
  const after = await statusAfter(client, id, { status: 'paid', date: now });
  if ('refused' in after) {
    found.leaveOpen(['delete-of-paid'], after.refused);
    return;
  }
  const { signed, code } = await own.delete(id);
  if (!signed || code === undefined) return;
  found.judge('delete-of-paid', [0, 201, 303].includes(code), `code ${code}`, 'One paid order.');
}
