import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';
import { ACCEPTED, type Accepted } from './accepted.ts';
import { inputPairs } from './inputs.ts';
import { readSnapshots, snapshotOfApp } from './store.ts';

/** A Sunday at noon in UTC, in the afternoon in Moscow, where the Zap is. */
const NOW = Date.parse('2026-03-15T12:00:00Z');
const ZONE = 'Europe/Moscow';
const DAY = 86_400;

restoreBaseUrl();
let service: Awaited<ReturnType<typeof startService>>;
let shop: ReturnType<typeof connect>;
beforeAll(async () => {
  service = await startService();
  const { connection, ...connected } = connect(service);
  Object.assign(connection, { timeZone: ZONE });
  shop = { connection, ...connected };
});
afterAll(() => service.close());
beforeEach(() => {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** The parameters that a run with this text sends first; of a poll, those of GetOrders if it asks that. */
async function paramsOf({ path, key, others = {} }: Accepted, written: string) {
  service.received.length = 0;
  // A number ends an order's doubts at once.
  service.answer = ({ url }) => signed(0, 'ok', url.endsWith('CreateOrder') ? { bill_id: 7 } : []);
  const [kind = '', name = ''] = path.split('.');
  const input = inputWith(others, key, written);
  const run = kind === 'triggers' ? shop.trigger(name, input) : shop.create(name, input);
  const problem = await run.then(
    () => '',
    (error: Error) => error.message,
  );
  const [any] = service.received;
  const first = service.received.find(({ url }) => url.endsWith('GetOrders')) ?? any;
  if (first === undefined) throw new Error(`${path} does not take "${written}": ${problem}`);
  return new URLSearchParams(first.body);
}

function inputWith(others: object, key: string, written: string): object {
  const [field = '', child] = key.split('[]');
  if (child === undefined) return { ...others, [key]: written };
  const { [field]: rows = [] } = others as Record<string, object[]>;
  return { ...others, [field]: rows.map((row) => ({ ...row, [child]: written })) };
}

/** What a text comes to, as its meaning is recorded. */
function meaningIn(params: URLSearchParams, sentAs: string, means: string | number) {
  if (sentAs === 'days before now') {
    const day = params.get('begin_date')?.split('.').reverse().join('-');
    const from = day === undefined ? Number(params.get('date_s')) : Date.parse(day) / 1000;
    // See spanOf and daySpanOf: two days more, and in whole days the easternmost zone decides.
    return Math.ceil((NOW / 1000 - from) / DAY) - 2;
  }
  if (sentAs === 'hours before now') {
    return Math.round((NOW / 1000 - Number(params.get('date_e'))) / 3600) + 3;
  }
  const all = [...params].filter(([name]) => name === sentAs || name.startsWith(`${sentAs}[`));
  const text = all.map(([, value]) => value).join(' ');
  const length = String(means).length;
  return /^\d{10}$/.test(text)
    ? new Date(Number(text) * 1000).toISOString().replace('.000Z', 'Z').slice(0, length)
    : text;
}

test.each(
  ACCEPTED.flatMap((one) =>
    one.texts.map(([written, means]) => [one.path, one.key, written, means, one] as const),
  ),
)('%s, %s: %j is %j', async (_path, _key, written, means, one) => {
  expect(meaningIn(await paramsOf(one, written), one.sentAs, means)).toBe(means);
});

test('each field whose type has changed since a version has its texts recorded', async () => {
  const app = await snapshotOfApp();
  for (const released of await readSnapshots()) {
    const changed = inputPairs(released, app).filter(
      ({ before, after }) => before && after && before.type !== after.type,
    );
    const recorded = ACCEPTED.filter(({ versions }) => versions.includes(released.version));
    const missing = changed.filter(({ where }) =>
      recorded.every(({ path, key }) => !where.startsWith(`${path}: the input field "${key}"`)),
    );
    expect([released.version, missing.map(({ where }) => where)]).toStrictEqual([
      released.version,
      [],
    ]);
  }
});
