import type { Personality } from '../personality.ts';
import type { Store } from '../store.ts';
import type { Params } from './params.ts';

/** An answer but for its hash. */
export interface Outcome {
  error_code: number;
  error_text: string;
  result?: unknown;
}

/** The domains under which the service can be had. */
export const BRANDS = [
  'justclick.io',
  'influencersoft.com',
  'justclick.ru',
  'expertam.ru',
] as const;
export type Brand = (typeof BRANDS)[number];

/** Whose API it is. */
export interface Named {
  /** Default `demo`. */
  login?: string;
  /** Whose names some parameters and fields have. Default `justclick.io`. */
  brand?: Brand;
}

/** What is left out is as the shop has it. */
export type FunctionSettings = Partial<Personality> & Named;
export type Settings = Personality & Required<Named>;

/** A function of the API. It refuses by throwing a `Refusal`. */
export type ApiFunction = (store: Store, params: Params, settings: Settings) => Outcome;

export function ok(result: unknown): Outcome {
  return { error_code: 0, error_text: 'ok', result };
}
