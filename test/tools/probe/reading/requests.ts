import { type Client, type Reply, shortOf } from '../client.ts';
import { counted, type Findings, listed } from '../findings.ts';

/** What all answers tell of HTTP, beside what they say. */
export function findHttp(client: Client, found: Findings): void {
  const signed = client.replies.filter((reply) => reply.signed);
  if (signed.length === 0) return;
  findHttpStatus(signed, found);
  findPacking(signed, found);
}

type Signed = Client['replies'];

/** The statuses of HTTP with which signed answers came. */
function findHttpStatus(signed: Signed, found: Findings): void {
  const statuses = Object.entries(Object.groupBy(signed, ({ status }) => `${status}`));
  const words = statuses.map(([status, some = []]) =>
    status === '200' ? status : `${status} from ${listed(some.map(({ name }) => name))}`,
  );
  found.confirm('http-status', words.join('; '), `${counted(signed.length, 'signed answer')}.`);
}

/** What the app's HTTP unpacks. */
const KNOWN_PACKINGS = ['', 'gzip', 'deflate', 'br'];

/** Whether answers come packed, and whether they say how long they are. */
function findPacking(signed: Signed, found: Findings): void {
  const packings = signed.map(({ packing }) => packing.trim().toLowerCase());
  const packed = packings.filter((packing) => packing !== '').length;
  found.judge(
    'compression',
    packings.every((packing) => KNOWN_PACKINGS.includes(packing)),
    listed(
      packings.map((packing) => (KNOWN_PACKINGS.includes(packing) ? packing || 'none' : 'another')),
    ),
    `${packed} of ${counted(signed.length, 'signed answer')} compressed.`,
  );
  const lengths = signed.filter(({ saysLength }) => saysLength).length;
  found.confirm(
    'content-length',
    listed(signed.map(({ saysLength }) => (saysLength ? 'said' : 'not said'))),
    `${lengths} of ${counted(signed.length, 'signed answer')} with a Content-Length.`,
  );
}

/** Whether the names of functions, and the login in signatures, may be in another case. */
export async function findCases(client: Client, found: Findings): Promise<void> {
  const other = await client.ask('getallgroups', {}, { login: client.account.login });
  judgeCase(found, 'name-case', other, 'A reading function in lower case');
  const login = client.account.login.toUpperCase();
  if (login === client.account.login) {
    found.leaveOpen(['login-case'], 'The login has no letters.');
    return;
  }
  const upper = await client.ask('GetAllGroups', {}, { login });
  judgeCase(found, 'login-case', upper, 'A signature with the login in upper case');
}

function judgeCase(
  found: Findings,
  id: 'name-case' | 'login-case',
  reply: Reply,
  what: string,
): void {
  const { signed, code } = reply;
  const evidence = `${what}: ${shortOf(reply)}.`;
  // Whoever cannot check a signature need not sign with the account's key.
  const isRefused = !signed || (id === 'login-case' && code !== undefined && code <= 7);
  if (signed && code === 0) found.confirm(id, 'any', evidence);
  else if (isRefused) found.confirm(id, 'exact', evidence);
  else found.leaveOpen([id], evidence);
}

/** What the service says to a wrong signature, and whose key it signs that with. */
export async function findWrongHash(client: Client, found: Findings): Promise<void> {
  const reply = await client.ask('GetAllGroups', {}, { wrongHash: true });
  const { code, signed } = reply;
  if (code === undefined) {
    found.leaveOpen(['wrong-hash'], `It gave ${shortOf(reply)}.`);
    return;
  }
  const value = `code ${code}, ${signed ? 'signed with the account’s key' : 'signed with another key'}`;
  found.judge('wrong-hash', code === 4, value, 'One request with a wrong signature.');
}
