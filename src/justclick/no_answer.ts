import { errors, type HttpResponse } from 'zapier-platform-core';
import type { Brand } from './account.ts';
import type { Call, Run } from './call.ts';
import { retryAfter } from './refusal.ts';

/** The error for an HTTP answer that has no answer of the API in it. */
export function statusError(response: HttpResponse, call: Call): Error {
  const { status } = response;
  const { brand } = call.account;
  if (status === 429 || (status === 503 && !call.writes)) {
    return new errors.ThrottledError(
      `${brand} is too busy to answer (HTTP ${status}). Zapier will try again.`,
      secondsToWait(response),
    );
  }
  if (status === 504 && readsLists(call)) return new AnswerTooBigError(false);
  // By their meaning nothing is done until it is asked for again elsewhere, which would give the key away.
  if (call.instead !== undefined && (status === 307 || status === 308)) {
    return new errors.Error(
      `${brand} asked Zapier to use API 2.0 at another address (HTTP ${status}). Zapier doesn't send your API key there, so nothing was changed. Without API 2.0, ${call.instead}.`,
      'redirected',
    );
  }
  if (status >= 300 && status < 500) {
    const reason =
      status === 401 || status === 403
        ? `${brand} refused access (HTTP ${status}). Check that any IP address may use the API`
        : `We didn't find the API of ${brand} at ${call.account.host} (HTTP ${status}). Check the login and the domain of the connection`;
    // Only these two say that nothing of the kind is there. The service is known to redirect what it
    // has carried out, and what stands before it may forbid the answer as well as the request.
    return call.writes && status !== 404 && status !== 405
      ? noAnswerError(call, reason)
      : new errors.Error(`${reason}.`, 'no_api');
  }
  return status >= 500
    ? noAnswerError(call, `${brand} isn't working right now (HTTP ${status})`, STEPS_AND_POLLS)
    : noAnswerError(call, `${brand} sent an answer we couldn't read`);
}

/** Seconds that the service asks to wait, within reason; it may also name a date, or nonsense. */
function secondsToWait(response: HttpResponse): number {
  const seconds = Number(response.getHeader('retry-after'));
  return seconds >= 1 && seconds <= 3600 ? Math.ceil(seconds) : retryAfter();
}

/** The error for an answer that has no right signature: asking again would bring the same. */
export const notSignedError = (call: Call): Error =>
  noAnswerError(
    call,
    `The answer is not signed with the API key of "${call.account.login}". Check the login and the API key of the connection`,
    [],
  );

/**
 * Node's codes for a request that cannot have left, so that any call may be repeated: no address, no
 * connection, or a certificate that was refused. Others may also come after the body was sent.
 */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ERR_TLS_CERT_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;

/** The error for a connection that broke, or was broken off; undefined for any other error. */
export function brokenError(error: unknown, call: Call): Error | undefined {
  const { brand, host, apiUrl } = call.account;
  const { name, code }: { name?: unknown; code?: unknown } = error instanceof Error ? error : {};
  if (name === 'AbortError') return lateError(call);
  if (name !== 'FetchError') return undefined;
  if (NOT_SENT.test(String(code))) {
    const isSandbox = apiUrl !== `https://${host}/api`;
    return new errors.Error(
      isSandbox
        ? `We couldn't reach ${new URL(apiUrl).origin}, where JUSTCLICK_BASE_URL points. Start the sandbox with "npm run sandbox", or remove JUSTCLICK_BASE_URL.`
        : `We couldn't reach ${host}. ${unharmed(call)} Try again later. If this goes on, check the login and the domain of the connection.`,
      'not_reached',
    );
  }
  const reason = `The connection to ${brand} broke before its answer was complete`;
  return noAnswerError(call, reason, STEPS_AND_POLLS);
}

/** The error for a call whose time is over. Asking for parts of a list would take that time again. */
export function lateError(call: Call): Error {
  if (readsLists(call)) return tooMuchError(call.run);
  const reason = `${call.account.brand} took too long to answer, or the connection broke`;
  return noAnswerError(call, reason, STEPS_AND_POLLS);
}

/** The error for a call that a run had no time left to send. */
export function notSentError(call: Call): Error {
  if (!call.writes) return lateError(call);
  return new errors.ThrottledError(
    `${call.account.brand} took too long to answer. Nothing was changed. Zapier will try again.`,
    retryAfter(),
  );
}

