import zapier, { type Bundle } from 'zapier-platform-core';
import type { Sandbox } from '../sandbox/server.ts';

/** The app as it is uploaded: built, not its sources. */
const { default: app } = await import(new URL('../../dist/index.js', import.meta.url).href);

/** What production calls. zapier-platform-core 19 exports it, but its types lack it. */
const { createAppHandler } = zapier as unknown as {
  createAppHandler: (app: object) => (event: object) => Promise<{ results: unknown }>;
};
const handler = createAppHandler(app);

/** One run of the app as Zapier makes it: through the platform's own handler. */
export type Run = {
  inputData?: Record<string, unknown>;
  authData?: Record<string, unknown>;
  meta?: Partial<Bundle['meta']>;
};

/**
 * Runs one method of the built app, e.g. `triggers.new_paid_order.operation.perform`.
 * The platform's checks of results throw, as they do in the editor.
 *
 * @throws what the handler throws, which is what a person sees in Zapier
 */
export async function runApp(method: string, run: Run = {}): Promise<unknown> {
  const output = await handler({
    command: 'execute',
    method,
    isDeveloper: true,
    bundle: { inputData: {}, meta: {}, ...run },
  });
  return output.results;
}

/** Runs a command of the platform that needs no bundle, e.g. `definition`. */
export const runCommand = async (command: string): Promise<unknown> =>
  (await handler({ command })).results;

/** The app connected to a sandbox. `JUSTCLICK_BASE_URL` points to it for the rest of the test file. */
export function connect(sandbox: Pick<Sandbox, 'url' | 'login' | 'rpsKey'>) {
  process.env.JUSTCLICK_BASE_URL = sandbox.url;
  const authData = { login: sandbox.login, rps_key: sandbox.rpsKey, domain: 'justclick.io' };
  const run = (method: string, inputData = {}, meta = {}) =>
    runApp(method, { authData, inputData, meta });
  return {
    authData,
    testConnection: (changed = {}) =>
      runApp('authentication.test', { authData: { ...authData, ...changed } }),
    trigger: (key: string, inputData = {}, meta = {}) =>
      run(`triggers.${key}.operation.perform`, inputData, meta) as Promise<
        Record<string, unknown>[]
      >,
    search: (key: string, inputData = {}) =>
      run(`searches.${key}.operation.perform`, inputData) as Promise<Record<string, unknown>[]>,
    /** Does what Zapier does when a Zap uses a result: puts what was promised in its place. */
    hydrate: (promise: unknown) => {
      const match = /^hydrate\|\|\|(.*)\|\|\|hydrate$/.exec(String(promise));
      const { method, bundle } = JSON.parse(match?.[1] ?? '{}');
      return run(method, bundle) as Promise<Record<string, unknown>>;
    },
    create: (key: string, inputData = {}) =>
      run(`creates.${key}.operation.perform`, inputData) as Promise<Record<string, unknown>>,
    fields: (path: string, inputData = {}) =>
      run(`${path}.operation.inputFields`, inputData) as Promise<
        { key: string; required?: boolean }[]
      >,
  };
}
