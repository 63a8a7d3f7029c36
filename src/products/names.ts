import { idIn } from '../values/ids.ts';

/** A product as a list names it; what a list does not tell is missing. */
export type Named = {
  readonly good_id?: string | null;
  readonly good_name: string | null;
  readonly good_title: string | null;
};

/** A name is compared as far as people write one: some letters become eighteen when they are made plain. */
const MOST = 500;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  hellip: '…',
  mdash: '-',
  ndash: '-',
  ...Object.fromEntries(
    ['quot', 'apos', 'laquo', 'raquo', 'ldquo', 'rdquo', 'bdquo', 'lsquo', 'rsquo'].map((name) => [
      name,
      '"',
    ]),
  ),
};

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });

/** What may stand between the words of a name: spaces, dashes, quotes, colons. */
const BETWEEN = /[\s\p{Pd}\p{Pi}\p{Pf}"'`´„‚:]+/gu;

/**
 * A name as names are compared: its words, whatever stands between them. Case, HTML entities, invisible
 * characters and the dots of `ё` make no difference.
 */
export const wordsOf = (text: string | null): string =>
  decoded(decoded((text ?? '').slice(0, MOST)))
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(BETWEEN, ' ')
    .replace(/\.+$/, '')
    .trim();

/** A code as codes are compared: only its case and the spaces around it are free. */
export const codeOf = (text: string | null): string => (text ?? '').trim().toLowerCase();

/** The kinds of name that a product has. */
export type Kind = 'good_id' | 'good_name';

/** Of each kind, the products whose name of that kind an entry is; as it is written first. */
const FITS: readonly [Kind | 'good_title', (product: Named, entry: string) => boolean][] = [
  ['good_name', ({ good_name }, entry) => good_name === entry],
  ['good_name', ({ good_name }, entry) => codeOf(good_name) === codeOf(entry)],
  ['good_name', ({ good_name }, entry) => good_name !== null && good_name === idIn(entry)],
  ['good_title', ({ good_title }, entry) => wordsOf(good_title) === wordsOf(entry)],
  ['good_id', ({ good_id }, entry) => good_id != null && good_id === idIn(entry)],
];

/**
 * The products that an entry names, by code, name or number. The kind that the field's own dropdown gives
 * is tried first, so that a chosen number `12` is never a product with the code `12`.
 */
export function productsNamed<Product extends Named>(
  products: readonly Product[],
  entry: string,
  first: Kind,
): Product[] {
  if (codeOf(entry) === '') return [];
  const isFirst = ([kind]: (typeof FITS)[number]) => kind === first;
  const ordered = [...FITS.filter(isFirst), ...FITS.filter((fit) => !isFirst(fit))];
  for (const [, fits] of ordered) {
    const found = products.filter((product) => fits(product, entry));
    if (found.length > 0) return found;
  }
  return [];
}
