import {
  type AfterResponseMiddleware,
  type BeforeRequestMiddleware,
  errors,
  type HttpRequestOptions,
  type HttpResponse,
  type RawHttpResponse,
} from 'zapier-platform-core';
import { limits } from '../limits.ts';
import { accountOf } from './account.ts';
import { isRecord } from './record.ts';
import {
  type Answer,
  isUnsignedRefusal,
  RETRY_AFTER,
  refusalError,
  saysNothingFound,
} from './refusal.ts';
import { isAnswerHash, requestHash } from './signature.ts';

/** PHP's `max_input_vars`: it cuts off every field past this one, and then no hash matches. */
const MAX_FIELDS = 1000;

/** What a call tells the middlewares about itself; it is not sent. */
export type CallData = {
  /** Seconds to wait for the whole answer. A run on Zapier has 30. */
  timeout: number;
  /** True when sending twice could do a thing twice. */
  writes: boolean;
  /**
   * True for what a Zap asks once, in a step, and not again at the next poll: when it brings no answer
   * Zapier has to be told to try again.
   */
  isStep: boolean;
  /** Refusals that the caller handles itself, as an answer. */
  accepts: readonly number[];
  /** True when "not found" is an answer: an empty list. */
  acceptsNothingFound: boolean;
};

const callData = (request: HttpRequestOptions): CallData => ({
  timeout: 25,
  writes: false,
  isStep: false,
  accepts: [],
  acceptsNothingFound: false,
  ...request.middlewareData,
});

/** zapier-platform-core 19 hands these on too, but its types lack them. */
type SignedRequest = Parameters<BeforeRequestMiddleware>[0] & {
  signal: AbortSignal;
  throwForThrottlingEarly: boolean;
};

/**
 * Signs what is sent, byte for byte: nothing changes a request's body after this. Whatever else
 * a perform asked for, the request goes out as a form to the account's own API, and no redirect is
 * followed with it.
 *
 * @throws a plain error, before anything is sent, when the connection's fields cannot be used, the
 * request is not a form posted to this account's API, or it has more fields than PHP takes.
 */
export const signRequest: BeforeRequestMiddleware = (request, _z, bundle): SignedRequest => {
  const { login, rpsKey, apiUrl } = accountOf(bundle.authData);
  const query = request.body ?? '';
  const isApiCall =
    request.url.startsWith(`${apiUrl}/`) &&
    /^[A-Za-z]+$/.test(request.url.slice(apiUrl.length + 1));
  // The platform has dropped the body of a GET by now, so only a POST is sure to be all there.
  if (!isApiCall || typeof query !== 'string' || request.method !== 'POST') {
    throw new errors.Error(
      'Only forms sent to the order API of the connected account can be signed.',
      'not_an_api_call',
    );
  }
  const fields = query === '' ? 0 : query.split('&').length;
  if (fields >= MAX_FIELDS) {
    throw new errors.Error(
      `This step would send ${fields} values, and JustClick takes at most ${MAX_FIELDS - 1} at a time. Use fewer products in one order.`,
      'too_many_values',
    );
  }
  const hash = `hash=${requestHash(query, login, rpsKey)}`;
  return {
    ...request,
    params: {},
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      'user-agent': 'Zapier',
    },
    body: query === '' ? hash : `${query}&${hash}`,
    redirect: 'manual',
    // Else the platform would parse the answer three times, and keep customers' data in its log.
    raw: true,
    size: limits.answerBytes,
    signal: AbortSignal.timeout(Math.ceil(callData(request).timeout * 1000)),
    // The body decides, not the status: checkAnswer reads both.
    skipThrowForStatus: true,
    throwForThrottlingEarly: false,
  };
};

/**
 * Lets nothing through but an answer that the service signed, as `response.data`; every refusal
 * becomes the Zapier error that fits it.
 *
 * The HTTP status does not count when there is a signed answer: some answers have been seen with
 * 302 and a JSON body. Refusals 1 to 8 are believed unsigned, because with a wrong login or key the
 * service cannot sign for us; they only ever end the run.
 */
export const checkAnswer: AfterResponseMiddleware = async (response, _z, bundle) => {
  const account = accountOf(bundle.authData);
  const call = callData(response.request);
  const redirected = 'redirected' in response && response.redirected === true;
  const envelope = redirected ? undefined : readEnvelope(await textOf(response));
  if (envelope === undefined) throw statusError(response, call);

  const { answer, hash } = envelope;
  if (isAnswerHash(hash, answer, account.rpsKey)) {
    const isAccepted =
      answer.code === 0 ||
      call.accepts.includes(answer.code) ||
      (call.acceptsNothingFound && saysNothingFound(answer));
    if (isAccepted) return { ...response, data: answer };
  } else if (!isUnsignedRefusal(answer.code)) {
    throw noAnswerError(
      { ...call, isStep: false },
      `The answer is not signed with the API key of "${account.login}". Check the login and the API key of the connection`,
    );
  }
  throw refusalError(answer, account);
};

/** Reads `{ error_code, error_text, hash, result? }`; undefined when the body is anything else. */
function readEnvelope(json: string): { answer: Answer; hash: unknown } | undefined {
  const body = parseJson(json);
  if (!isRecord(body)) return undefined;
  const code = /^\d{1,9}$/.test(String(body.error_code)) ? Number(body.error_code) : undefined;
  const text = body.error_text ?? '';
  if (code === undefined || typeof text !== 'string') return undefined;
  return { answer: { code, text, result: body.result }, hash: body.hash };
}

/** PHP may put a byte order mark before its JSON. */
function parseJson(json: string): unknown {
  try {
    return JSON.parse(json.startsWith('\uFEFF') ? json.slice(1) : json);
  } catch {
    return undefined;
  }
}

/** A raw answer has its body here; the platform's types know that only of requests made raw. */
const textOf = (response: Pick<HttpResponse, 'status'>) =>
  (response as RawHttpResponse & HttpResponse).text();

/** The error for an HTTP answer that has no answer of the API in it. */
function statusError(response: HttpResponse, call: CallData): Error {
  const { status } = response;
  if (status === 429 || (status === 503 && !call.writes)) {
    return new errors.ThrottledError(
      `JustClick is too busy to answer (HTTP ${status}). Zapier will try again.`,
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
      ? `JustClick has a problem of its own (HTTP ${status})`
      : 'The answer of JustClick is incomplete or not in its format',
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
      'JustClick took too long to answer, or its answer is too big. If this trigger has a Look Back field, choose a shorter time; otherwise try again later.',
      'answer_too_big',
    );
  }
}

/**
 * The error for a request that may have reached the service but brought no answer that can be used.
 * Reading again is safe, so that is left to Zapier: to its next poll, or to its waiting and trying
 * again. An action may have been carried out: it halts, because what halts is not run again by itself.
 *
 * @param reason a clause without its full stop
 */
export function noAnswerError(call: Pick<CallData, 'writes' | 'isStep'>, reason: string): Error {
  if (call.writes) {
    return new errors.HaltedError(
      `${reason}. JustClick may or may not have carried out this step: look for it in JustClick before you run it again.`,
    );
  }
  return call.isStep
    ? new errors.ThrottledError(
        `${reason}. Nothing was changed: Zapier will try again.`,
        RETRY_AFTER,
      )
    : new errors.Error(`${reason}. Nothing was changed: try again later.`, 'no_answer');
}
