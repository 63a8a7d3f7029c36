import { afterAll, afterEach, beforeAll, jest } from '@jest/globals';
import { loadPhp, type Php } from '../../standins/justclick/php.ts';
import { type Sandbox, startSandbox } from '../../standins/justclick/server.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';

/** The unix second of an instant in ISO 8601. */
export const unix = (iso: string): number => Date.parse(iso) / 1000;

type At = (
  now: number,
  timeZone: string,
  play: (sandbox: Sandbox) => Promise<void>,
) => Promise<void>;

/** Gives shops in a time zone of the world, at a unix second that the app takes for now as well. */
export function useShopsAt(): At {
  let php: Php;
  restoreBaseUrl();
  beforeAll(async () => {
    php = await loadPhp();
  });
  afterAll(() => php.close());
  afterEach(() => {
    jest.restoreAllMocks();
  });
  return async (now, timeZone, play) => {
    jest.spyOn(Date, 'now').mockReturnValue(now * 1000);
    const sandbox = await startSandbox({ php, timeZone, now: () => now });
    try {
      await play(sandbox);
    } finally {
      await sandbox.close();
    }
  };
}

/** An order of a checklist, paid at a unix second. */
export const paidOrder = (id: number, paid: number, more: object = {}) => ({
  id,
  email: 'anna@example.com',
  first_name: 'Anna',
  goods: [{ code: 'checklist' }],
  created: paid - 60,
  pay_status: 'paid' as const,
  paid,
  ...more,
});
