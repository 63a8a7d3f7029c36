import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchProducts } from '../../../src/products/match.ts';
import { productSample } from '../../../src/products/product.ts';
import { trickyText } from '../support/arbitraries.ts';

const product = (good_id: string | null, good_name: string | null, good_title: string | null) => ({
  ...productSample,
  good_id,
  good_name,
  good_title,
});

const SHOP = [
  product('1', 'course', 'Фотография с нуля'),
  product('2', 'course-pro', 'Ёлка, pro course'),
  product('3', 'book', 'course'),
  product('12', 'a-course', 'Another'),
  product('course', 'z', 'Z'),
  product('7', null, null),
  product('8', 'q', 'Альбом: ёлка'),
];

describe('the products that fit a text', () => {
  const find = (text: string) => matchProducts(SHOP, text).map(({ good_id }) => good_id);

  test.each<[string, (string | null)[]]>([
    // The code first, then the name, the ID, what begins with it, what has it anywhere.
    ['course', ['1', '3', 'course', '2', '12']],
    [' COURSE ', ['1', '3', 'course', '2', '12']],
    ['course-pro', ['2']],
    ['фотография', ['1']],
    ['с  нуля', ['1']],
    ['с\u00a0нуля', ['1']],
    ['елка', ['2', '8']],
    ['е', ['2', '8']],
    ['e', ['12', '3', '2', '1']],
    ['ёлка, pro', ['2']],
    ['12', ['12']],
    ['1', ['1']],
    ['снуля', []],
    ['nothing', []],
  ])('%j finds %j', (text, ids) => {
    expect(find(text)).toStrictEqual(ids);
  });

  test('are among the products of the shop, each once, whatever the text', () => {
    const any = fc.option(trickyText);
    const products = fc.array(fc.tuple(any, any, any).map((names) => product(...names)));
    fc.assert(
      fc.property(products, trickyText, (shop, text) => {
        const found = matchProducts(shop, text);
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((each) => shop.includes(each))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('have the one that is meant first', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,4}$/);
    const products = fc.uniqueArray(name, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(products, (codes) => {
        const shop = codes.map((code, at) => product(`${at}`, code, code.repeat(2)));
        for (const code of codes) {
          expect(matchProducts(shop, code.toUpperCase())[0]?.good_name).toBe(code);
        }
      }),
    );
  });
});
