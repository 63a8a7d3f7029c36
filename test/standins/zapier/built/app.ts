import { keep } from '../../../support/jest/kept.ts';
import { loadApp, type Run } from '../app.ts';
import { connectionOf, runOn } from '../connection.ts';
import type { OperationPath } from '../definition.ts';
import { type Input, inputFieldsOf, prepareInput } from '../input.ts';
import type { Meta } from '../meta.ts';
import { hydrator } from '../results.ts';
import { Servers, type ServersOptions } from '../servers.ts';

const dist = (file: string) => import(new URL(`../../../../dist/${file}`, import.meta.url).href);

/** The app as it is uploaded: built, not its sources. */
const { default: built } = await dist('index.js');

type Bounds = Record<
  'runSeconds' | 'billsSeconds' | 'ordersSeconds' | 'zapierBytes' | 'wholePollSeconds',
  number
> & {
  looksAfter: Iterable<number>;
};

/**
 * The bounds that its runs keep to. Tests make them smaller for a while: the app's own stay as they are. Here
 * each poll looks all the way back, or what a test sees would depend on the time of day; and it is no short
 * second that finds an order, or that would depend on what else the computer does.
 */
export const bounds: Bounds = keep('bounds', {
  ...(await dist('src/bounds.js')).BOUNDS,
  wholePollSeconds: 3600,
  billsSeconds: 20,
  ordersSeconds: 20,
});

type Operation = { operation: { perform: Bounded } };
type Bounded = (z: unknown, bundle: unknown, bounds?: Bounds) => Promise<unknown>;

const bounded =
  (perform: Bounded): Bounded =>
  (z, bundle) =>
    perform(z, bundle, bounds);

const allBounded = (operations: Record<string, Operation>) =>
  Object.fromEntries(
    Object.entries(operations).map(([key, one]) => {
      const perform = bounded(one.operation.perform);
      return [key, { ...one, operation: { ...one.operation, perform } }];
    }),
  );

export const app = loadApp({
  ...built,
  authentication: { ...built.authentication, test: bounded(built.authentication.test) },
  triggers: allBounded(built.triggers),
  creates: allBounded(built.creates),
  searches: allBounded(built.searches),
});

/**
 * Runs one method of the built app, e.g. `triggers.new_paid_order.operation.perform`, with what is
 * given and nothing done to it. See `App.run`.
 */
export const runApp = async (method: string, run: Run = {}): Promise<unknown> =>
  (await app.run(method, run)).results;

/** Runs a command of the platform that needs no bundle. */
export const runCommand = (_command: 'definition'): Promise<unknown> => app.definition();

type Row = Record<string, unknown>;
type Perform = (path: OperationPath, input: Input, meta?: Partial<Meta>) => Promise<unknown>;

const operations = (perform: Perform) => ({
  trigger: (key: string, input: object = {}, meta: Partial<Meta> = {}) =>
    perform(`triggers.${key}`, { ...input }, meta) as Promise<Row[]>,
  search: (key: string, input: object = {}) =>
    perform(`searches.${key}`, { ...input }) as Promise<Row[]>,
  create: (key: string, input: object = {}) =>
    perform(`creates.${key}`, { ...input }) as Promise<Row>,
});

/** The app connected to a service. `JUSTCLICK_BASE_URL` points to it for the rest of the test file. */
export function connect(
  service: { url: string; login: string; rpsKey: string },
  { domain = 'justclick.io' } = {},
) {
  process.env.JUSTCLICK_BASE_URL = service.url;
  const authData = { login: service.login, rps_key: service.rpsKey, domain };
  const connection = connectionOf(app, authData);
  const perform = async (path: OperationPath, run: Omit<Run, 'authData'>) =>
    (await runOn(connection, `${path}.operation.perform`, run)).results;
  return {
    authData,
    connection,
    /** Begins anew with what Zapier keeps between runs: nothing yet, and time as it is said here. */
    restartServers: (options: ServersOptions = {}) => {
      connection.servers = new Servers(options);
    },
    testConnection: (changed = {}) =>
      runApp('authentication.test', { authData: { ...authData, ...changed } }),
    /** What a person types or maps is given; the app gets it as Zapier converts it. */
    ...operations(async (path, input, meta) => {
      const { inputData, inputDataRaw, inputFields } = await prepareInput(connection, path, input);
      return perform(path, { inputData, inputDataRaw, meta: { inputFields, ...meta } });
    }),
    /** The app gets exactly what is given, also what Zapier would never hand it. */
    raw: operations((path, inputData, meta = {}) => perform(path, { inputData, meta })),
    /** Does what Zapier does when a Zap uses a result: puts what was promised in its place. */
    hydrate: (promise: unknown) => hydrator(connection)(String(promise)) as Promise<Row>,
    fields: (path: OperationPath, input: Input = {}) => inputFieldsOf(connection, path, input),
  };
}
