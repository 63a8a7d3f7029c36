import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { runOn } from '../../standins/zapier/connection.ts';
import { EXAMPLES, methodAt } from '../../support/examples.ts';
import { useService } from '../support/use_service.ts';

const used = useService();
beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

/**
 * What Zapier makes of it, and what people read. Where nobody waits, Zapier is told to try again; a person who
 * waits is told that it failed.
 */
type Ends = readonly [kind: string, says: string];
const SOON: Ends = ['ThrottledError', 'No orders were missed. Zapier will check again soon.'];
const AGAIN: Ends = ['ThrottledError', 'Nothing was changed. Zapier will try again.'];
const FAILED: Ends = ['AppError', 'Nothing was changed. Try again later.'];

const READS = EXAMPLES.filter(({ path }) => !path.startsWith('creates.'));
const RUNS = READS.flatMap(({ name, path, input, picks }) => {
  const method = methodAt(path);
  if (path === 'authentication.test') return [[name, method, input, {}, FAILED] as const];
  if (picks) return [[name, method, input, { isFillingDynamicDropdown: true }, FAILED] as const];
  if (!path.startsWith('triggers.')) return [[name, method, input, {}, AGAIN] as const];
  return [
    [name, method, input, {}, SOON] as const,
    [name, method, input, { isLoadingSample: true }, FAILED] as const,
    [name, method, input, { isPopulatingDedupe: true }, FAILED] as const,
  ];
});

test.each(RUNS)(
  '%s: %s with %j in a run of the kind %j, while the service is broken, ends with %j',
  async (_name, method, inputData = {}, meta, [kind, says]) => {
    used.service.answer = (_request, response) => {
      response.writeHead(500).end('<h1>Internal Server Error</h1>');
    };
    await expect(runOn(used.shop.connection, method, { inputData, meta })).rejects.toMatchObject({
      name: kind,
      message: expect.stringContaining(`isn't working right now (HTTP 500). ${says}`),
    });
  },
);
