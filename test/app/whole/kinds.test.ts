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

/** Where nobody waits, Zapier is told to try again; a person who waits is told that it failed. */
const [AGAIN, FAILED] = ['ThrottledError', 'AppError'];

const READS = EXAMPLES.filter(({ path }) => !path.startsWith('creates.'));
const RUNS = READS.flatMap(({ name, path, input, picks }) => {
  const method = methodAt(path);
  if (path === 'authentication.test') return [[name, method, input, {}, FAILED] as const];
  if (picks) return [[name, method, input, { isFillingDynamicDropdown: true }, FAILED] as const];
  if (!path.startsWith('triggers.')) return [[name, method, input, {}, AGAIN] as const];
  return [
    [name, method, input, {}, AGAIN] as const,
    [name, method, input, { isLoadingSample: true }, FAILED] as const,
    [name, method, input, { isPopulatingDedupe: true }, FAILED] as const,
  ];
});

test.each(RUNS)(
  '%s: %s with %j in a run of the kind %j, while the service is broken, is a %s',
  async (_name, method, inputData = {}, meta, kind) => {
    used.service.answer = (_request, response) => {
      response.writeHead(500).end('<h1>Internal Server Error</h1>');
    };
    await expect(runOn(used.shop.connection, method, { inputData, meta })).rejects.toMatchObject({
      name: kind,
      message: expect.stringContaining('has a problem of its own (HTTP 500). Nothing was changed:'),
    });
  },
);
