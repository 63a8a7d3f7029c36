import type { App, Run, RunResult } from './app.ts';
import { Servers } from './servers.ts';

/** Whose a run is: of which person, connection and Zapier account. */
export type Ids = { user: string; auth: string; account: string };

/** An account of the app that a person has connected, and the person's time zone. */
export type Connection = {
  app: App;
  authData: Readonly<Record<string, unknown>>;
  timeZone: string;
  /** What outlives a run. Runs of connections that share it can meet one another. */
  servers: Servers;
  ids?: Partial<Ids>;
};

/** Credentials tell connections apart, where nothing else is said. */
export const idsOf = ({ ids, authData }: Connection): Ids => ({
  user: 'a person',
  auth: JSON.stringify(authData),
  account: 'an account',
  ...ids,
});

/** The zone that Zapier takes for an account that has set none (`zapier-platform invoke --help`). */
const USUAL_ZONE = 'America/Chicago';

export const connectionOf = (
  app: App,
  authData: Connection['authData'] = {},
  timeZone = USUAL_ZONE,
  { servers = new Servers(), ids }: Partial<Pick<Connection, 'servers' | 'ids'>> = {},
): Connection => ({ app, authData, timeZone, servers, ...(ids && { ids }) });

/** Runs a method with the connection's credentials and zone. See `App.run`. */
export const runOn = (
  { app, authData, timeZone }: Connection,
  method: string,
  { meta, ...run }: Omit<Run, 'authData'> = {},
): Promise<RunResult> =>
  app.run(method, { ...run, authData, meta: { timezone: timeZone, ...meta } });

/** The connection's test, and the label under which the person sees the connection. */
export async function testConnection(
  connection: Connection,
  run: Pick<Run, 'log'> = {},
): Promise<{ result: unknown; label: string }> {
  const { results } = await runOn(connection, 'authentication.test', run);
  const inputData = isRecord(results) ? results : {};
  const { authentication } = await connection.app.definition();
  const label = authentication.connectionLabel ?? '';
  if (!label.startsWith('$func$'))
    return { result: results, label: fill(label, connection, inputData) };
  const made = await runOn(connection, 'authentication.connectionLabel', { ...run, inputData });
  return { result: results, label: String(made.results) };
}

/** Puts the values into a label such as `{{bundle.inputData.host}}`: those of the test and of the form. */
function fill(label: string, { authData }: Connection, result: Record<string, unknown>): string {
  const values = new Map(Object.entries({ ...authData, ...result }));
  return label.replace(/\{\{(?:bundle\.\w+\.)?(\w+)\}\}/g, (_curlies, key) =>
    String(values.get(key) ?? ''),
  );
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
