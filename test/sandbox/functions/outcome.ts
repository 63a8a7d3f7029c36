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

export interface FunctionSettings {
  /** Whose names some parameters and fields have. Default `justclick.io`. */
  brand?: Brand;
  /** How GetOrderDetails writes `good_ids`: as a list or with commas. Default `list`. */
  goodIds?: 'list' | 'text';
  /** How a list without orders is told: as an empty list, or as code 400. Default `list`. */
  empty?: 'list' | 'code';
}

/** A function of the API. It refuses by throwing a `Refusal`. */
export type ApiFunction = (store: Store, params: Params, settings: FunctionSettings) => Outcome;

export function ok(result: unknown): Outcome {
  return { error_code: 0, error_text: 'ok', result };
}
