import type { HttpRequestOptions } from 'zapier-platform-core';

/** What a call tells the middlewares about itself; it is not sent. */
export type CallData = {
  /** Seconds to wait for the whole answer. A run on Zapier has 30. */
  timeout: number;
  /** True when sending twice could do a thing twice. */
  writes: boolean;
  /** How large the answer may be, unpacked, in megabytes: a little more than the call can need. */
  megabytes: number;
  /**
   * True for what a Zap asks once, in a step, and not again at the next poll: when it brings no answer
   * Zapier has to be told to try again.
   */
  isStep: boolean;
  /** Refusals that the caller handles itself, as an answer. */
  accepts: readonly number[];
  /** True when "not found" is an answer: an empty list. */
  acceptsNothingFound: boolean;
};

/** What the call that made this request said of itself. */
export const callData = (request: HttpRequestOptions): CallData => ({
  timeout: 25,
  writes: false,
  megabytes: 20,
  isStep: false,
  accepts: [],
  acceptsNothingFound: false,
  ...request.middlewareData,
});
