import type { PhpRecord } from '../../../../src/justclick/answer.ts';
import { textIn } from '../../../../src/justclick/index.ts';
import { type Client, type Reply, rowsOf, shortOf } from '../client.ts';
import { counted, type Findings } from '../findings.ts';

export const ABOUT_API2 = [
  'key-proof',
  'hash-for-key',
  'api2-names',
  'coupon-rows',
  'manager-rows',
] as const;

/** Codes with which functions that are off were seen. */
const OFF = [2, 7, 8];

/** Refusals up to this code come before the service knows whose key to sign with. */
const LAST_UNSIGNED = 8;

/** Whether the function is there under that name, whatever it says. */
const isAnswer = ({ signed, code }: Reply) =>
  signed || (code !== undefined && code >= 1 && code <= LAST_UNSIGNED);

/** Whether API 2.0 takes the key, under which names, and what two of its lists look like. */
export async function findApi2(client: Client, found: Findings): Promise<void> {
  const lower = await client.askByKey('getcoupons');
  const pascal = await client.askByKey('GetCoupons');
  judgeNames(found, lower, pascal);
  const answers = [lower, pascal].filter(isAnswer);
  judgeKey(found, answers);
  const taken = answers.find(isTaken);
  if (!taken) {
    const why = `getcoupons gave ${shortOf(answers[0] ?? lower)}.`;
    found.leaveOpen(['hash-for-key', 'coupon-rows', 'manager-rows'], why);
    return;
  }
  judgeHash(found, await client.ask(taken.name));
  judgeRows(found, 'coupon-rows', taken, COUPON);
  const other = taken === lower ? 'getpersonalmanagers' : 'GetPersonalManagers';
  judgeRows(found, 'manager-rows', await client.askByKey(other), MANAGER);
}

const isTaken = ({ signed, code }: Reply) => signed && code === 0;

function judgeNames(found: Findings, lower: Reply, pascal: Reply): void {
  if (!isAnswer(lower) && !isAnswer(pascal) && !lower.leadsTo) {
    found.leaveOpen(['api2-names'], `getcoupons gave ${shortOf(lower)}.`);
    return;
  }
  const value = [lower, pascal].map((reply) => `${reply.name}: ${wordOf(reply)}`).join('; ');
  found.judge(
    'api2-names',
    isAnswer(lower),
    value,
    'One request to each name; no redirect followed.',
  );
}

function wordOf(reply: Reply): string {
  if (isAnswer(reply)) return 'answered';
  const { status, leadsTo, code } = reply;
  if (leadsTo) return `HTTP ${status} to ${leadsTo}`;
  return code === undefined ? `HTTP ${status}` : `code ${code}`;
}

function judgeKey(found: Findings, answers: Reply[]): void {
  const [answer] = answers;
  if (!answer) {
    found.leaveOpen(['key-proof'], 'No name of getcoupons was answered.');
    return;
  }
  const { code, signed } = answers.find(isTaken) ?? answer;
  const evidence = 'A reading function of API 2.0, asked with the key and no hash.';
  if (signed && code === 0) found.confirm('key-proof', 'taken', evidence);
  else if (code !== undefined && OFF.includes(code)) {
    const why = `getcoupons gave code ${code}, as where API 2.0 is off.`;
    found.leaveOpen(['key-proof'], why);
  } else found.contradict('key-proof', `code ${code}`, evidence);
}

/** With a hash, the key need not travel at all. */
function judgeHash(found: Findings, reply: Reply): void {
  if (!isAnswer(reply)) {
    found.leaveOpen(['hash-for-key'], `It gave ${shortOf(reply)}.`);
    return;
  }
  const evidence = 'The same function, asked with a hash and no key.';
  found.confirm('hash-for-key', isTaken(reply) ? 'taken' : 'refused', evidence);
}

type Shape = {
  /** Names of fields that a report may have. */
  known: readonly string[];
  /** Whether the app makes a choice of a row. */
  isUsable: (row: PhpRecord) => boolean;
  noun: string;
};

const hasText = (value: unknown) => Boolean(textIn(value)?.trim());

const COUPON: Shape = {
  known: ['id', 'coupon', 'kupon', 'code', 'name', 'title'],
  isUsable: ({ coupon }) => hasText(coupon),
  noun: 'coupon',
};
const MANAGER: Shape = {
  known: ['id', 'manager_id', 'manager_name', 'name', 'login', 'email'],
  isUsable: ({ manager_id, id }) => hasText(manager_id) || hasText(id),
  noun: 'manager',
};

/** Which fields the rows of a list have, and of which type. */
function judgeRows(
  found: Findings,
  id: 'coupon-rows' | 'manager-rows',
  reply: Reply,
  { known, isUsable, noun }: Shape,
): void {
  const rows = rowsOf(reply);
  if (!rows || rows.length === 0) {
    found.leaveOpen([id], `The list of ${noun}s is ${rows ? 'empty' : shortOf(reply)}.`);
    return;
  }
  const fields = known.flatMap((name) => {
    const types = new Set(rows.filter((row) => name in row).map((row) => typeWord(row[name])));
    return types.size === 0 ? [] : [[name, [...types].sort().join(', ')] as const];
  });
  const others = new Set(rows.flatMap(Object.keys).filter((name) => !known.includes(name))).size;
  const usable = rows.filter(isUsable).length;
  found.judge(
    id,
    usable === rows.length,
    Object.fromEntries(fields),
    `${counted(rows.length, noun)}, of which the app can show ${usable}; ${counted(others, 'other field')}.`,
  );
}

const typeWord = (value: unknown) =>
  typeof value === 'string' ? 'text' : value === null ? 'null' : typeof value;
