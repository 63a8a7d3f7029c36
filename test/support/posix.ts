import { test } from '@jest/globals';

/**
 * A test of what Windows does not have: signals that a program may answer to, permissions, devices. It
 * is left out there.
 */
export const onPosix = process.platform === 'win32' ? test.skip : test;
