import type * as Http from 'node:http';
import {
  type AfterResponseMiddleware,
  type BeforeRequestMiddleware,
  type Bundle,
  errors,
  type HttpRequestOptions,
  type HttpResponse,
} from 'zapier-platform-core';
import { BOUNDS } from '../bounds.ts';
import { accountOf } from './account.ts';
import { type Answer, isRecord, parseJson } from './answer.ts';
import { Call, callOf } from './call.ts';
import { notSignedError, statusError } from './no_answer.ts';
import { textOf } from './received.ts';
import { isUnsignedRefusal, refusalError } from './refusal.ts';
import { isAnswerHash, requestHash } from './signature.ts';

// Not imported: an import has Node.js load all that they export, WebSocket as well, at each cold start.
const http = process.getBuiltinModule('node:http');
const https = process.getBuiltinModule('node:https');

/** PHP's `max_input_vars`: it cuts off every field past this one, and then no hash matches. */
const MAX_FIELDS = 1000;

/**
 * A connection for one request. Node.js keeps connections for the next request, and a process that is
 * frozen between two runs does not see that the other side has closed one: a write on it is lost, and
 * it stays open whether it arrived. An agent of its own also has nothing that another run could change.
 */
function newConnection(url: string): Http.Agent {
  const { Agent } = url.startsWith('https:') ? https : http;
  // The platform writes what a perform returns as JSON, and a response knows its request.
  return Object.assign(new Agent(), { toJSON: () => undefined });
}

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
  const call = knownCall(request, bundle);
  const { login, rpsKey, brand, apiUrl } = call.account;
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
  const fields = query.split('&').length;
  if (fields >= MAX_FIELDS) {
    throw new errors.Error(
      `This step would send ${fields} values, and ${brand} takes at most ${MAX_FIELDS - 1} at a time. Use fewer products in one order.`,
      'too_many_values',
    );
  }
  // The platform takes out of its log what the connection holds, so that has to be the key as it is sent.
  if (bundle.authData?.rps_key !== undefined) bundle.authData.rps_key = rpsKey;
  // One of the two and never both. The form with the key is not signed, so nothing depends on how PHP
  // would write it: like this, the platform finds the key in its log and takes it out.
  const proof = call.sendsKey
    ? `rpsKey=${encodeURIComponent(rpsKey)}`
    : `hash=${requestHash(query, login, rpsKey)}`;
  return {
    ...request,
    params: {},
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      'user-agent': 'Zapier',
    },
    body: query === '' ? proof : `${query}&${proof}`,
    agent: newConnection(request.url),
    redirect: 'manual',
    // Else the platform would parse the answer three times, and keep it in its log.
    raw: true,
    signal: call.signal,
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
  const call = knownCall(response.request, bundle);
  const envelope = readEnvelope(parseJson(await textOf(response, call), call.mostBytes));
  if (envelope === undefined) throw statusError(response, call);

  const { hash } = envelope;
  const answer = { ...envelope.answer, servedAt: servedAt(response) };
  if (isAnswerHash(hash, answer, call.account.rpsKey)) {
    if (call.accepts(answer)) return { ...response, data: answer };
  } else if (!isUnsignedRefusal(answer.code)) {
    throw notSignedError(call);
  }
  throw refusalError(answer, call);
};

/** A request that comes by another way than a `Shop` is signed and checked like the rest. */
const knownCall = (request: HttpRequestOptions, { authData }: Pick<Bundle, 'authData'>): Call =>
  callOf(request) ?? new Call(accountOf(authData), 'connection', 'GetOrders', BOUNDS.readSeconds);

/** Reads `{ error_code, error_text, hash, result? }`; undefined when the body is anything else. */
function readEnvelope(body: unknown): { answer: Answer; hash: unknown } | undefined {
  if (!isRecord(body)) return undefined;
  const code = codeIn(body.error_code);
  const text = body.error_text ?? '';
  if (code === undefined || typeof text !== 'string') return undefined;
  return { answer: { code, text, result: body.result }, hash: body.hash };
}

/** A code is a number of up to nine digits, or a text of them. */
function codeIn(value: unknown): number | undefined {
  const text = typeof value === 'number' ? `${value}` : value;
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** When the service answered, by its own clock: unix seconds, undefined when it does not say. */
function servedAt(response: HttpResponse): number | undefined {
  const milliseconds = Date.parse(String(response.getHeader('date')));
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
