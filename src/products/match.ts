import { compareTitles } from '../values/titles.ts';
import { codeOf, productsNamed, wordsOf } from './names.ts';
import type { Product } from './product.ts';

/** `1 500`, `1,500.00`, `15` */
const NUMBER = String.raw`(?:\d{1,3}(?:[ .,]\d{3})+|\d+)(?:[.,]\d\d?)?(?!\d)`;
const MONEY = String.raw`(?:rub|usd|eur|uah|kzt|руб(?:лей|\.)?|грн|тг)(?!\p{L})`;

/** A price beside a name has a currency or decimals: a bare number may be a part of the name. */
const PRICE = String.raw`\p{Sc} ?${NUMBER}|${NUMBER} ?(?:\p{Sc}|${MONEY})|\d+[.,]\d\d(?!\d)`;
const QUANTITY = String.raw`[x×х*] ?\d+|\d+ ?(?:[x×х*](?!\p{L})|(?:pcs|шт)(?!\p{L})\.?)`;
const BRACKETS = String.raw`\([^()]*\)|\[[^[\]]*\]`;

/** One of the things that forms write after the name of a product. */
const AFTER_NAME = new RegExp(`^[\\s,;=+/]*(?:${PRICE}|${QUANTITY}|${BRACKETS})`, 'u');

/** Whether a text is nothing but what forms write after a name. Taken piece by piece, which is quick. */
function isAfterName(text: string): boolean {
  const rest = text.replace(AFTER_NAME, '');
  if (rest === text) return false;
  return /^[\s,;.]*$/.test(rest) || isAfterName(rest);
}

/** Whether a name ends where the rest begins: `Plan 1` is no name in `Plan 12.00`, nor in `Plan 1,50`. */
const isEnd = (name: string, rest: string): boolean =>
  !(/[\p{L}\p{N}]$/u.test(name) && /^[\p{L}\p{N}]/u.test(rest)) &&
  !(/\d$/.test(name) && /^[.,]\d/.test(rest));

/**
 * The products that a text names: by code, name or number, or by the longest name that the text begins
 * with when all that follows is a price, a quantity or something in brackets.
 */
export function productsIn(products: readonly Product[], text: string): Product[] {
  const named = productsNamed(products, text, 'good_name');
  if (named.length > 0) return named;
  // What stands in brackets may also be the end of a name: `Photography (VIP)` is `Photography VIP`.
  const texts = [wordsOf(text), wordsOf(text.replace(/[()[\]]/g, ' '))];
  const begun = products.flatMap((product) => {
    const name = wordsOf(product.good_title);
    const rests = texts.flatMap((words) =>
      name !== '' && words.startsWith(name) ? words.slice(name.length) : [],
    );
    const rest = rests.find((each) => each === '' || (isEnd(name, each) && isAfterName(each)));
    return rest === undefined ? [] : { product, name, rest };
  });
  const longest = Math.max(0, ...begun.map(({ name }) => name.length));
  const best = begun.filter(({ name }) => name.length === longest);
  // `Plan 2 500 руб.` is a Plan for 2500, or a Plan 2 for 500.
  const isUnclear = best.some(({ name, rest }) => /\d$/.test(name) && /^ \d/.test(rest));
  return (isUnclear ? begun : best).map(({ product }) => product);
}

/** How well a product fits a part of its name or code; the first of these that is true. */
const PARTS: readonly ((product: { code: string; name: string }, words: string) => boolean)[] = [
  ({ code, name }, words) => code.startsWith(words) || name.startsWith(words),
  ({ code, name }, words) => code.includes(words) || name.includes(words),
];

/**
 * The products that have a text as a part of their code or name, those that fit best, in the order of
 * their names: those that begin with it, or else those that have it anywhere.
 */
export function productsWithPart(products: readonly Product[], text: string): Product[] {
  const words = wordsOf(text);
  if (words === '') return [];
  const ranked = products.map((product) => {
    const own = { code: codeOf(product.good_name), name: wordsOf(product.good_title) };
    return { product, name: own.name, rank: PARTS.findIndex((fits) => fits(own, words)) };
  });
  const best = Math.min(...ranked.flatMap(({ rank }) => (rank < 0 ? [] : rank)));
  return ranked
    .filter(({ rank }) => rank === best)
    .sort((a, b) => compareTitles(a.name, b.name))
    .map(({ product }) => product);
}
