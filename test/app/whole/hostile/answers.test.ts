import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { openExampleShop } from '../../../standins/justclick/example_shop.ts';
import { type Sandbox, startSandbox } from '../../../standins/justclick/server.ts';
import { LOGIN, type Received, RPS_KEY } from '../../../standins/justclick/service.ts';
import { runApp } from '../../../standins/zapier/built/app.ts';
import { readDefinition } from '../../../standins/zapier/built/definition.ts';
import { amount } from '../../../support/amount.ts';
import { noPause } from '../../support/no_pause.ts';
import { useService } from '../../support/use_service.ts';
import { methodsOfApp, OPERATIONS, type Operation } from '../faults/operations.ts';
import { readApp } from '../publishing/app.ts';
import { typeProblems } from '../publishing/results.ts';
import {
  anySpoil,
  keysIn,
  oddValue,
  type Spoil,
  STUMBLING_BLOCK,
  withKey,
} from './hostile_json.ts';
import { expectSafe } from './safely.ts';

noPause();

const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
afterAll(() => {
  jest.restoreAllMocks();
});

const used = useService();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ login: LOGIN, rpsKey: RPS_KEY });
});
afterAll(() => sandbox.close());

const definition = await readDefinition();
// Only what comes out counts here: none of the fields that appear for a choice.
const actions = Object.keys(definition.creates).map((key) => [`creates.${key}`, []]);
const { operations: PUBLISHED } = readApp(definition, Object.fromEntries(actions));
const CASES = OPERATIONS.filter(({ kind }) => kind !== 'alone').map(
  (operation) => [`${operation.kind} ${operation.method}`, operation] as const,
);

/** What the shop said to each question, so that it is asked once: PHP takes longer than all the rest. */
const said = new Map<string, Promise<string>>();

function ask({ url, body, headers }: Received): Promise<string> {
  const about = new URLSearchParams(body);
  const question = JSON.stringify([url, about.get('bill_id'), about.get('email')]);
  const answer =
    said.get(question) ??
    fetch(sandbox.url + url, {
      method: 'POST',
      body,
      headers: { 'content-type': String(headers['content-type']) },
    }).then((response) => response.text());
  said.set(question, answer);
  return answer;
}

/** Answers as the shop would, and spoils it: only what one function says, where `spoils` names it. */
function between(spoil: Spoil, { spoils }: Operation) {
  const written: string[] = [];
  used.service.answer = (request, response) => {
    const { url } = request;
    const isSpoilt = spoils === undefined || url.toLowerCase().endsWith(spoils.toLowerCase());
    if (!/^\/api\/get/i.test(url)) written.push(url);
    ask(request).then((json) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(isSpoilt ? spoil(JSON.parse(json)) : json);
    });
    return undefined;
  };
  return written;
}

/** What is wrong with a result, whatever the service sent. */
function problemsOf({ kind, method, input = {} }: Operation, result: unknown): string[] {
  const [, type, key = ''] = /^(triggers|creates|searches)\.(\w+)/.exec(method) ?? [];
  const rows: unknown[] = Array.isArray(result) ? result : [result];
  const isRow = (row: unknown): row is Record<string, unknown> =>
    typeof row === 'object' && row !== null && !Array.isArray(row);
  const published = PUBLISHED.find((each) => each.path === `${type}.${key}`);
  return rows.flatMap((row) => {
    if (!isRow(row)) return [`${JSON.stringify(row)} is no record`];
    const email = [row.email]
      .find((value) => typeof value === 'string')
      ?.trim()
      .toLowerCase();
    const wanted = [input.bill_email, input.email].find((value) => typeof value === 'string');
    return [
      ...(published === undefined ? [] : typeProblems(published, row)),
      ...('id' in row && (typeof row.id !== 'string' || row.id === '') ? ['It has no number'] : []),
      ...(wanted !== undefined && email !== undefined && email !== wanted
        ? [`It is of ${email}, not of ${wanted}`]
        : []),
      ...(kind === 'findByNumber' && row.id !== input.bill_id ? [`It is ${row.id}`] : []),
      ...(kind === 'update' && row.id !== input.bill_id ? [`It is ${row.id}`] : []),
      ...(kind === 'delete' && row.deleted !== true ? ['It was not deleted'] : []),
    ];
  });
}

/** Runs an operation on spoilt answers; whether it had a result. */
async function sees(operation: Operation, spoil: Spoil): Promise<boolean> {
  const { method, input: inputData = {} } = operation;
  const authData = { login: LOGIN, rps_key: RPS_KEY, domain: 'justclick.io' };
  const written = between(spoil, operation);
  const outcome = await runApp(method, { authData, inputData }).then(
    (result) => ({ result }),
    (error: Error) => ({ error }),
  );
  expectSafe(outcome, RPS_KEY);
  // Unsubscribing sends one for each group that it is told of.
  const most = operation.kind === 'unsubscribe' ? written.length : new Set(written).size;
  expect(written.length).toBe(most);
  if ('result' in outcome) {
    expect(problemsOf(operation, outcome.result)).toStrictEqual([]);
    return true;
  }
  if (written.length > 0) expect(outcome.error.message).not.toMatch(/Nothing was changed/);
  return false;
}

describe('whatever the service answers', () => {
  test.each(CASES)(
    '%s gives what is right, or an error that Zapier knows',
    async (_name, operation) => {
      openExampleShop(sandbox);
      said.clear();
      const usual = new Set<string>();
      await sees(operation, (answer) => {
        for (const key of keysIn(answer)) usual.add(key);
        return JSON.stringify(answer);
      });
      let results = 0;
      const check = async (spoil: Spoil) => {
        if (await sees(operation, spoil)) results += 1;
      };
      await fc.assert(fc.asyncProperty(anySpoil, check), { numRuns: amount(30, 5) });
      // And each field in turn, so that none is left out.
      for (const key of usual) {
        await check(withKey(key, STUMBLING_BLOCK));
        const replaced = fc.asyncProperty(oddValue, (value) => check(withKey(key, value)));
        await fc.assert(replaced, { numRuns: amount(2) });
      }
      expect(usual.size).toBeGreaterThan(2);
      expect(results).toBeGreaterThan(0);
    },
  );

  test('no operation of the app is left out', async () => {
    const known = OPERATIONS.map(({ method }) => method);
    expect((await methodsOfApp()).filter((method) => !known.includes(method))).toStrictEqual([]);
  });

  test('no log shows the key', () => {
    expect(JSON.stringify(log.mock.calls)).not.toContain(RPS_KEY);
  });
});
