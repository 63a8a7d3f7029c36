import type { HttpRequestOptions } from 'zapier-platform-core';
import type { Account } from './account.ts';
import type { Answer } from './answer.ts';
import { type FunctionName, functionNamed } from './functions.ts';

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
  readonly #function: ReturnType<typeof functionNamed>;
  readonly #accepts: (answer: Answer) => boolean;
  readonly #controller = new AbortController();

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
    this.#function = functionNamed(name);
    this.megabytes = this.#function.megabytes;
    this.#accepts = accepts;
  }

  get account(): Account {
    return this.#account;
  }

  /** Ends the request when its time is over, or when it is given up. */
  get signal(): AbortSignal {
    return AbortSignal.any([
      AbortSignal.timeout(Math.ceil(this.seconds * 1000)),
      this.#controller.signal,
    ]);
  }

  /** Gives the request up, so that nothing more of its answer is received. */
  giveUp(): void {
    this.#controller.abort();
  }

  /** The most bytes that its answer may have, unpacked. */
  get mostBytes(): number {
    return this.megabytes * 1024 * 1024;
  }

  /** Whether it changes something in the shop. */
  get writes(): boolean {
    return this.#function.does !== 'read';
  }

  /** Whether it changes nothing more when it is sent once more. */
  get isRepeatable(): boolean {
    return this.#function.does !== 'write';
  }

  /** Whether the key itself proves who asks, and not a hash. */
  get sendsKey(): boolean {
    return this.#function.proof === 'key';
  }

  /** What a person whose plan lacks API 2.0 does instead; undefined for the signed API. */
  get instead(): string | undefined {
    return this.#function.instead;
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
