import type { FunctionName, Outcome } from './functions.ts';

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
const UNDER_CONTROL: Partial<Record<FunctionName, Outcome>> = {
  AddLeadToGroup: {
    error_code: 101,
    error_text: 'subscription error: the account is under API control',
  },
  CreateOrder: { error_code: 602, error_text: 'error creating order' },
};

/** The refusal of every request, if the account is in such a state. */
export function refusalOfAll(state: AccountState): Outcome | undefined {
  return state === 'ok' || state === 'api_control' ? undefined : CLOSED[state];
}

/** The refusal of a request with the right hash, if the state is about its function. */
export function refusalOf(state: AccountState, name: FunctionName): Outcome | undefined {
  return state === 'api_control' ? UNDER_CONTROL[name] : undefined;
}
