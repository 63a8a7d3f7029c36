import { errors, type ZObject } from 'zapier-platform-core';
import type { Bounds } from '../bounds.ts';
import { type Account, accountOf } from './account.ts';
import type { Answer } from './answer.ts';
import { Call, type Run } from './call.ts';
import type { FunctionName } from './functions.ts';
import { brokenError, notSentError, unexpectedError } from './no_answer.ts';
import { buildQuery, type PhpParams } from './query.ts';

/**
 * The connected shop, for one run: the only way from the app to the service. It is made once, where the
 * run begins, and keeps the run's one clock.
 */
export class Shop {
  readonly account: Account;
  readonly run: Run;
  readonly bounds: Bounds;
  /** Writes a line into Zapier's log of this run. */
  readonly log: (line: string) => void;
  /** Promises what a hydrator will give, when a Zap uses it. */
  readonly dehydrate: ZObject['dehydrate'];
  readonly #request: ZObject['request'];
  readonly #begun = performance.now();

  /** @throws a plain error when the connection's fields cannot be used */
  constructor(z: ZObject, authData: Readonly<Record<string, unknown>>, run: Run, bounds: Bounds) {
    this.account = accountOf(authData);
    this.run = run;
    this.bounds = bounds;
    this.log = (line) => z.console.log(line);
    this.dehydrate = z.dehydrate;
    this.#request = z.request;
  }

  /** Seconds since the run began. */
  get secondsGone(): number {
    return (performance.now() - this.#begun) / 1000;
  }

  /** Seconds that are left for requests. */
  get secondsLeft(): number {
    return this.bounds.runSeconds - this.secondsGone;
  }

  /**
   * Calls one function of the order API.
   *
   * @param params as the service's articles name them; dates are unix seconds
   * @param options the most seconds that it may take, of those that are left; and which refusals are an
   * answer to the caller, none unless it says so
   * @returns the signed answer: code 0, or a refusal that the caller accepts
   * @throws the Zapier error that fits (see `refusalError`, `noAnswerError`) and nothing else: a
   * `DoubtError` for every write that may have left and brought no answer, whatever went wrong
   */
  async call(
    name: FunctionName,
    params: PhpParams = {},
    options: { seconds?: number; accepts?: (answer: Answer) => boolean } = {},
  ): Promise<Answer> {
    const { seconds = this.bounds.readSeconds, accepts } = options;
    const given = Math.min(seconds, this.secondsLeft);
    const call = new Call(this.account, this.run, name, given, accepts);
    if (given <= 0) throw notSentError(call);
    // Encoded here: as an object, a customer's "{{bundle.x}}" would make the platform throw.
    const body = buildQuery(params);
    try {
      const options = {
        url: `${this.account.apiUrl}/${name}`,
        method: 'POST',
        body,
        middlewareData: { call },
        // The app has no request template. Merging with it copies the whole definition of the app for
        // each request; the option is in the platform's source (prepare-request.js), not in its types.
        merge: false,
      } as const;
      const response = await this.#request<Answer>(options);
      return response.data;
    } catch (error) {
      if (isZapierError(error)) throw error;
      throw brokenError(error, call) ?? this.#unexpected(error, call);
    }
  }

  /** An error that is not foreseen: a mistake in the platform, or in this app. */
  #unexpected(error: unknown, call: Call): Error {
    const said = error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
    this.log(`A request ended in an error of an unknown kind: ${said}`);
    return unexpectedError(call);
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
