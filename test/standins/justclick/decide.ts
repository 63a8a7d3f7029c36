import { type AccountState, refusalOf, refusalOfAll } from './account.ts';
import { callFunction, type FunctionName, type Named, type Outcome } from './functions.ts';
import type { Decision, PhpRequest } from './gate.ts';
import type { Personality } from './personality.ts';
import type { Store } from './store.ts';

const WRONG_HASH: Record<Personality['wrongHash'], string> = {
  3: 'wrong posted data',
  4: 'incorrect hash',
  5: 'invalid user name',
};

function inCase(text: string, textCase: Personality['textCase']): string {
  if (textCase === 'upper') return text.toUpperCase();
  return textCase === 'sentence' ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/**
 * What the service says to a request, and which key it signs that with.
 *
 * A client signs with its login and its key, and a hash cannot be taken apart again. So a wrong
 * login looks exactly like a wrong key, and the answer is the same for both; the service, which knows
 * the login from the host name, says 5. The account state `unknown_login` has the sandbox say it.
 */
export function decide(
  store: Store,
  account: AccountState,
  name: FunctionName,
  request: PhpRequest,
  named: Required<Named>,
): Decision {
  const { outcome, stranger } = judge(store, account, name, request, named);
  const error_text = inCase(outcome.error_text, store.personality.textCase);
  return { ...outcome, error_text, stranger };
}

function judge(
  store: Store,
  account: AccountState,
  name: FunctionName,
  { hash, params }: PhpRequest,
  named: Required<Named>,
): { outcome: Outcome; stranger: boolean } {
  const closed = refusalOfAll(account);
  if (closed) return { outcome: closed, stranger: true };
  if (hash === 'none') {
    return { outcome: { error_code: 1, error_text: 'not transferred hash' }, stranger: false };
  }
  if (hash === 'wrong') {
    const { wrongHash, wrongHashKey } = store.personality;
    const outcome = { error_code: wrongHash, error_text: WRONG_HASH[wrongHash] };
    return { outcome, stranger: wrongHashKey === 'other' };
  }
  const outcome = refusalOf(account, name) ?? callFunction(store, name, params, named);
  return { outcome, stranger: false };
}
