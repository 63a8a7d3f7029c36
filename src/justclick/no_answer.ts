import { errors, type HttpResponse } from 'zapier-platform-core';
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
    // The service is known to redirect what it has carried out.
    return status < 400 && call.writes
      ? noAnswerError(call, reason)
      : new errors.Error(`${reason}.`, 'no_api');
  }
  return noAnswerError(
    call,
    status >= 500
      ? `${brand} has a problem of its own (HTTP ${status})`
      : `The answer of ${brand} is incomplete or not in its format`,
  );
}

/** Seconds that the service asks to wait, within reason; it may also name a date, or nonsense. */
function retryAfter(response: HttpResponse): number {
  const seconds = Number(response.getHeader('retry-after'));
  return seconds >= 1 && seconds <= 3600 ? Math.ceil(seconds) : RETRY_AFTER;
}

/** An answer that is larger or slower than a run can take. A list may be asked for in parts then. */
export class AnswerTooBigError extends errors.Error {
  constructor() {
    super(
      'Your shop took too long to answer, or its answer is too big. If this trigger has a Look Back field, choose a shorter time; otherwise try again later.',
      'answer_too_big',
    );
  }
}

/**
 * The error for a request that may have reached the service but brought no answer that can be used.
 * Reading again is safe, so that is left to Zapier: to its next poll, or to its waiting and trying
 * again. An action may have been carried out: it halts, because what halts is not run again by itself,
 * but for those that may be done once more without harm.
 *
 * @param reason a clause without its full stop
 */
export function noAnswerError(
  call: Pick<CallData, 'brand' | 'writes' | 'repeatable' | 'isStep'>,
  reason: string,
): Error {
  if (call.repeatable) return repeatableError(call, reason);
  if (call.writes) {
    return new errors.HaltedError(
      `${reason}. ${call.brand} may or may not have carried out this step: look for it in ${call.brand} before you run it again.`,
    );
  }
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
