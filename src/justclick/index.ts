import { type Bundle, errors, type ZObject } from 'zapier-platform-core';
import { accountOf } from './account.ts';
import type { CallData } from './call.ts';
import { AnswerTooBigError, noAnswerError } from './no_answer.ts';
import { buildQuery, type PhpParams } from './query.ts';
import type { Answer } from './refusal.ts';

export { type Account, accountOf, DEFAULT_DOMAIN, DOMAINS } from './account.ts';
export { checkAnswer, signRequest } from './middleware.ts';
export { AnswerTooBigError } from './no_answer.ts';
export type { PhpParams, PhpValue } from './query.ts';
export { isRecord, type PhpRecord, recordOf, rowsIn, rowsOf, unreadable } from './record.ts';
export type { Answer } from './refusal.ts';

/** The functions of the order API that this app calls, in the spelling of its articles. */
const FUNCTIONS = {
  CreateOrder: { writes: true },
  UpdateOrderStatus: { writes: true },
  DeleteOrder: { writes: true },
  GetOrders: { writes: false },
  getOrdersWithGoods: { writes: false },
  getOrderDetails: { writes: false },
  GetBills: { writes: false },
  GetAllGoods: { writes: false },
  AddLeadToGroup: { writes: true, repeatable: true },
  UpdateSubscriberData: { writes: true, repeatable: true },
  DeleteSubscribe: { writes: true, repeatable: true },
  GetLeadGroupStatuses: { writes: false },
  GetAllGroups: { writes: false },
} as const;

/**
 * Calls one function of the order API: the only way from the app to the service.
 *
 * @param params as the service's articles name them; dates are unix seconds
 * @returns the signed answer: code 0, or a refusal that `options` accept
 * @throws the Zapier error that fits (see `refusalError`, `noAnswerError`)
 */
export async function callJustClick(
  z: ZObject,
  bundle: Pick<Bundle, 'authData'>,
  name: keyof typeof FUNCTIONS,
  params: PhpParams = {},
  options: Partial<Omit<CallData, 'brand' | 'writes' | 'repeatable'>> = {},
): Promise<Answer> {
  const { apiUrl, host, brand } = accountOf(bundle.authData);
  const call = { brand, isStep: false, repeatable: false, ...options, ...FUNCTIONS[name] };
  try {
    const response = await z.request<Answer>({
      url: `${apiUrl}/${name}`,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      // Encoded here: as an object, a customer's "{{bundle.x}}" would make the platform throw.
      body: buildQuery(params),
      middlewareData: call,
    });
    return response.data;
  } catch (error) {
    throw connectionError(error, call, host) ?? error;
  }
}

/**
 * Node's codes for a request that cannot have left, so that any call may be repeated: no address, no
 * connection, or a certificate that was refused. Others may also come after the body was sent.
 */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ERR_TLS_CERT_.*|CERT_.*|UNABLE_TO_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*)$/;

/** The plain error for a broken connection; undefined for any error that is one of ours already. */
function connectionError(
  error: unknown,
  call: Pick<CallData, 'brand' | 'writes' | 'repeatable' | 'isStep'>,
  host: string,
): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const isTooBig = 'type' in error && error.type === 'max-size';
  if (error.name === 'AbortError' || isTooBig) {
    return call.writes || call.isStep
      ? noAnswerError(call, `${call.brand} took too long to answer, or the connection broke`)
      : new AnswerTooBigError();
  }
  if (error.name !== 'FetchError') return undefined;
  if (NOT_SENT.test('code' in error ? String(error.code) : '')) {
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
