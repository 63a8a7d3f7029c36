import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { BOUNDS } from '../../../src/bounds.ts';
import { lookOf } from '../../../src/polling/spans.ts';
import { LOGIN, RPS_KEY } from '../../standins/justclick/service.ts';

/** One method of an app, and what it is run on. */
export type Call = {
  method: string;
  inputData?: Record<string, unknown>;
  meta?: Record<string, unknown>;
  /** How far a poll of ours looks. Default: no matter. */
  look?: 'quick' | 'whole';
};

/** What a process does: `warmUp` calls that do not count, then `times` that do. */
export type Plan = { warmUp?: { call: Call; times: number }; call: Call; times: number };

/**
 * Times are the processor time of the whole process, in milliseconds. A clock would also count the work
 * of others on this machine; on an idle one, with a service beside it, it shows about the same.
 */
export type Sample = {
  /** From the start of the process to the end of the first call. */
  firstResult: number;
  /** The median of the calls that count. */
  milliseconds: number;
  /** The most that the process ever held. */
  peakBytes: number;
  /** How many rows the last call gave, and their bytes as JSON. */
  rows: number;
  resultBytes: number;
  /** Whether they are keys and nothing else, as when a Zap is switched on. */
  keysOnly: boolean;
};

/** The processor time of a process until now, in milliseconds. */
const CLOCK =
  'const now = () => (({ user, system }) => (user + system) / 1000)(process.cpuUsage());';

/**
 * JavaScript, and not a module of ours, because stripping its types would take a good part of a cold
 * start. The lines that the platform prints about each run are swallowed.
 */
const SAMPLER = `
  ${CLOCK}
  const [wrapper, plan] = process.argv.slice(1);
  const { warmUp, call, times } = JSON.parse(plan);
  const { log } = console;
  console.log = () => {};
  const { handler } = await import(wrapper);
  const run = (call) => handler({ command: 'execute', ...structuredClone(call) });
  let firstResult;
  for (let i = 0; i < (warmUp?.times ?? 0); i++) {
    await run(warmUp.call);
    firstResult ??= now();
  }
  const durations = [];
  let last = [];
  for (let i = 0; i < times; i++) {
    const start = now();
    const { results } = await run(call);
    durations.push(now() - start);
    firstResult ??= now();
    last = Array.isArray(results) ? results : [];
  }
  durations.sort((a, b) => a - b);
  log(JSON.stringify({
    firstResult,
    milliseconds: durations[Math.floor(durations.length / 2)],
    peakBytes: process.resourceUsage().maxRSS * 1024,
    rows: last.length,
    resultBytes: Buffer.byteLength(JSON.stringify(last)),
    keysOnly: last.every((row) => Object.keys(row).join() === 'id'),
  }));`;

/** Milliseconds for which what a login means has to last: longer than a sample takes. */
const LASTS = 120_000;

/** How far a poll looks follows from the login and the clock, so this finds one whose time is now. */
function loginFor(look: Call['look']): string {
  if (look === undefined) return LOGIN;
  const wanted = look === 'quick' ? 'quick poll' : 'poll';
  const isFit = (login: string) =>
    lookOf({ run: 'poll', account: { login }, bounds: BOUNDS }) === wanted;
  const { now } = Date;
  try {
    for (let shop = 1; ; shop++) {
      const login = `${LOGIN}${shop}`;
      Date.now = now;
      if (!isFit(login)) continue;
      Date.now = () => now() + LASTS;
      if (isFit(login)) return login;
    }
  } finally {
    Date.now = now;
  }
}

/**
 * Runs an unpacked build in a process of its own.
 *
 * @param wrapper the module whose `handler` Zapier calls
 */
export async function takeSample(wrapper: string, url: string, plan: Plan): Promise<Sample> {
  const event = ({ method, inputData = {}, meta = {}, look }: Call) => ({
    method,
    bundle: {
      authData: { login: loginFor(look), rps_key: RPS_KEY, domain: 'justclick.io' },
      inputData,
      meta,
    },
  });
  const { warmUp, call, times } = plan;
  const events = {
    ...(warmUp && { warmUp: { call: event(warmUp.call), times: warmUp.times } }),
    call: event(call),
    times,
  };
  return JSON.parse(
    await runScript([SAMPLER, wrapper, JSON.stringify(events)], { JUSTCLICK_BASE_URL: url }),
  );
}

/** Runs JavaScript in a process of its own. @returns what it prints */
async function runScript(args: string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', ...args],
    { cwd: tmpdir(), env: { PATH: process.env.PATH, ...env } },
  );
  return stdout;
}

/** Loads the platform, and then an app; prints the processor time of the latter, in milliseconds. */
const LOADER = `
  ${CLOCK}
  const [wrapper] = process.argv.slice(1);
  await import(new URL('node_modules/zapier-platform-core/index.mjs', wrapper));
  const start = now();
  await import(new URL('dist/index.js', wrapper));
  console.log(now() - start);`;

/** What an unpacked build takes to load once the platform is loaded: milliseconds of processor time. */
export const takeLoad = async (wrapper: string): Promise<number> =>
  Number(await runScript([LOADER, wrapper]));

/** A request as the service of the bench logs it: the bytes of its answer, and those that were sent of it. */
export type Logged = { path: string; body: string; bytes: number; sent: number };

export type BenchService = {
  url: string;
  /** What was asked since this was last called. */
  takeLog: () => Promise<Logged[]>;
  close: () => void;
};

/** Starts `service.ts`, with a shop for each number of orders. */
export async function startBenchService(counts: readonly number[]): Promise<BenchService> {
  const script = fileURLToPath(new URL('service.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, ...counts.map(String)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(child.stdout, 'data');
  const url = String(line).trim();
  return {
    url,
    takeLog: async () => JSON.parse(await (await fetch(`${url}/log`)).text()),
    close: () => child.kill(),
  };
}
