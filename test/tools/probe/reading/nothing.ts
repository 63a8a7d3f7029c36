import { randomBytes } from 'node:crypto';
import { type Client, type Reply, rowsOf, shortOf } from '../client.ts';
import { type Findings, listed } from '../findings.ts';

/** An order number that no order has. */
const NO_ORDER = '999999999999';

/** Codes up to this one are about the request or the account. */
const LAST_GENERAL_CODE = 99;

/** A minute in 2001, in which the service did not exist. */
const EMPTY_MINUTE = { date_s: 1_000_000_000, date_e: 1_000_000_060 };

export async function findEmptyLists(client: Client, found: Findings): Promise<void> {
  const nobody = `nobody-${randomBytes(6).toString('hex')}@example.com`;
  const orders = await client.ask('GetOrders', EMPTY_MINUTE);
  const bills = await client.ask('GetBills', { email: nobody });
  const answers = [orders, bills];
  if (answers.some(({ signed }) => !signed)) {
    found.leaveOpen(['empty-list'], 'An answer was not signed with the account’s key.');
    return;
  }
  if (orders.code !== undefined && orders.code > LAST_GENERAL_CODE) {
    client.emptyCodes.add(orders.code);
  }
  if (answers.some((reply) => (rowsOf(reply) ?? []).length > 0)) {
    found.leaveOpen(['empty-list'], 'Something was found where nothing can be.');
    return;
  }
  const strange = answers.filter((reply) => rowsOf(reply) === undefined);
  found.judge(
    'empty-list',
    strange.length === 0,
    `GetOrders: ${emptyOf(orders)}; GetBills: ${emptyOf(bills)}`,
    strange.length === 0
      ? 'Both are read as an empty list.'
      : `The app takes it for an error: ${listed(strange.map(({ name }) => name))}.`,
  );
}

function emptyOf(reply: Reply): string {
  if (reply.code !== 0) return `code ${reply.code}`;
  if (reply.result === undefined) return 'missing';
  return rowsOf(reply) ? 'list' : JSON.stringify(reply.result).slice(0, 10);
}

/** What the details of an order are that does not exist. */
export async function findUnknownOrder(client: Client, found: Findings): Promise<void> {
  const reply = await client.ask('getOrderDetails', { bill_id: NO_ORDER, good_info: true });
  const { signed, code } = reply;
  if (!signed || code === undefined) {
    const why = `GetOrderDetails gave ${shortOf(reply)}.`;
    found.leaveOpen(['empty-record', 'unknown-order-code'], why);
    return;
  }
  const evidence = `Details of an order that does not exist: ${shortOf(reply)}.`;
  found.judge('unknown-order-code', [200, 302, 400].includes(code), `code ${code}`, evidence);
  found.judge('empty-record', code !== 0, code === 0 ? resultOf(reply) : 'code', evidence);
}

function resultOf({ result }: Reply): string {
  if (result === undefined) return 'missing';
  if (Array.isArray(result)) return 'list';
  return result === null ? 'null' : typeof result;
}
