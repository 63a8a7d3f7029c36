import type { FunctionName, Outcome } from './functions.ts';
import type { Personality } from './personality.ts';

/** Refuse every request. The service does not sign these with the client's key. */
const CLOSED = {
  unknown_login: { error_code: 5, error_text: 'invalid user name' },
  ip_denied: { error_code: 6, error_text: 'permission denied for ip 127.0.0.1' },
  disabled: { error_code: 7, error_text: 'account disabled' },
  throttled: { error_code: 8, error_text: 'request limit for this address used up, try later' },
} as const;

/** What the service thinks of the account. Under API control it may not add contacts or orders. */
export type AccountState = 'ok' | 'api_control' | keyof typeof CLOSED;
export const ACCOUNT_STATES: readonly AccountState[] = [
  'ok',
  'api_control',
  ...(Object.keys(CLOSED) as (keyof typeof CLOSED)[]),
];

/** Assumed: only that adding is refused is written down, not the codes. */
const NO_CONTACTS: Outcome = {
  error_code: 101,
  error_text: 'subscription error: the account is under API control',
};
const UNDER_CONTROL: Partial<Record<FunctionName, Outcome>> = {
  AddLeadToGroup: NO_CONTACTS,
  addupdatelead: NO_CONTACTS,
  CreateOrder: { error_code: 602, error_text: 'error creating order' },
};

/** Seen of functions that are off; what a plan without API 2.0 gets is not documented. */
const NOT_IN_PLAN: Record<Exclude<Personality['planRefusal'], 'none'>, string> = {
  2: 'disabled',
  7: 'account disabled',
  8: 'request limit for this address used up, try later',
};

/** The refusal of every request, if the account is in such a state. */
export function refusalOfAll(state: AccountState): Outcome | undefined {
  return state in CLOSED ? CLOSED[state as keyof typeof CLOSED] : undefined;
}

/**
 * The refusal of a request that has proved where it comes from, if the plan or the state is about it.
 * @param isKeyed whether the key itself was the proof, as in API 2.0
 */
export function refusalOf(
  state: AccountState,
  name: FunctionName,
  isKeyed: boolean,
  { planRefusal }: Pick<Personality, 'planRefusal'>,
): Outcome | undefined {
  if (planRefusal !== 'none' && isKeyed) {
    return { error_code: planRefusal, error_text: NOT_IN_PLAN[planRefusal] };
  }
  return state === 'api_control' ? UNDER_CONTROL[name] : undefined;
}
