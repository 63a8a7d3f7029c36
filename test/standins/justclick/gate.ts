import { readFileSync } from 'node:fs';
import type { Outcome, Params, PhpValue } from './functions.ts';
import type { Php } from './php.ts';

const GATE = readFileSync(new URL('./gate.php', import.meta.url), 'utf8');

export interface GateRequest {
  body: Uint8Array;
  contentType?: string;
  /** The ways to write the login of which one has to be in the hash. */
  logins: readonly string[];
  key: string;
}

/** What there is of a proof that a request comes from the account. */
export type Proof = 'none' | 'right' | 'wrong';

/** A request as PHP has read it. */
export interface PhpRequest {
  /** Of the form, in `hash`. */
  hash: Proof;
  /** The key itself, in `rpsKey`. */
  key: Proof;
  /** Without either. */
  params: Params;
}

export interface Decision extends Outcome {
  /** Sign with another key than the account's, as the service does when it cannot know which. */
  stranger: boolean;
}

function isPhpValue(value: unknown): value is PhpValue {
  if (typeof value === 'string') return true;
  return typeof value === 'object' && value !== null && Object.values(value).every(isPhpValue);
}

const isProof = (value: unknown): value is Proof =>
  value === 'none' || value === 'right' || value === 'wrong';

function phpRequest(message: string): PhpRequest {
  const { hash, key = 'none', params } = JSON.parse(message) as Record<string, unknown>;
  if (!isProof(hash) || !isProof(key)) throw new Error('No proof from PHP');
  if (!isPhpValue(params) || typeof params === 'string' || Array.isArray(params)) {
    throw new Error('No params from PHP');
  }
  return { hash, key, params };
}

/**
 * Takes a request through PHP and back: PHP reads it, `decide` says what to answer, PHP encodes
 * and signs that.
 * @returns the answer's JSON text
 */
export function throughPhp(
  php: Php,
  { body, contentType, logins, key }: GateRequest,
  decide: (request: PhpRequest) => Decision,
): Promise<string> {
  return php.run(GATE, {
    body,
    ...(contentType !== undefined && { contentType }),
    input: { logins, key },
    onMessage: (message) => JSON.stringify(decide(phpRequest(message))),
  });
}
