import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import {
  type FormField,
  formFields,
  readDefinition,
} from '../../standins/zapier/built/definition.ts';
import type { OperationPath } from '../../standins/zapier/definition.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';
import { EXAMPLES } from '../../support/examples.ts';

/** Keys of the service are like this one: 32 letters and digits. */
const KEY = '0123456789abcdef0123456789ABCDEF';

restoreBaseUrl();
let service: Awaited<ReturnType<typeof startService>>;
let shop: ReturnType<typeof connect>;
beforeAll(async () => {
  service = await startService();
  shop = connect({ ...service, rpsKey: KEY });
});
afterAll(() => service.close());
afterEach(() => {
  jest.restoreAllMocks();
});

/** What an operation needs beside its example, so that it reads all of its fields. */
const MORE: Readonly<Record<string, object>> = {
  'creates.create_order': {
    goods: [{ good_name: 'checklist', good_sum: '5' }],
    bill_timer_kill: 'date',
    bill_timer_kill_date: '+3d',
  },
  'creates.update_order_status': { status: 'sent', rpo: 'RA123456789RU' },
};

const usualInput = (path: string): object => ({
  ...EXAMPLES.find((example) => example.path === path)?.input,
  ...MORE[path],
});

/** Each field of each operation, and the input with a text in it. */
async function places() {
  const definition = await readDefinition();
  const paths = (['triggers', 'creates', 'searches'] as const).flatMap((kind) =>
    Object.keys(definition[kind]).map((key) => `${kind}.${key}` as OperationPath),
  );
  const all = await Promise.all(
    paths.map(async (path) => {
      const fields = (await formFields(path)).filter(({ type }) => type !== 'copy');
      const once = new Map(fields.map((field) => [field.key, field])).values();
      return [...once].flatMap((field) => placesIn(path, field));
    }),
  );
  return all.flat();
}

type Place = readonly [path: OperationPath, key: string, input: (text: string) => object];

function placesIn(path: OperationPath, { key, children, list }: FormField): Place[] {
  const usual = usualInput(path);
  if (!children?.length) {
    const value = (text: string) => (list ? ['super', text] : text);
    return [[path, key, (text) => ({ ...usual, [key]: value(text) })]];
  }
  const { [key]: rows = [] } = usual as Record<string, object[]>;
  return children.map((child) => [
    path,
    `${key}[]${child.key}`,
    (text) => ({ ...usual, [key]: rows.map((row) => ({ ...row, [child.key]: text })) }),
  ]);
}

const PLACES = await places();

test('there are many fields to paste a key into', () => {
  expect(PLACES.length).toBeGreaterThan(70);
});

test.each(PLACES)(
  'the API key in %s, %s is refused without showing it',
  async (path, _key, input) => {
    const logs = ['log', 'error', 'warn'] as const;
    const spies = logs.map((name) => jest.spyOn(console, name).mockImplementation(() => undefined));
    const [kind, name = ''] = path.split('.');
    for (const text of [KEY, KEY.toLowerCase(), ` key: ${KEY}.`, `https://${KEY}.example.com/`]) {
      service.received.length = 0;
      const run =
        kind === 'triggers'
          ? shop.trigger(name, input(text))
          : kind === 'creates'
            ? shop.create(name, input(text))
            : shop.search(name, input(text));
      const error: Error = await run.then(
        () => new Error('no error'),
        (failure: Error) => failure,
      );
      expect(JSON.parse(error.message.split('\n')[0] ?? '').message).toMatch(
        /: This holds your API key\. Take it out/,
      );
      // The platform's own text says what the run was given: what the app says is its first line.
      expect(service.received).toStrictEqual([]);
    }
    const logged = JSON.stringify(spies.flatMap((spy) => spy.mock.calls)).toLowerCase();
    expect(logged).not.toContain(KEY.toLowerCase());
  },
);
