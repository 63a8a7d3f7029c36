import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { productsIn, productsWithPart } from '../../../src/products/match.ts';
import { productsNamed } from '../../../src/products/names.ts';
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

const ids = (products: readonly { good_id: string | null }[]) =>
  products.map(({ good_id }) => good_id);

describe('the products that a text names', () => {
  test.each<[string, (string | null)[]]>([
    // The code first, then the name, then the number.
    ['course', ['1']],
    [' COURSE ', ['1']],
    ['course-pro', ['2']],
    ['Фотография с нуля', ['1']],
    ['фотография  с\u00a0НУЛЯ', ['1']],
    ['Фотография\u200b с\u200b нуля', ['1']],
    ['альбом — елка', ['8']],
    ['Альбом «ёлка»', ['8']],
    ['Альбом: &quot;ёлка&quot;', ['8']],
    ['12', ['12']],
    ['12.0', ['12']],
    ['7', ['7']],
    ['фотография', []],
    ['снуля', []],
    ['1 month', []],
    ['q', ['8']],
    ['', []],
    // A price, a quantity or something in brackets may follow a name.
    ['Фотография с нуля ($15)', ['1']],
    ['Фотография с нуля (VIP) x 2', ['1']],
    ['Фотография с нуля - 1 500 руб.', ['1']],
    ['Фотография с нуля, 15.00', ['1']],
    ['Фотография с нуля 2 шт.', ['1']],
    ['Фотография с нуля – VIP', []],
    ['Фотография с нуля 2', []],
    ['Another (A) x 1', ['12']],
    ['Another One', []],
  ])('%j names %j', (text, expected) => {
    expect(ids(productsIn(SHOP, text))).toStrictEqual(expected);
  });

  test('are the one with the longest name that the text begins with', () => {
    const shop = [product('1', 'a', 'Mug'), product('2', 'b', 'Mug (blue)')];
    expect(ids(productsIn(shop, 'Mug (blue) $5'))).toStrictEqual(['2']);
    expect(ids(productsIn(shop, 'Mug (red) $5'))).toStrictEqual(['1']);
  });

  test.each<[string, string[]]>([
    // A name ends where it ends: this is no Plan 1.
    ['Plan 12.00', ['0']],
    ['Plan 1,50 руб.', ['0']],
    ['Plan 15 шт', ['0']],
    ['Plan 1 x 2', ['1']],
    ['Plan 1 $15', ['1']],
    ['Plan 1 (yearly)', ['1']],
    // A Plan for 1500, or a Plan 1 for 500.
    ['Plan 1 500 руб.', ['0', '1']],
    // What is in brackets is the end of another name.
    ['Plan (VIP)', ['2']],
    ['Plan VIP (yearly) $5', ['2']],
    ['Plan (basic)', ['0']],
    ['Planner', []],
    ['Plan2', []],
    ['Plan - VIP - extra', []],
  ])('%j is one of plans, or unclear: %j', (text, expected) => {
    const shop = [
      product('0', 'plan', 'Plan'),
      product('1', 'plan-1', 'Plan 1'),
      product('2', 'plan-vip', 'Plan VIP'),
    ];
    expect(ids(productsIn(shop, text))).toStrictEqual(expected);
  });

  test.each(['$1,,', '1$', '$1 ', '(x)', 'x 1', '1.00', '1 ', '1 000 ', '&amp;', ' - '])(
    'a long text of %j after a name is looked at in no time',
    (piece) => {
      const shop = [product('0', 'plan', 'Plan')];
      const before = Date.now();
      productsIn(shop, `Plan ${piece.repeat(200)}z`);
      productsIn(shop, `Plan ${piece.repeat(100_000)}`);
      expect(Date.now() - before).toBeLessThan(2000);
    },
  );

  test('are told by the kind of name that a dropdown gives first', () => {
    const shop = [product('12', 'x', 'X'), product('5', '12', 'Twelve')];
    expect(ids(productsNamed(shop, '12', 'good_id'))).toStrictEqual(['12']);
    expect(ids(productsNamed(shop, '12', 'good_name'))).toStrictEqual(['5']);
  });

  test('are several when they have one name', () => {
    const shop = [product('1', 'a', 'Mug'), product('2', 'b', 'mug')];
    expect(ids(productsIn(shop, 'MUG'))).toStrictEqual(['1', '2']);
  });

  test('are those of any name, whatever stands between its words', () => {
    const word = fc.stringMatching(/^[a-zа-я]{2,8}$/);
    const between = fc.constantFrom(
      ' ',
      ' - ',
      ' – ',
      ': ',
      ' «',
      '» ',
      '&nbsp;',
      ' &quot;',
      '\u200b ',
    );
    const words = fc.array(fc.tuple(word, between), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(words, (pairs) => {
        const name = pairs.map(([each]) => each).join(' ');
        const written = pairs.map(([each, after]) => each.toUpperCase() + after).join('');
        const shop = [product('1', 'zz-1', name), product('2', 'zz-2', `${name} two`)];
        expect(ids(productsIn(shop, written))).toStrictEqual(['1']);
      }),
    );
  });
});

describe('the products that have a text as a part', () => {
  test.each<[string, (string | null)[]]>([
    ['елка', ['2']],
    ['анот', []],
    ['anot', ['12']],
    ['лка', ['8', '2']],
    ['с нуля', ['1']],
    ['course', ['3', '2', '1']],
    ['-', []],
  ])('%j is in %j', (text, expected) => {
    expect(ids(productsWithPart(SHOP, text))).toStrictEqual(expected);
  });
});

test('products found are among those of the shop, each once, whatever the text', () => {
  const any = fc.option(trickyText);
  const products = fc.array(fc.tuple(any, any, any).map((names) => product(...names)));
  fc.assert(
    fc.property(products, trickyText, (shop, text) => {
      for (const found of [productsIn(shop, text), productsWithPart(shop, text)]) {
        expect(new Set(found).size).toBe(found.length);
        expect(found.every((each) => shop.includes(each))).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test('a name of millions of letters is cut before it is compared', () => {
  const shop = [product('1', 'a', '\ufdfa'.repeat(6_000_000))];
  expect(productsIn(shop, 'x')).toStrictEqual([]);
});