export const unexpectedError = (call: Call): Error =>
  noAnswerError(
    call,
    `Something unexpected went wrong in this app while it asked ${call.account.brand}`,
  );

const TOO_LONG = 'Your shop took too long to answer, or its answer is too big.';
const TOO_MUCH = `${TOO_LONG} If this trigger has a Look Back field, choose fewer days. Otherwise, try again later.`;

/** Only triggers read lists, and only they can ask for less. */
const readsLists = ({ run, writes }: Call) => run !== 'step' && !writes;

/** The error for a list that the service could not send in time. The next usual poll may have it. */
export const tooMuchError = (run: Run): Error =>
  run === 'poll'
    ? new errors.ThrottledError(
        `${TOO_LONG} No orders were missed. Zapier will check again soon. If you see this often and the trigger has a Look Back field, choose fewer days.`,
        retryAfter(),
      )
    : new errors.Error(TOO_MUCH, 'answer_too_slow');

/**
 * An answer that is larger than a run can take, or that the gateway did not wait for. A list may be
 * asked for in parts then.
 */
export class AnswerTooBigError extends errors.Error {
  /** Whether it is too large; else the gateway gave up on it. */
  readonly isLarge: boolean;
  readonly #size: AnswerSize;

  constructor(isLarge: boolean, size: AnswerSize = {}) {
    super(TOO_MUCH, 'answer_too_big');
    this.isLarge = isLarge;
    this.#size = size;
  }

  /** In how many parts a span of so many seconds is best asked for, with some room: two or more. */
  partsOf(seconds: number): number {
    const { times = 0, perSecond = 0 } = this.#size;
    return Math.max(2, Math.ceil(Math.max(times, perSecond * seconds) * 1.15));
  }
}

/** What is known of an answer's size, in what a call can take: all of it, or what a second comes to. */
export type AnswerSize = { times?: number; perSecond?: number };

/** The error for an answer that is larger than its call can need. */
export const tooBigError = (call: Call, size: AnswerSize): Error =>
  readsLists(call)
    ? new AnswerTooBigError(true, size)
    : noAnswerError(call, `${call.account.brand} sent an answer that is too big`);

/**
 * A write that may have been carried out or not, or may be carried out yet: the service can finish what a
 * broken connection has left it with. It halts, because what halts is not run again by itself. Who can
 * look whether it was done, and so end the doubt, catches it.
 */
export class DoubtError extends errors.HaltedError {
  readonly brand: Brand;
  /** What happened: a clause without its full stop. */
  readonly reason: string;

  /** @param what a person has to look for, e.g. `order 102937` */
  constructor(brand: Brand, reason: string, what = 'it') {
    super(
      `${reason}. We can't tell whether this step worked. Look for ${what} in ${brand} before you replay this step.`,
    );
    this.brand = brand;
    this.reason = reason;
  }

  /** The same doubt, with what a person has to look for. */
  about(what: string): DoubtError {
    return new DoubtError(this.brand, this.reason, what);
  }
}

/** What can be asked again by itself: usual polls only where the next answer may be another one. */
const STEPS: readonly Run[] = ['step'];
const STEPS_AND_POLLS: readonly Run[] = ['step', 'poll'];

/**
 * The error for a request that may have reached the service but brought no answer that can be used: of
 * a write that must not be done twice, a `DoubtError`.
 *
 * @param reason a clause without its full stop
 * @param again the runs that Zapier is told to try again
 */
function noAnswerError(call: Call, reason: string, again = STEPS): Error {
  if (call.writes && !call.isRepeatable) return new DoubtError(call.account.brand, reason);
  const said = call.writes
    ? `${reason}. We can't tell whether this worked. It is safe to repeat.`
    : `${reason}. ${unharmed(call)}`;
  const isAgain = again.includes(call.run);
  const next =
    call.run === 'poll'
      ? 'Zapier will check again soon.'
      : isAgain
        ? 'Zapier will try again.'
        : 'Try again later.';
  return isAgain
    ? new errors.ThrottledError(`${said} ${next}`, retryAfter())
    : new errors.Error(`${said} ${next}`, 'no_answer');
}

/** What a request that changed nothing leaves of a person's work. */
const unharmed = ({ run }: Call) =>
  run === 'poll' ? 'No orders were missed.' : 'Nothing was changed.';
