import { loadPhp } from '../../standins/justclick/php.ts';
import { type Sandbox, startSandbox } from '../../standins/justclick/server.ts';
import { loadApp } from '../../standins/zapier/app.ts';
import { bounds } from '../../standins/zapier/built/app.ts';
import { type Clock, virtualClock } from '../../standins/zapier/clock.ts';
import { connectionOf } from '../../standins/zapier/connection.ts';
import { Servers } from '../../standins/zapier/servers.ts';
import { runTogether } from '../../standins/zapier/together.ts';
import { count, markdownTable, percent } from './units.ts';

/** How an import went under one `throttle` of the app and one limit of the service. */
export type Import = {
  /** Steps a minute that Zapier begins. */
  steps: number;
  /** Requests a minute that the service takes. */
  requests: number;
  rows: number;
  orders: number;
  /** Requests that the service refused: what it calls over-clocking. */
  refused: number;
  minutes: number;
};

const ROWS = 1000;
const QUICK_ROWS = 50;
const STEPS = [60, 120, 300];
const REQUESTS = [120, 300];

const { default: built } = await import(new URL('../../../dist/index.js', import.meta.url).href);

/** The app with another number of steps a minute. */
function appWith(steps: number) {
  const { create_order } = built.creates;
  const { throttle, ...others } = create_order.operation;
  const operation = { ...others, throttle: { ...throttle, limit: steps } };
  const creates = { ...built.creates, create_order: { ...create_order, operation } };
  return loadApp({ ...built, creates });
}

/** Runs Create Order for so many rows of a table that all come at once, as an import brings them. */
async function playImport(
  sandbox: Sandbox,
  clock: Clock,
  steps: number,
  requests: number,
  rows: number,
): Promise<Import> {
  sandbox.reset();
  sandbox.limit({ requests, seconds: 60 });
  const { login, rpsKey } = sandbox;
  const authData = { login, rps_key: rpsKey, domain: 'justclick.io' };
  const connection = connectionOf(appWith(steps), authData, undefined, {
    servers: new Servers({ clock }),
  });
  const begun = clock.now();
  const runs = await runTogether(
    connection,
    Array.from({ length: rows }, (_, row) => ({
      id: '2',
      type: 'create',
      key: 'create_order',
      input: { bill_email: `customer${row}@example.com`, goods: [{ good_name: 'checklist' }] },
    })),
  );
  const failed = runs.find(({ status }) => status !== 'Success');
  if (failed) throw new Error(`A row failed: ${failed.failure?.message}`);
  return {
    ...{ steps, requests, rows },
    orders: sandbox.store.getOrders().length,
    refused: sandbox.requests.filter(({ fault }) => fault !== undefined).length,
    minutes: (clock.now() - begun) / 60_000,
  };
}

/** Plays an import of 1,000 rows for each pair of limits. */
export async function playImports(
  isQuick: boolean,
  say: (text: string) => void,
): Promise<Import[]> {
  const { log } = console;
  console.log = () => undefined;
  bounds.looksAfter = [0];
  let clock = virtualClock(Date.now());
  const now = () => Math.floor(clock.now() / 1000);
  const sandbox = await startSandbox({ php: await loadPhp(), now });
  process.env.JUSTCLICK_BASE_URL = sandbox.url;
  try {
    const played: Import[] = [];
    for (const steps of STEPS) {
      for (const requests of REQUESTS) {
        say(`an import, ${steps} steps and ${requests} requests a minute`);
        clock = virtualClock(Date.now());
        const rows = isQuick ? QUICK_ROWS : ROWS;
        played.push(await playImport(sandbox, clock, steps, requests, rows));
      }
    }
    return played;
  } finally {
    console.log = log;
    await sandbox.close();
  }
}

export const importPage = (played: readonly Import[]): string =>
  [
    `Create Order for ${count(played[0]?.rows ?? 0)} rows that come at once, on a sandbox that takes so many requests a minute and answers the others with code 8. Each step makes two requests.`,
    '',
    markdownTable(
      [
        'steps begun a minute',
        'requests taken a minute',
        'requests refused',
        'of all',
        'took',
        'orders',
      ],
      played.map(({ steps, requests, refused, minutes, orders, rows }) => [
        String(steps),
        String(requests),
        count(refused),
        percent(refused / (refused + 2 * rows)),
        `${count(minutes)} min`,
        count(orders),
      ]),
    ),
  ].join('\n');
