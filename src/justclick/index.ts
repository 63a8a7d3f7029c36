import { type Bundle, errors, type ZObject } from 'zapier-platform-core';
import { accountOf } from './account.ts';
import type { CallData } from './call.ts';
import {
  AnswerTooBigError,
  AnswerTooSlowError,
  noAnswerError,
  type Unanswered,
} from './no_answer.ts';
import { buildQuery, type PhpParams } from './query.ts';
import type { Answer } from './refusal.ts';

export { type Account, accountOf, DEFAULT_DOMAIN, DOMAINS } from './account.ts';
export { checkAnswer, signRequest } from './middleware.ts';
export { AnswerTooBigError, AnswerTooSlowError, DoubtError } from './no_answer.ts';
export type { PhpParams, PhpValue } from './query.ts';
export {
  isRecord,
  looseRowsOf,
  numberIn,
  type PhpRecord,
  recordOf,
  rowsIn,
  rowsOf,
  textIn,
  unreadable,
} from './record.ts';
export { type Answer, RETRY_AFTER, saysNothingFound } from './refusal.ts';

/**
 * The functions of the order API that this app calls, in the spelling of its articles. An order of 999
 * products, each as long as people write them, is under a megabyte.
 */
const FUNCTIONS = {
  CreateOrder: { writes: true, megabytes: 1 },
  UpdateOrderStatus: { writes: true, megabytes: 1 },
  DeleteOrder: { writes: true, megabytes: 1 },
  GetOrders: { writes: false, megabytes: 20 },
  getOrdersWithGoods: { writes: false, megabytes: 20 },
  getOrderDetails: { writes: false, megabytes: 4 },
  GetBills: { writes: false, megabytes: 4 },
  GetAllGoods: { writes: false, megabytes: 20 },
  AddLeadToGroup: { writes: true, repeatable: true, megabytes: 1 },
  UpdateSubscriberData: { writes: true, repeatable: true, megabytes: 1 },
  DeleteSubscribe: { writes: true, repeatable: true, megabytes: 1 },
  GetLeadGroupStatuses: { writes: false, megabytes: 4 },
  GetAllGroups: { writes: false, megabytes: 20 },
} as const;

/**
 * Calls one function of the order API: the only way from the app to the service.
 *
 * @param params as the service's articles name them; dates are unix seconds
 * @returns the signed answer: code 0, or a refusal that `options` accept
 * @throws the Zapier error that fits (see `refusalError`, `noAnswerError`) and nothing else: a
 * `DoubtError` for every write that may have left and brought no answer, whatever went wrong
 */
export async function callJustClick(
  z: ZObject,
  bundle: Pick<Bundle, 'authData'>,
  name: keyof typeof FUNCTIONS,
  params: PhpParams = {},
  options: Omit<CallData, 'brand' | 'writes' | 'repeatable' | 'megabytes'> = {},
): Promise<Answer> {
  const { apiUrl, host, brand } = accountOf(bundle.authData);
  const call: CallData = { brand, ...options, ...FUNCTIONS[name] };
  // Encoded here: as an object, a customer's "{{bundle.x}}" would make the platform throw.
  const body = buildQuery(params);
  try {
    const response = await z.request<Answer>({
      url: `${apiUrl}/${name}`,
      method: 'POST',
      body,
      middlewareData: call,
    });
    return response.data;
  } catch (error) {
    if (isZapierError(error)) throw error;
    throw connectionError(error, call, host) ?? unexpectedError(z, error, call);
  }
}

/** The kinds of error that Zapier knows. Any other counts as a plain one, and may be run again. */
const ZAPIER_ERRORS = [
  errors.Error,
  errors.HaltedError,
  errors.ExpiredAuthError,
  errors.ThrottledError,
];

const isZapierError = (error: unknown) => ZAPIER_ERRORS.some((kind) => error instanceof kind);

/**
 * Node's codes for a request that cannot have left, so that any call may be repeated: no address, no
 * connection, or a certificate that was refused. Others may also come after the body was sent.
 */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ERR_TLS_CERT_|CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_)/;

/** The error for a broken connection; undefined for what is none. */
function connectionError(error: unknown, call: Unanswered, host: string): Error | undefined {
  const { name, type, code }: { name?: unknown; type?: unknown; code?: unknown } =
    error instanceof Error ? error : {};
  if (type === 'max-size') {
    return call.writes || call.isStep
      ? noAnswerError(call, `${call.brand} sent an answer that is too big`)
      : new AnswerTooBigError();
  }
  if (name === 'AbortError') {
    return call.writes || call.isStep
      ? noAnswerError(call, `${call.brand} took too long to answer, or the connection broke`, false)
      : new AnswerTooSlowError();
  }
  if (name !== 'FetchError') return undefined;
  if (NOT_SENT.test(String(code))) {
    return new errors.Error(
      `${host} cannot be reached. Try again later, and if this goes on, check the login and the domain of the connection.`,
      'not_reached',
    );
  }
  return noAnswerError(
    call,
    `The connection to ${call.brand} broke before its answer was complete`,
  );
}

/** The error for what nobody has thought of: a mistake in the platform, or in this app. */
function unexpectedError(z: ZObject, error: unknown, call: Unanswered): Error {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
  z.console.log(`A request ended in an error of an unknown kind: ${said}`);
  return noAnswerError(call, `Something unexpected went wrong while Zapier asked ${call.brand}`);
}
