import type { Account } from '../../../src/justclick/account.ts';
import { fieldOf, Unusable } from './errors.ts';

/** What HTTP brought. */
export type Raw = {
  status: number;
  /** Unpacked. */
  body: string;
  milliseconds: number;
  /** How it was packed (Content-Encoding), empty if it was not. */
  packing: string;
  /** Whether it said how long it is (Content-Length). */
  saysLength: boolean;
  /** Where it would lead to, if anywhere. */
  location?: string;
};

/** Sends a form to a function of the API. */
export type Send = (name: string, form: string) => Promise<Raw>;

/** An answer of the service may be big, and the probe need not read all of it. */
const MOST_BYTES = 20 * 1024 * 1024;
const SECONDS = 60;

/**
 * Sends forms to an account over HTTP, and follows no redirect with them.
 * @param seconds after which it gives up on an answer
 */
export const sendTo =
  (account: Account, { seconds = SECONDS } = {}): Send =>
  async (name, form) => {
    const started = performance.now();
    try {
      const response = await fetch(`${account.apiUrl}/${name}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
          // As the app asks.
          'accept-encoding': 'gzip, deflate',
        },
        body: form,
        redirect: 'manual',
        signal: AbortSignal.timeout(seconds * 1000),
      });
      const body = await bodyOf(response, name);
      const { status, headers } = response;
      const location = headers.get('location');
      return {
        status,
        body,
        milliseconds: performance.now() - started,
        packing: headers.get('content-encoding') ?? '',
        saysLength: headers.has('content-length'),
        ...(location !== null && { location }),
      };
    } catch (error) {
      if (error instanceof Unusable) throw error;
      throw new Unusable(reasonOf(error, account, seconds));
    }
  };

const isSandbox = ({ apiUrl, host }: Account): boolean => !apiUrl.includes(host);

/** The address that is really asked, as a person would write it. */
export const addressOf = (account: Account): string =>
  isSandbox(account) ? new URL(account.apiUrl).origin : account.host;

async function bodyOf(response: Response, name: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Unusable(`The answer of ${name} is over 20 MB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Node.js says why a request failed in the cause of the error, or in the cause of that. */
function reasonOf(error: unknown, account: Account, seconds: number): string {
  const where = addressOf(account);
  if (fieldOf(error, 'name') === 'TimeoutError') {
    return `${where} did not answer within ${seconds} seconds.`;
  }
  const code = fieldOf(fieldOf(error, 'cause'), 'code');
  const why = typeof code === 'string' ? ` (${code})` : '';
  const next = isSandbox(account)
    ? ' Start the sandbox with "npm run sandbox", or take JUSTCLICK_BASE_URL out of .env.'
    : '';
  return `${where} cannot be reached, or the connection broke${why}.${next}`;
}
