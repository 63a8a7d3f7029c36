import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { methodsOfApp, OPERATIONS, type Operation, openShop } from '../faults/operations.ts';
import { readApp } from '../publishing/app.ts';
import { typeProblems } from '../publishing/results.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { runApp } from '../support/app.ts';
import { readDefinition } from '../support/definition.ts';
import '../support/no_pause.ts';
import { LOGIN, RPS_KEY } from '../support/service.ts';
import { useService } from '../support/use_service.ts';
import { anySpoil, type Spoil } from './hostile_json.ts';
import { expectSafe } from './safely.ts';

const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);

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

/** Passes requests on to the sandbox, and spoils the answers. `spoils` leaves all but one function alone. */
function between(spoil: Spoil, { spoils }: Operation) {
  const written: string[] = [];
  used.service.answer = ({ url, body, headers }, response) => {
    const isSpoilt = spoils === undefined || url.toLowerCase().endsWith(spoils.toLowerCase());
    if (!/^\/api\/get/i.test(url)) written.push(url);
    const type = String(headers['content-type']);
    fetch(sandbox.url + url, { method: 'POST', body, headers: { 'content-type': type } })
      .then((answer) => answer.text())
      .then((json) => {
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

describe('whatever the service answers', () => {
  test.each(CASES)(
    '%s gives what is right, or an error that Zapier knows',
    async (_name, operation) => {
      const { method, input: inputData = {} } = operation;
      const authData = { login: LOGIN, rps_key: RPS_KEY, domain: 'justclick.io' };
      let results = 0;
      await fc.assert(
        fc.asyncProperty(anySpoil, async (spoil) => {
          openShop(sandbox);
          const written = between(spoil, operation);
          const outcome = await runApp(method, { authData, inputData }).then(
            (result) => ({ result }),
            (error: Error) => ({ error }),
          );
          expectSafe(outcome, RPS_KEY);
          if ('result' in outcome) {
            results += 1;
            expect(problemsOf(operation, outcome.result)).toStrictEqual([]);
          } else if (written.length > 0) {
            expect(outcome.error.message).not.toMatch(/Nothing was changed/);
          }
          expect(new Set(written).size).toBe(written.length);
        }),
        { numRuns: 60 },
      );
      expect(results).toBeGreaterThan(0);
    },
    120_000,
  );

  test('no operation of the app is left out', async () => {
    const known = OPERATIONS.map(({ method }) => method);
    expect((await methodsOfApp()).filter((method) => !known.includes(method))).toStrictEqual([]);
  });

  test('no log shows the key', () => {
    expect(JSON.stringify(log.mock.calls)).not.toContain(RPS_KEY);
  });
});
