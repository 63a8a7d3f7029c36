import type { HttpRequestOptions } from 'zapier-platform-core';
import type { Account } from './account.ts';
import type { Answer } from './answer.ts';
import { FUNCTIONS, type FunctionName } from './functions.ts';

/**
 * What Zapier runs the app for. It decides what an error comes to: a step and a usual poll are run again
 * by Zapier itself, while a person waits for the other four.
 */
export type Run = 'poll' | 'test' | 'turning on' | 'dropdown' | 'connection' | 'step';

/** One request, as the middlewares have to know it. It is not sent, and shows no key as JSON. */
export class Call {
  readonly #account: Account;
  readonly run: Run;
  /** Seconds to wait for the whole answer. */
  readonly seconds: number;
  readonly megabytes: number;
  readonly #does: (typeof FUNCTIONS)[FunctionName]['does'];
  readonly #accepts: (answer: Answer) => boolean;

  /** @param accepts refusals that the caller handles itself, as an answer */
  constructor(
    account: Account,
    run: Run,
    name: FunctionName,
    seconds: number,
    accepts: (answer: Answer) => boolean = () => false,
  ) {
    this.#account = account;
    this.run = run;
    this.seconds = seconds;
    this.megabytes = FUNCTIONS[name].megabytes;
    this.#does = FUNCTIONS[name].does;
    this.#accepts = accepts;
  }

  get account(): Account {
    return this.#account;
  }

  /** Whether it changes something in the shop. */
  get writes(): boolean {
    return this.#does !== 'read';
  }

  /** Whether it changes nothing more when it is sent once more. */
  get isRepeatable(): boolean {
    return this.#does !== 'write';
  }

  accepts(answer: Answer): boolean {
    return answer.code === 0 || this.#accepts(answer);
  }
}

/** The call that made a request; undefined for a request that the app's one door did not make. */
export function callOf({ middlewareData }: HttpRequestOptions): Call | undefined {
  const call: unknown = middlewareData?.call;
  return call instanceof Call ? call : undefined;
}
