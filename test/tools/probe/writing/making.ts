import { isRecord, type PhpRecord } from '../../../../src/justclick/answer.ts';
import { type Reply, shortOf } from '../client.ts';
import type { Findings } from '../findings.ts';
import { isNothing } from '../shop/dates.ts';
import { numberIn } from './own_orders.ts';

const wordOf = (value: unknown) => (typeof value === 'string' ? 'text' : typeof value);

export function findCreateResult(found: Findings, reply: Reply): void {
  const { signed, code, result } = reply;
  if (!signed || code !== 0) {
    found.leaveOpen(['create-result'], `CreateOrder gave ${shortOf(reply)}.`);
    return;
  }
  const keys = isRecord(result) ? ['bill_id', 'link'].filter((key) => !isNothing(result[key])) : [];
  const value = keys
    .map((key) => `${key} as ${wordOf(isRecord(result) && result[key])}`)
    .join(', ');
  const isRight = numberIn(reply) !== undefined;
  found.judge('create-result', isRight, value || 'nothing', 'One order made.');
}

/** @param first the number of the order that is like it and unpaid */
export function findAlreadyExists(found: Findings, reply: Reply, first: string): void {
  const { signed, code } = reply;
  if (!signed || code === undefined || (code !== 0 && code !== 601)) {
    found.leaveOpen(['already-exists'], `CreateOrder gave ${shortOf(reply)}.`);
    return;
  }
  const evidence = 'The same order, asked for twice.';
  if (code === 0) found.contradict('already-exists', 'another order', evidence);
  else if (numberIn(reply) === first) {
    found.confirm('already-exists', 'code 601 with the number', evidence);
  } else found.contradict('already-exists', 'code 601 without the number', evidence);
}

/** @param sentAs the name under which the brand's articles have it */
export function findMiddleName(found: Findings, details: PhpRecord, sentAs: string): void {
  const isTaken = details.middle_name === 'Middle';
  const value = `${sentAs} is ${isTaken ? 'taken' : 'not taken'}`;
  found.judge('middle-name', isTaken, value, 'One order made with a middle name, and read.');
}
