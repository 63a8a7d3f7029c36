import type { Shop } from '../justclick/index.ts';
import { fieldError, shorten } from '../values/field.ts';
import { isSeveral, valuesOf } from '../values/text.ts';
import { type Kind, type Named, productsNamed } from './names.ts';
import { listProducts } from './product.ts';

/** What a field holds that names products, and the kind of name that its own dropdown gives. */
export type ProductEntries = {
  label: string;
  kind: Kind;
  /** In a list, one entry may hold several. */
  isList: boolean;
  entries: readonly string[];
};

/** The error for a product that the shop does not have. */
export const noProduct = (label: string, entry: string): Error =>
  fieldError(
    label,
    `"${shorten(entry)}" is not a product of your shop. Choose one from the list, or map its name, code or number.`,
  );

/**
 * The products that entries name. An entry that is the name of a product just read, of the kind that the
 * field's dropdown gives, is that product. For any other the shop's own list decides: `book` may be the
 * name of a product that was read, and the code of one that was not. An entry of a list is taken whole if
 * that is a product, commas and all; else it is split.
 *
 * @param seen products that the run has read already
 * @param mustAsk whether an entry that fits none of them has to be looked up all the same
 * @throws a plain error for an entry that is not a product of the shop; but a live Zap goes on without it,
 * because an owner may delete a product, and says so in the log
 */
export async function productsOf(
  shop: Shop,
  { label, entries, kind, isList }: ProductEntries,
  seen: readonly Named[],
  mustAsk: (entry: string) => boolean,
): Promise<Named[]> {
  let all: readonly Named[] | undefined;
  const found: Named[] = [];
  for (const entry of entries) {
    const settled = seen.filter((product) => product[kind] === entry);
    if (settled.length > 0) {
      found.push(...settled);
      continue;
    }
    if (!mustAsk(entry) && productsNamed(seen, entry, kind).length === 0) continue;
    // Those just read are among them: an order may have a product that the shop has no more.
    all ??= [...(await listProducts(shop)), ...seen];
    const named = namedIn(all, entry, kind, isList);
    found.push(...named.products);
    if (named.unknown === undefined) continue;
    if (shop.run !== 'poll') throw noProduct(label, named.unknown);
    shop.log(`A product of the field ${label} is not in the shop: ${shorten(named.unknown)}`);
  }
  return found;
}

/** The products of one entry, whole or in its parts; or the part that is none. */
function namedIn(
  all: readonly Named[],
  entry: string,
  kind: Kind,
  isList: boolean,
): { products: Named[]; unknown?: string } {
  const whole = productsNamed(all, entry, kind);
  if (whole.length > 0 || !isList || !isSeveral(entry)) {
    return whole.length > 0 ? { products: whole } : { products: [], unknown: entry };
  }
  const parts = valuesOf(entry).map((part) => ({ part, fits: productsNamed(all, part, kind) }));
  const products = parts.flatMap(({ fits }) => fits);
  const unknown = parts.find(({ fits }) => fits.length === 0)?.part;
  return unknown === undefined ? { products } : { products, unknown };
}

/** Whether two lists speak of the same product. */
export const isSame = (one: Named, other: Named): boolean =>
  one.good_name !== null && other.good_name !== null
    ? one.good_name === other.good_name
    : one.good_id != null && one.good_id === other.good_id;
