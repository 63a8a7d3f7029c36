import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';

/** A run as Zapier makes it: a process that knows nothing but the unpacked wrapper. */
const PRODUCTION = `
  const { handler } = await import(process.argv[1]);
  const { results } = await handler(JSON.parse(process.argv[2]));
  console.log(JSON.stringify(results));`;

/**
 * Runs a method of an unpacked build, e.g. `triggers.new_paid_order.operation.perform`.
 *
 * @param wrapper the address of its `zapierwrapper.js`
 * @param service where the app is to send its requests, and with which account
 */
export async function runUnpacked(
  wrapper: string,
  service: { url: string; login: string; rpsKey: string },
  method: string,
  inputData: object,
): Promise<unknown> {
  const authData = { login: service.login, rps_key: service.rpsKey, domain: 'justclick.io' };
  const bundle = { authData, inputData, meta: {} };
  const event = { command: 'execute', method, isDeveloper: true, bundle };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--eval', PRODUCTION, wrapper, JSON.stringify(event)],
    { cwd: tmpdir(), env: { PATH: process.env.PATH, JUSTCLICK_BASE_URL: service.url } },
  );
  // The platform prints a line of its own first.
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
