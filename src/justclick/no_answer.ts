import { errors, type HttpResponse } from 'zapier-platform-core';
import type { Brand } from './account.ts';
import type { CallData } from './call.ts';
import { RETRY_AFTER } from './refusal.ts';

/** The error for an HTTP answer that has no answer of the API in it. */
export function statusError(response: HttpResponse, call: CallData): Error {
  const { status } = response;
  const { brand } = call;
  if (status === 429 || (status === 503 && !call.writes)) {
    return new errors.ThrottledError(
      `${brand} is too busy to answer (HTTP ${status}). Zapier will try again.`,
      retryAfter(response),
    );
  }
  if (status === 504 && !call.writes && !call.isStep) return new AnswerTooBigError();
  if (status >= 300 && status < 500) {
    const reason = `There is no order API at this address (HTTP ${status}). Check the login and the domain of the connection`;
    // Only these two say that nothing of the kind is there. The service is known to redirect what it
    // has carried out, and what stands before it may forbid the answer as well as the request.
    return call.writes && status !== 404 && status !== 405
      ? noAnswerError(call, reason)
      : new errors.Error(`${reason}.`, 'no_api');
  }
  return status >= 500
    ? noAnswerError(call, `${brand} has a problem of its own (HTTP ${status})`, status < 504)
    : noAnswerError(call, `The answer of ${brand} is incomplete or not in its format`);
}

/** Seconds that the service asks to wait, within reason; it may also name a date, or nonsense. */
function retryAfter(response: HttpResponse): number {
  const seconds = Number(response.getHeader('retry-after'));
  return seconds >= 1 && seconds <= 3600 ? Math.ceil(seconds) : RETRY_AFTER;
}

const TOO_MUCH =
  'Your shop took too long to answer, or its answer is too big. If this trigger has a Look Back field, choose a shorter time; otherwise try again later.';

/**
 * An answer that is larger than a run can take, or that the gateway did not wait for. A list may be
 * asked for in parts then.
 */
export class AnswerTooBigError extends errors.Error {
  constructor() {
    super(TOO_MUCH, 'answer_too_big');
  }
}

/** No whole answer in the time that a call had. Asking for parts would take that time again. */
export class AnswerTooSlowError extends errors.Error {
  constructor() {
    super(TOO_MUCH, 'answer_too_slow');
  }
}

/**
 * A write of which nobody knows whether it was carried out. It halts, because what halts is not run
 * again by itself: who can look whether it was done, and ends the doubt, catches it.
 */
export class DoubtError extends errors.HaltedError {
  readonly brand: Brand;
  /** What happened: a clause without its full stop. */
  readonly reason: string;
  /** False when the service may be at it still, so that "not done yet" does not mean "not done". */
  readonly isOver: boolean;

  /** @param what a person has to look for, e.g. `order 102937` */
  constructor(brand: Brand, reason: string, isOver: boolean, what = 'it') {
    super(
      `${reason}. ${brand} may or may not have carried out this step: look for ${what} in ${brand} before you run it again.`,
    );
    this.brand = brand;
    this.reason = reason;
    this.isOver = isOver;
  }

  /** The same doubt, with what a person has to look for. */
  about(what: string): DoubtError {
    return new DoubtError(this.brand, this.reason, this.isOver, what);
  }
}

/** What of a call decides how it ends when no answer comes. */
export type Unanswered = Pick<CallData, 'brand' | 'writes' | 'repeatable' | 'isStep'>;

/**
 * The error for a request that may have reached the service but brought no answer that can be used.
 * Reading again is safe, so that is left to Zapier: to its next poll, or to its waiting and trying
 * again. A write may have been carried out: that is a `DoubtError`, but for those that may be done once
 * more without harm.
 *
 * @param reason a clause without its full stop
 * @param isOver false when the service may be at it still
 */
export function noAnswerError(call: Unanswered, reason: string, isOver = true): Error {
  if (call.repeatable) return repeatableError(call, reason);
  if (call.writes) return new DoubtError(call.brand, reason, isOver);
  return call.isStep
    ? new errors.ThrottledError(
        `${reason}. Nothing was changed: Zapier will try again.`,
        RETRY_AFTER,
      )
    : new errors.Error(`${reason}. Nothing was changed: try again later.`, 'no_answer');
}

/** What may have been done, and does no harm if it is done again. */
function repeatableError({ isStep }: Pick<CallData, 'isStep'>, reason: string): Error {
  const said = `${reason}. This step may have been carried out, and doing it once more does no harm:`;
  return isStep
    ? new errors.ThrottledError(`${said} Zapier will try again.`, RETRY_AFTER)
    : new errors.Error(`${said} try again later.`, 'no_answer');
}
