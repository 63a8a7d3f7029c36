import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { LOGIN, RPS_KEY } from '../../../standins/justclick/service.ts';
import { partOf } from '../../../support/amount.ts';
import { useService } from '../../support/use_service.ts';
import { OPERATIONS, type Operation } from '../faults/operations.ts';
import { HEAVY, jsonOf } from './heavy.ts';
import type { SmallRun } from './small_heap.ts';

const used = useService();

/** Megabytes: what is left of Zapier's process when the platform and the answer itself are in it. */
const HEAP = 512;
/** What Zapier gives a run. */
const SECONDS = 30;

const OUTCOMES = ['result', 'AppError', 'HaltedError', 'ThrottledError', 'ExpiredAuthError'];

async function runSmall(operations: readonly Operation[]): Promise<SmallRun[]> {
  const authData = { login: LOGIN, rps_key: RPS_KEY, domain: 'justclick.io' };
  const script = fileURLToPath(new URL('small_heap.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      `--max-old-space-size=${HEAP}`,
      '--experimental-strip-types',
      '--no-warnings',
      script,
      JSON.stringify({ operations, authData }),
    ],
    { env: { PATH: process.env.PATH, JUSTCLICK_BASE_URL: used.service.url } },
  );
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const CASES = Object.entries(HEAVY);

describe(`an answer is read or refused, with ${HEAP} MB of memory, in ${SECONDS} seconds`, () => {
  test.each(partOf(CASES, 3))('%s', async (_name, heavy) => {
    const body = Buffer.from(jsonOf(heavy));
    used.service.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    };
    // One of each kind: the others read their answers in the same way.
    const operations = heavy.kinds.flatMap(
      (wanted) => OPERATIONS.find(({ kind }) => kind === wanted) ?? [],
    );
    const runs = await runSmall(operations);
    expect(runs.map(({ operation }) => operation)).toStrictEqual(operations);
    const wrong = runs.filter(
      ({ outcome, seconds }) => !OUTCOMES.includes(outcome) || seconds > SECONDS,
    );
    expect(wrong).toStrictEqual([]);
  });

  test('every operation meets one', () => {
    const kinds = CASES.flatMap(([, heavy]) => heavy.kinds);
    const left = OPERATIONS.filter(
      ({ kind }) => !['readBack', 'alone'].includes(kind) && !kinds.includes(kind),
    );
    expect(left).toStrictEqual([]);
  });
});
