import type { HttpResponse, RawHttpResponse } from 'zapier-platform-core';
import type { Call } from './call.ts';
import { tooBigError } from './no_answer.ts';

/**
 * The text of an answer, unless it is larger than the call can need. Then nothing more of it is received:
 * a large shop's list would take the time in which it can be asked for in parts.
 *
 * @throws the error for an answer that is too big, with what is known of how much too big it is; and the
 * stream's own errors
 */
export async function textOf(response: HttpResponse, call: Call): Promise<string> {
  const most = call.mostBytes;
  // The platform's types know the body only of requests made raw, as all of ours are.
  const { body } = response as unknown as RawHttpResponse;
  const isPacked = (response.getHeader('content-encoding') ?? '') !== '';
  const length = Number(response.getHeader('content-length'));
  if (!isPacked && length > most) {
    call.giveUp();
    throw tooBigError(call, { times: length / most });
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      const piece = Buffer.from(chunk);
      bytes += piece.length;
      if (bytes > most) break;
      chunks.push(piece);
    }
  } catch (error) {
    throw asFetchError(error);
  }
  const text = Buffer.concat(chunks).toString();
  if (bytes > most) {
    call.giveUp();
    throw tooBigError(call, densityOf(text, most));
  }
  return text;
}

/** The dates of creation in a list of orders, as the service writes them. */
const CREATED = /"created":"?(\d{9,10})\b/g;

/**
 * How dense the beginning of a list of orders is: how much of the answer there is for a second of the
 * shop's life, by the orders that it has. Of a list in no order of dates it says little, and is then low.
 */
function densityOf(text: string, most: number): { perSecond?: number } {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const [, created] of text.matchAll(CREATED)) {
    first = Math.min(first, Number(created));
    last = Math.max(last, Number(created));
  }
  return last > first ? { perSecond: text.length / most / (last - first) } : {};
}

/** A stream that broke has errors of many names; all of them are a connection that broke, or time. */
function asFetchError(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'AbortError') return error;
  const { code } = error as Error & { code?: unknown };
  return Object.assign(new Error(error.message), { name: 'FetchError', code });
}
