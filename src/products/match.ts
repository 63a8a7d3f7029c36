import type { Product } from './product.ts';

/** How well a product fits what was asked for; the first of these that is true. */
const FITS: readonly ((product: Words, words: string) => boolean)[] = [
  ({ code }, words) => code === words,
  ({ name }, words) => name === words,
  ({ id }, words) => id === words,
  ({ code, name }, words) => code.startsWith(words) || name.startsWith(words),
  ({ code, name }, words) => code.includes(words) || name.includes(words),
];

type Words = { code: string; name: string; id: string };

/**
 * The products that fit a text, best first: those whose code, name or ID it is, then those whose code
 * or name begin with it, then those that have it anywhere. A part of an ID does not count: the 1 of
 * "1 month" is in too many. Case, kinds of spaces and the dots of `ё` make no difference.
 */
export function matchProducts(products: readonly Product[], text: string): Product[] {
  const words = plain(text);
  const ranked = products.map((product) => {
    const { good_name, good_title, good_id } = product;
    const own = { code: plain(good_name), name: plain(good_title), id: plain(good_id) };
    return { product, name: own.name, rank: FITS.findIndex((fits) => fits(own, words)) };
  });
  return ranked
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name))
    .map(({ product }) => product);
}

const plain = (text: string | null) =>
  (text ?? '').normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
