/**
 * Runs a test file in the process of Jest's worker itself, where Jest would make a context for it: so
 * the platform, the app and PHP are loaded once for all files of a worker, and Node.js reads TypeScript.
 * The tests run in jest-circus, as they do in Jest. Jest calls this; see `testRunner` in package.json.
 */
import { pathToFileURL } from 'node:url';
import { jestExpect } from '@jest/expect';
import { type AssertionResult, createEmptyTestResult, type TestResult } from '@jest/test-result';
import type { Circus, Config } from '@jest/types';
import { addEventHandler } from 'jest-circus';
import { formatResultsErrors } from 'jest-message-util';
import { endProcesses } from './children.ts';
import { beginFile, endFile, runTests } from './circus.ts';
import './hooks.ts';
import './prepared.ts';
import { look, putBack } from './left.ts';
import '../quiet.ts';

addEventHandler((event: Circus.Event) => {
  if (event.name !== 'test_start') return;
  const names: Circus.TestNamesPath = [];
  for (let at: Circus.TestEntry | Circus.DescribeBlock | undefined = event.test; at?.parent; ) {
    names.unshift(at.name);
    at = at.parent;
  }
  jestExpect.setState({ currentTestName: names.join(' ') });
});

/** Makes each load of a file one of its own; what it imports is loaded once. */
let loads = 0;

export default async function runFile(
  globalConfig: Config.GlobalConfig,
  config: Config.ProjectConfig,
  _environment: unknown,
  _runtime: unknown,
  file: string,
): Promise<TestResult> {
  const before = look();
  beginFile(globalConfig.testTimeout ?? 5_000, globalConfig.testNamePattern ?? undefined);
  jestExpect.setState({ testPath: file });
  let results: AssertionResult[] = [];
  const errors: string[] = [];
  try {
    loads += 1;
    await import(`${pathToFileURL(file).href}?load=${loads}`);
    const { testResults, unhandledErrors } = await runTests();
    results = testResults.map(resultOf);
    errors.push(...unhandledErrors);
    if (results.length === 0) errors.push('There is no test in this file.');
  } catch (error) {
    errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    endFile();
  }
  const left = [...endProcesses(), ...(await putBack(before))];
  if (left.length > 0) {
    errors.push(
      `The tests of this file have to put back what they change, and end what they start, for the files after them.\nThey left: ${left.join(', ')}.`,
    );
  }
  const count = (status: string) => results.filter((result) => result.status === status).length;
  const messages = [
    formatResultsErrors(results, config, globalConfig, file),
    ...errors.map((error) => `  ● ${error}\n`),
  ].filter(Boolean);
  return {
    ...createEmptyTestResult(),
    testFilePath: file,
    testResults: results,
    numPassingTests: count('passed'),
    numFailingTests: count('failed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    failureMessage: messages.length > 0 ? messages.join('\n') : null,
    ...(errors.length > 0 && { testExecError: { message: '', stack: errors.join('\n') } }),
  };
}

function resultOf(result: Circus.TestResult): AssertionResult {
  const path = result.testPath.slice(1);
  const failed = result.errors.length > 0;
  const other = { skip: 'pending', todo: 'todo', done: 'passed' } as const;
  return {
    ancestorTitles: path.slice(0, -1),
    title: path.at(-1) ?? '',
    fullName: path.join(' '),
    status: failed ? 'failed' : other[result.status],
    duration: result.duration ?? null,
    failureDetails: result.errorsDetailed,
    failureMessages: [...result.errors],
    numPassingAsserts: result.numPassingAsserts,
    location: result.location ?? null,
  };
}
