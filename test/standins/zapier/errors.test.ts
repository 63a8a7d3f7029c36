import { expect, test } from '@jest/globals';
import type { ZObject } from 'zapier-platform-core';
import { loadApp, type RunResult } from './app.ts';
import {
  failureOf,
  HeldError,
  LockError,
  NothingFoundError,
  RecordLimitError,
  RequiredFieldError,
  SizeLimitError,
  ThrottledByZapierError,
  TimeLimitError,
} from './errors.ts';
import { connectLibrary } from './example.ts';

const { connection, library } = connectLibrary();

/** What the handler makes of what a perform throws. */
async function failing(trouble: (z: ZObject) => unknown) {
  library.trouble = trouble;
  const run: Promise<RunResult> = connection.app.run('creates.add_book.operation.perform');
  return failureOf(
    await run.then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
}
const throws = (make: (z: ZObject) => unknown) => (z: ZObject) => {
  throw make(z);
};

const PLAIN = {
  kind: 'error',
  status: 'Errored',
  runsAgain: 'with Autoreplay',
  next: expect.stringMatching(/The run stops\. With Autoreplay .* again/),
};

test("an error of the platform's plain kind may be run again with Autoreplay", async () => {
  const failure = await failing(
    throws((z) => new z.errors.Error('Pick a title.', 'bad_title', 400)),
  );
  expect(failure).toStrictEqual({ name: 'AppError', message: 'Pick a title.', ...PLAIN });
});

test.each<[string, (z: ZObject) => unknown, string]>([
  ['TypeError', throws(() => new TypeError('x is no function')), 'x is no function'],
  ['Error', throws(() => new Error('Lost it.')), 'Lost it.'],
  ['CheckError', (z) => Promise.reject(new z.errors.CheckError('Not an array.')), 'Not an array.'],
  ['RefreshAuthError', throws((z) => new z.errors.RefreshAuthError('401')), '401'],
  ['constructor', throws(() => Object.assign(new Error('odd'), { name: 'constructor' })), 'odd'],
])('a %s counts as a plain one', async (name, trouble, message) => {
  expect(await failing(trouble)).toStrictEqual({ name, message, ...PLAIN });
});

test('what is no error at all counts as a plain one', async () => {
  expect(await failing(throws(() => 'just a text'))).toMatchObject({
    kind: 'error',
    name: 'TypeError',
  });
  expect(failureOf('just a text')).toMatchObject({
    ...PLAIN,
    name: 'string',
    message: 'just a text',
  });
  expect(failureOf(undefined)).toMatchObject({ ...PLAIN, message: 'undefined' });
});

test('a HaltedError is run again by Autoreplay at most, and the Zap stays on', async () => {
  expect(
    await failing(throws((z) => new z.errors.HaltedError('May have been added.'))),
  ).toStrictEqual({
    kind: 'halted',
    name: 'HaltedError',
    message: 'May have been added.',
    status: 'Safely halted',
    runsAgain: 'with Autoreplay, perhaps',
    next: expect.stringMatching(/not run the step again by itself, unless Autoreplay/),
  });
});

test('an ExpiredAuthError asks the person to reconnect', async () => {
  expect(
    await failing(throws((z) => new z.errors.ExpiredAuthError('Card expired.'))),
  ).toStrictEqual({
    kind: 'expired auth',
    name: 'ExpiredAuthError',
    message: 'Card expired.',
    status: 'Held',
    runsAgain: 'no',
    next: expect.stringMatching(/reconnect/),
  });
});

test.each([
  [90, { delay: 90, next: 'Zapier waits for 90 seconds and runs the step again.' }],
  [undefined, { next: 'Zapier waits and runs the step again.' }],
])('a ThrottledError is run again by itself: delay %p', async (delay, more) => {
  expect(
    await failing(throws((z) => new z.errors.ThrottledError('Too fast.', delay))),
  ).toStrictEqual({
    kind: 'throttled',
    name: 'ThrottledError',
    message: 'Too fast.',
    status: 'Scheduled',
    runsAgain: 'by itself',
    ...more,
  });
});

test("a message that looks like the platform's own additions stays readable", async () => {
  const made = await failing(throws((z) => new z.errors.HaltedError('{"message": 5}')));
  expect(made.message).toBe('{"message": 5}');
  expect(failureOf(Object.assign(new Error('no JSON'), { name: 'AppError' })).message).toBe(
    'no JSON',
  );
});

test("the console's lines, which the platform adds outside of tests, are left out", () => {
  const text = 'Lost.\nWhat happened:\n  Executing it\n  Lost.\n\nConsole logs:\n  secret';
  expect(failureOf(new Error(text)).message).toBe('Lost.');
  expect(failureOf(new Error('Lost.\n\nConsole logs:\n  secret')).message).toBe('Lost.');
});

test("the stand-in's own errors read as Zapier's do", () => {
  expect(failureOf(new TimeLimitError(30_000))).toMatchObject({
    ...PLAIN,
    message: expect.stringMatching(/within 30 seconds.*may or may not/),
  });
  expect(failureOf(new SizeLimitError(7.5 * 1024 ** 2, 6 * 1024 ** 2)).message).toMatch(
    /7\.5 MB.*6\.0 MB/,
  );
  expect(failureOf(new LockError(180))).toMatchObject({
    ...PLAIN,
    message: expect.stringMatching(/still going on after 180 seconds/),
  });
  expect(failureOf(new RecordLimitError(105_001, 105_000))).toMatchObject(PLAIN);
  const throttled = 'Throttled by Zapier! Max 5 runs per 60 seconds.';
  expect(failureOf(new ThrottledByZapierError(5, 60, 12))).toMatchObject({
    kind: 'throttled',
    message: throttled,
    delay: 12,
  });
  expect(failureOf(new HeldError(5, 60))).toMatchObject({
    kind: 'held',
    message: throttled,
    status: 'Held',
    runsAgain: 'no',
  });
  expect(failureOf(new NothingFoundError())).toMatchObject({ kind: 'halted' });
  expect(failureOf(new RequiredFieldError('Title', 'title')).message).toBe(
    'Required field "Title" (title) is missing.',
  );
});

test('an app that is not there is an error of a run, not of loading', async () => {
  const run = loadApp({ version: '1.0.0', platformVersion: '19.1.0' }).run(
    'creates.x.operation.perform',
  );
  await expect(run).rejects.toThrow(/Could not find the method/);
});
