import type { PhpRecord } from '../../../src/justclick/answer.ts';
import { type Client, type Reply, rowsOf, shortOf } from './client.ts';
import { CannotAsk, Stopped, Unusable } from './errors.ts';
import { addressOf } from './send.ts';

/**
 * The products of the account, which any account with the API can be asked for.
 * @throws {CannotAsk} when the account does not answer to these credentials
 */
export async function readProducts(client: Client): Promise<PhpRecord[]> {
  let reply: Reply;
  try {
    reply = await client.ask('GetAllGoods');
  } catch (error) {
    if (error instanceof Unusable || error instanceof Stopped) throw new CannotAsk(error.message);
    throw error;
  }
  const rows = rowsOf(reply);
  if (!rows) throw new CannotAsk(whyNot(reply, client.account));
  return rows;
}

/** What is wrong with the connection, and what to do about it. */
function whyNot(reply: Reply, account: Client['account']): string {
  const { login } = account;
  const where = addressOf(account);
  const { code, status } = reply;
  switch (code) {
    case undefined:
      return `We didn't find the API at ${where} (HTTP ${status}). Check the login and the domain.`;
    case 4:
      return `The key is not the key of "${login}" (code 4). Copy it again from "Integration and API".`;
    case 5:
      return `There is no account "${login}" at ${where}, or the key is wrong (code 5).`;
    case 6:
      return 'The account accepts API requests from certain IP addresses only (code 6). Allow this one under "Integration and API".';
    case 7:
      return `The account "${login}" is disabled (code 7).`;
    default:
      return `${where} answered GetAllGoods with ${shortOf(reply)}. Check the login and the key.`;
  }
}
