import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { signed, startService } from '../../standins/justclick/service.ts';
import { type BuiltPackage, filesIn, openWorkshop } from './package.ts';
import { runUnpacked } from './run.ts';

/** What a developer may have in the folder, and must never upload. */
const SECRETS = { '.env': 'authData_rps_key=mine\n', '.env.local': 'authData_rps_key=mine\n' };

let workshop: Awaited<ReturnType<typeof openWorkshop>>;
let built: BuiltPackage;
let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  workshop = await openWorkshop();
  built = await workshop.buildApp(SECRETS);
  service = await startService();
});
afterAll(async () => {
  await service.close();
  await workshop.close();
});
beforeEach(() => {
  service.received.length = 0;
});

const run = (method: string, inputData: object) =>
  runUnpacked(built.wrapper, service, method, inputData);

const ORDER = {
  id: '7',
  email: 'anna@example.com',
  pay_status: 'paid',
  price: '290.00',
  paid: '1767225600',
  utm: [],
};

test('the unpacked build polls', async () => {
  service.answer = () => signed(0, 'ok', [ORDER]);
  expect(await run('triggers.new_paid_order.operation.perform', {})).toStrictEqual([
    expect.objectContaining({ id: '7', price: 290, paid: '2026-01-01T00:00:00Z' }),
  ]);
  const asked = service.received.map(({ url }) => url).sort();
  expect(asked).toStrictEqual(['/api/GetOrders', '/api/getOrdersWithGoods']);
});

test('the unpacked build creates an order', async () => {
  service.answer = ({ url }) =>
    signed(0, 'ok', url.endsWith('/CreateOrder') ? { bill_id: '7' } : { ...ORDER, items: [] });
  expect(
    await run('creates.create_order.operation.perform', {
      bill_email: 'anna@example.com',
      goods: [{ good_name: 'checklist' }],
    }),
  ).toMatchObject({ id: '7', price: 290, already_existed: false });
  expect(service.received.map(({ url }) => url)).toStrictEqual([
    '/api/CreateOrder',
    '/api/getOrderDetails',
  ]);
});

test('the build holds what runs, and nothing else', () => {
  const ours = built.files.filter((file) => !file.startsWith('node_modules/'));
  // All of the app is one file.
  expect(ours.sort()).toStrictEqual([
    'definition.json',
    'dist/index.js',
    'dist/package.json',
    'package.json',
    'zapierwrapper.js',
  ]);
  expect(built.files.filter((file) => !/\.(js|mjs|cjs|json)$/.test(file))).toStrictEqual([]);
  expect(built.files.filter((file) => /\.map$|(^|\/)(tests?|sandbox)\//.test(file))).toStrictEqual(
    [],
  );
});

test('no file of secrets is uploaded, not even with the sources', async () => {
  const sources = await filesIn(built.sourceZip);
  expect(sources).toContain('index.ts');
  const secret = /(^|\/)\.env(?!\.example$)/;
  expect([...sources, ...built.files].filter((file) => secret.test(file))).toStrictEqual([]);
});

test('the build carries the version of the package', async () => {
  const [ours, defined] = await Promise.all(
    ['package.json', 'definition.json'].map(async (name) =>
      JSON.parse(await readFile(join(built.folder, name), 'utf8')),
    ),
  );
  expect(defined.version).toBe(ours.version);
});
