import { compareTitles } from '../values/titles.ts';
import { codeOf, productsNamed, wordsOf } from './names.ts';
import type { Product } from './product.ts';

/** A price beside a name has a currency or decimals: a bare number may be a part of the name. */
const PRICE =
  /(?:\p{Sc}\s*\d[\d\s.,]*|\d[\d\s.,]*\s*(?:\p{Sc}|(?:rub|usd|eur|uah|kzt|руб(?:лей|\.)?|грн|тг)(?!\p{L}))|\d+[.,]\d\d)/u
    .source;
const QUANTITY = /(?:[x×х*]\s*\d+|\d+\s*(?:[x×х*](?!\p{L})|(?:pcs|шт)(?!\p{L})\.?))/u.source;
const BRACKETS = /(?:\([^()]*\)|\[[^[\]]*\])/u.source;

/** What forms write after the name of a product, and nothing else. */
const AFTER_NAME = new RegExp(
  `^(?:[\\s,;=+/]*(?:${PRICE}|${QUANTITY}|${BRACKETS}))+[\\s,;.]*$`,
  'u',
);

/**
 * The products that a text names: by code, name or number, or by the longest name that the text begins
 * with when all that follows is a price, a quantity or something in brackets.
 */
export function productsIn(products: readonly Product[], text: string): Product[] {
  const named = productsNamed(products, text, 'good_name');
  if (named.length > 0) return named;
  const words = wordsOf(text);
  const begun = products.filter(({ good_title }) => {
    const name = wordsOf(good_title);
    return name !== '' && words.startsWith(name) && AFTER_NAME.test(words.slice(name.length));
  });
  const longest = Math.max(0, ...begun.map(({ good_title }) => wordsOf(good_title).length));
  return begun.filter(({ good_title }) => wordsOf(good_title).length === longest);
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
