import { type AccountState, refusalOf, refusalOfAll } from './account.ts';
import { callFunction, type FunctionName, isKeyed, type Named, type Outcome } from './functions.ts';
import type { Decision, PhpRequest, Proof } from './gate.ts';
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

/** Functions that change nothing. */
const isReading = (name: FunctionName) => /^get/i.test(name);

/**
 * The proof that a function takes, as far as it is there: API 2.0 the key, all others the hash. With
 * both, the worse one counts.
 */
function proofOf(
  name: FunctionName,
  { hash, key }: PhpRequest,
  { keyOnSigned, hashOnKeyed }: Personality,
): { proof: Proof | 'both'; isByKey: boolean } {
  if (hash !== 'none' && key !== 'none') {
    const areRight = hash === 'right' && key === 'right';
    return { proof: areRight ? 'both' : 'wrong', isByKey: isKeyed(name) };
  }
  if (isKeyed(name) && hash !== 'none' && hashOnKeyed === 'reads' && isReading(name)) {
    return { proof: hash, isByKey: true };
  }
  const isByKey = isKeyed(name) || (key !== 'none' && keyOnSigned === 'reads' && isReading(name));
  return { proof: isByKey ? key : hash, isByKey };
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
  request: PhpRequest,
  named: Required<Named>,
): { outcome: Outcome; stranger: boolean } {
  const { personality } = store;
  const closed = refusalOfAll(account);
  if (closed) return { outcome: closed, stranger: true };
  const { proof, isByKey } = proofOf(name, request, personality);
  if (proof === 'none') {
    return { outcome: { error_code: 1, error_text: 'not transferred hash' }, stranger: false };
  }
  if (proof === 'wrong') {
    const { wrongHash, wrongHashKey } = personality;
    const outcome = { error_code: wrongHash, error_text: WRONG_HASH[wrongHash] };
    return { outcome, stranger: wrongHashKey === 'other' };
  }
  // Stricter than the service may be: a client that sends the key where a hash will do gives it away.
  if (proof === 'both') {
    return { outcome: { error_code: 3, error_text: 'wrong posted data' }, stranger: false };
  }
  const refused = refusalOf(account, name, isByKey, personality);
  return { outcome: refused ?? callFunction(store, name, request.params, named), stranger: false };
}
