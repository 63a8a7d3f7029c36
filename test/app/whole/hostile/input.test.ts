import { afterAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { prepareInput } from '../../../standins/zapier/input.ts';
import { amount } from '../../../support/amount.ts';
import { useShop } from '../../support/shop.ts';
import { type Form, formsOfApp, hostileInput, usualInput } from './fields.ts';
import { runSafely } from './safely.ts';
import { anything } from './values.ts';

jest.spyOn(console, 'log').mockImplementation(() => undefined);
afterAll(() => {
  jest.restoreAllMocks();
});

const shop = useShop({ orders: 30, contacts: 3 });
const FORMS = await formsOfApp();

type Data = Record<string, unknown>;

/** How input comes to a perform: as it is, or as Zapier makes it. Undefined where Zapier runs nothing. */
const WAYS: [string, (path: string, input: Data) => Promise<Data | undefined>][] = [
  ['as it is', async (_path, input) => input],
  [
    "through Zapier's conversion",
    async (path, input) => {
      if (path.startsWith('hydrators.')) return input;
      const { inputData, missing } = await prepareInput(shop.connection, path, input);
      return missing.length > 0 ? undefined : inputData;
    },
  ],
];

/** It verifies what is mapped before it asks for anything, and nothing that is drawn here is signed. */
const VERIFIED = 'searches.find_order_from_notification';

/** Whether a request went out; all that went out were sound, and else the app says what is wrong. */
async function sends({ path }: Form, inputData: Data): Promise<boolean> {
  const { authData, sandbox } = shop;
  const method = path.startsWith('hydrators') ? path : `${path}.operation.perform`;
  const { error, codes } = await runSafely(sandbox, method, { authData, inputData });
  // Codes of a request that has no hash, no parameters, or a hash that is not its own.
  expect(codes.filter((code) => [1, 2, 4].includes(code))).toStrictEqual([]);
  const refusals = path === VERIFIED ? ['AppError', 'HaltedError'] : ['AppError'];
  if (codes.length === 0) expect(refusals).toContain(error?.name);
  return codes.length > 0;
}

describe.each(WAYS)('whatever is mapped into a step, %s,', (_way, prepare) => {
  test.each(FORMS.map((form) => [form.path, form] as const))(
    '%s sends sound requests, or says before any what is wrong',
    async (path, form) => {
      let isSent = false;
      const give = async (input: Data) => {
        const inputData = await prepare(path, input);
        if (inputData !== undefined && (await sends(form, inputData))) isSent = true;
      };
      await fc.assert(fc.asyncProperty(hostileInput(form), give), { numRuns: amount(30, 12) });
      // And each field in turn, so that none is left out.
      for (const { key } of form.fields) {
        await fc.assert(
          fc.asyncProperty(usualInput(form), anything, (input, value) =>
            give({ ...input, [key]: value }),
          ),
          { numRuns: amount(3) },
        );
      }
      // Of a few, all may be refused by chance. Of what is usual something is sent.
      for (const input of fc.sample(usualInput(form), 50)) {
        if (isSent) break;
        await give(input);
      }
      expect(isSent).toBe(path !== VERIFIED);
    },
  );
});

test('a product list of any length is sent whole, or refused before it is sent', async () => {
  const form = FORMS.find(({ path }) => path === 'creates.create_order');
  expect(form?.fields.map(({ key }) => key)).toContain('goods');
  if (form === undefined) return;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 900, max: 5_000 }), async (count) => {
      const goods = Array(count).fill({ good_name: 'checklist' });
      const isSent = await sends(form, { bill_email: 'a@b.co', goods });
      expect(isSent).toBe(count + 1 <= 999);
    }),
    { numRuns: amount(15) },
  );
});
