/**
 * What the tests import from `@jest/globals`, of Jest's own parts, for a process that outlives many test
 * files. Without a context for each file there is nothing to take back what a test changed, so tests do
 * it themselves: see `left.ts`.
 */
import { jestExpect } from '@jest/expect';
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from 'jest-circus';
export const expect = jestExpect;

const mocker = new ModuleMocker(globalThis);
type FakeTimers = ConstructorParameters<typeof ModernFakeTimers>[0];
const config = { fakeTimers: {} } as FakeTimers['config'];
const timers = new ModernFakeTimers({ config, global: globalThis });
export const jest = {
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: () => {
    mocker.restoreAllMocks();
  },
  useFakeTimers: timers.useFakeTimers.bind(timers),
  useRealTimers: timers.useRealTimers.bind(timers),
};
