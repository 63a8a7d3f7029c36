import type { HttpRequestOptions } from 'zapier-platform-core';
import type { Brand } from './account.ts';

/** What a call tells the middlewares about itself; it is not sent. */
export type CallData = {
  /** What the person who made this connection calls the service. */
  brand: Brand;
  /** Seconds to wait for the whole answer, 25 unless it says otherwise. A run on Zapier has 30. */
  timeout?: number;
  /** True when it changes something in the shop. */
  writes: boolean;
  /** How large the answer may be, unpacked, in megabytes: a little more than the call can need. */
  megabytes: number;
  /** True for a write that changes nothing more when it is sent once more. */
  repeatable?: boolean;
  /**
   * True for what a Zap asks once, in a step, and not again at the next poll: when it brings no answer
   * Zapier has to be told to try again.
   */
  isStep?: boolean;
  /** Refusals that the caller handles itself, as an answer. */
  accepts?: readonly number[];
  /** True when "not found" is an answer: an empty list. */
  acceptsNothingFound?: boolean;
  /** True when any signed refusal is an answer, but for "too many requests", which passes. */
  acceptsRefusals?: boolean;
};

/** What the call that made this request said of itself: `callJustClick` makes them all. */
export const callData = (request: HttpRequestOptions): CallData =>
  request.middlewareData as CallData;
