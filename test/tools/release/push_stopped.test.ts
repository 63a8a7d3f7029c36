import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect } from '@jest/globals';
import { partOf } from '../../support/amount.ts';
import { onPosix } from '../../support/posix.ts';
import { openCheckout, type Ran, type Running } from './checkout.ts';
import { startZapierApi } from './zapier_api.ts';

let api: Awaited<ReturnType<typeof startZapierApi>>;
let checkout: Awaited<ReturnType<typeof openCheckout>>;
beforeAll(async () => {
  api = await startZapierApi({ deployKey: randomUUID(), appId: 4711 });
  checkout = await openCheckout(api);
  await checkout.meanwhile("require('node:child_process').spawnSync('sleep', ['1']);");
});
afterAll(async () => {
  await checkout.close();
  await api.close();
});
beforeEach(() => {
  api.requests.length = 0;
  api.versions.clear();
});

/** What of a push still runs. Each of its programs has its folder in its command line or works in it. */
async function left(): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,args=']);
  return stdout.split('\n').filter((line) => line.includes(checkout.temporary));
}

/** Ctrl+C in a terminal reaches the whole group; a build server asks only the program that it started. */
function send(signal: NodeJS.Signals, { child }: Running): void {
  const pid = child.pid ?? 0;
  if (pid > 1) process.kill(signal === 'SIGINT' ? -pid : pid, signal);
}

const says = (text: string) => async (running: Running) => running.output.includes(text);
const NOTHING = /Nothing was pushed\. Stopped by SIG\w+\.\n$/;
const PERHAPS = /Zapier may have \d\.\d\.\d by now, or not: .* Stopped by SIG\w+\.\n$/;

let isUploading = false;
let isAnswered = false;

/** When to stop it, and what it has to say then. */
const MOMENTS: [string, NodeJS.Signals, (running: Running) => Promise<boolean>, RegExp][] = [
  [
    'it has its folder',
    'SIGTERM',
    async () => (await readdir(checkout.temporary)).length > 0,
    NOTHING,
  ],
  ['it installs', 'SIGINT', says('Installing everything.'), NOTHING],
  ['it compiles', 'SIGTERM', says('&& tsc'), NOTHING],
  ['it installs for production', 'SIGHUP', says('Installing for production.'), NOTHING],
  ['it looks at what is frozen', 'SIGTERM', says('freeze.ts'), NOTHING],
  ['the tests run', 'SIGINT', says('node spy.cjs'), NOTHING],
  ['the tests have run', 'SIGTERM', says('The tests ran.'), NOTHING],
  ['the CLI builds', 'SIGTERM', async () => api.requests.length > 0, NOTHING],
  ['Zapier gets it', 'SIGTERM', async () => isUploading, PERHAPS],
  ['Zapier has it', 'SIGINT', async () => isAnswered, /Zapier may have|Pushed/],
];

onPosix.each(partOf(MOMENTS))(
  'stopped when %s, by %s, it ends all that it started and leaves no folder',
  async (_when, signal, isTime, what) => {
    isUploading = false;
    isAnswered = false;
    const answer = Promise.withResolvers<void>();
    api.hooks.beforeUpload = async () => {
      isUploading = true;
      if (what === PERHAPS) await answer.promise;
      isAnswered = true;
    };
    const running = checkout.startPush();
    while (!(await isTime(running)) && running.child.exitCode === null) await pause(5);
    if (running.child.exitCode !== null) throw new Error(`It was over before:\n${running.output}`);
    send(signal, running);
    const { code, output } = await running.ended;
    answer.resolve();
    expect([code !== 0 || what.source.includes('Pushed'), output]).toStrictEqual([
      true,
      expect.stringMatching(what),
    ]);
    expect(await readdir(checkout.temporary)).toStrictEqual([]);
    expect(await left()).toStrictEqual([]);
    if (what === NOTHING) {
      await pause(200);
      expect(api.calls().filter((call) => call.startsWith('PUT'))).toStrictEqual([]);
    }
  },
);

// A limit of the system ends the writing of a file in the middle, as a full disk does.
onPosix.each(
  partOf([
    ['in which to check out', 16],
    ['in which to build', 1024],
  ] as const),
)('without room on the disk %s it says so and leaves no folder', async (_where, most) => {
  const running = checkout.startPush([], (command) => [
    'bash',
    '-c',
    `ulimit -f ${most}; exec "$@"`,
    'bash',
    ...command,
  ]);
  const { code, output }: Ran = await running.ended;
  expect([code, output]).toStrictEqual([1, expect.stringMatching(/^Nothing was pushed\./m)]);
  expect(await readdir(checkout.temporary)).toStrictEqual([]);
  expect(api.calls().filter((call) => call.startsWith('PUT'))).toStrictEqual([]);
});
