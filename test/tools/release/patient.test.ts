import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { PATIENTLY } from './own_checkout.ts';

/** Starts what takes a while, as the platform's CLI starts a build: with a limit. */
const STARTS = `
  require('node:child_process')
    .spawn(process.execPath, ['--eval', 'setTimeout(() => {}, 500)'], { timeout: 50 })
    .on('close', (code) => { process.exitCode = code === 0 ? 0 : 1; });`;

test.each([
  ['ended by itself', [], 1],
  ['let be with patience', PATIENTLY, 0],
] as const)('what takes longer than its limit is %s', (_how, options, code) => {
  const { status, stderr } = spawnSync(process.execPath, [...options, '--eval', STARTS], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toStrictEqual([code, '']);
});
