import type { Bundle, ZObject } from 'zapier-platform-core';
import { BOUNDS, type Bounds } from './bounds.ts';
import { type Run, Shop } from './justclick/index.ts';
import type { Input } from './values/field.ts';

/**
 * Turns a function of the connected shop and of what people filled in into a `perform` for Zapier. This is
 * the only place where a run begins.
 *
 * @param kind what it is for; of a poll, Zapier says itself whether a Zap is set up or turned on
 * @returns a perform that takes other bounds as its third argument, for tests
 */
export const withShop =
  <Result>(
    kind: 'poll' | 'dropdown' | 'connection' | 'step',
    perform: (shop: Shop, input: Input) => Promise<Result>,
  ) =>
  async (z: ZObject, bundle: Bundle, bounds: Bounds = BOUNDS): Promise<Result> => {
    const run = kind === 'poll' ? pollOf(bundle.meta) : kind;
    const shop = new Shop(z, bundle.authData, run, bounds);
    return perform(shop, inputOf(bundle, shop));
  };

/** What people filled in, and the time zone in which they mean it. */
const inputOf = ({ inputData, meta }: Bundle, { account }: Shop): Input => ({
  data: inputData,
  zone: meta?.timezone,
  withSearch: meta?.withSearch,
  page: meta?.page,
  rpsKey: account.rpsKey,
});

function pollOf(meta: Partial<Bundle['meta']> | undefined): Run {
  if (meta?.isPopulatingDedupe) return 'turning on';
  return meta?.isLoadingSample ? 'test' : 'poll';
}
