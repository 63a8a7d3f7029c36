import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { group, groups, readGroup, readGroups } from '../../../src/contacts/group.ts';
import type { Shop } from '../../../src/justclick/index.ts';
import { textOf } from '../../standins/zapier/references.ts';

/** An account with these groups, and how often it was asked for them. */
function account(...names: string[]) {
  const asked = { times: 0 };
  const call = async () => {
    asked.times += 1;
    return { result: names.map((rass_name) => ({ rass_name, rass_title: null })) };
  };
  return { shop: { call } as unknown as Shop, asked };
}
const { shop: NO_GROUPS } = account();

const one = (value: unknown, shop = NO_GROUPS) =>
  readGroup(shop, group, { data: { rass_name: value } });
const several = (value: unknown, shop = NO_GROUPS) =>
  readGroups(shop, groups, { data: { rid: value } });

/** As the service makes them: a moment, and ten digits that a number cannot hold as well. */
const made = fc
  .tuple(fc.integer({ min: 1e9, max: 2e9 }), fc.stringMatching(/^\d{10}$/))
  .map(([seconds, digits]) => `${seconds}.${digits}`);
const chosen = fc.stringMatching(/^[a-z][a-z0-9_-]{0,15}$/);

describe('the name of a group', () => {
  test('comes through as text, digit by digit', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(made, chosen), async (name) => {
        fc.pre(String(Number(name)) !== name);
        expect(await one(name)).toBe(name);
        expect(await several([name])).toStrictEqual([name]);
      }),
      { numRuns: 1000 },
    );
  });

  test('is refused once it was a number, mapped as one or as the text of one', async () => {
    await fc.assert(
      fc.asyncProperty(made, async (name) => {
        const number = Number(name);
        // Without a fraction it cannot be told from a name that was chosen by hand.
        fc.pre(!Number.isInteger(number));
        for (const value of [number, textOf(number)]) {
          await expect(one(value)).rejects.toThrow(/lost digits/);
          await expect(several(['super', value])).rejects.toThrow(/lost digits/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('is taken as it is when the account has a group of that name, however it looks', async () => {
    const { shop, asked } = account('1605189997.25', '1605189997.5');
    expect(await one('1605189997.25', shop)).toBe('1605189997.25');
    expect(await several(['1605189997.25, 1605189997.5', 'super'], shop)).toStrictEqual([
      '1605189997.25',
      '1605189997.5',
      'super',
    ]);
    await expect(one('1605189997.75', shop)).rejects.toThrow(/lost digits/);
    expect(asked.times).toBe(3);
    // As a number it may have been another one.
    await expect(one(1605189997.25, shop)).rejects.toThrow(/lost digits/);
  });

  test.each<[unknown, string | undefined]>([
    ['super', 'super'],
    [' super ', 'super'],
    ['super\u200b', 'super'],
    ['2024', '2024'],
    [2024, '2024'],
    ['1.5', '1.5'],
    ['007.10', '007.10'],
    ['2e1', '2e1'],
    ['v1.5e9', 'v1.5e9'],
    ['1.5e9-news', '1.5e9-news'],
    ['12345678.5', '12345678.5'],
    ['v123456789.5', 'v123456789.5'],
    ['VIP, 2026', 'VIP, 2026'],
    ['', undefined],
    [' ', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j is %j, and the account is not asked', async (value, expected) => {
    const { shop, asked } = account();
    expect(await one(value, shop)).toBe(expected);
    expect(asked.times).toBe(0);
  });

  test('is one: a list of them is refused, also of a single one', async () => {
    await expect(one(['super', 'blog'])).rejects.toThrow(/Group: This takes one text/);
    await expect(one(['super'])).rejects.toThrow(/Group: This takes one text/);
  });

  test.each<[unknown, string[]]>([
    ['super', ['super']],
    ['super, blog', ['super', 'blog']],
    [2024, ['2024']],
    [
      ['super', '', 'blog; super'],
      ['super', 'blog'],
    ],
    ['VIP, 2026', ['VIP, 2026']],
    ['VIP, 2026\nsuper', ['VIP', '2026', 'super']],
    [
      ['VIP, 2026', 'a;b', 'blog,super'],
      ['VIP, 2026', 'a;b', 'blog', 'super'],
    ],
  ])('those of a list: %j are %j', async (value, expected) => {
    const { shop } = account('VIP, 2026', 'a;b', 'super', 'blog');
    expect(await several(value, shop)).toStrictEqual(expected);
  });

  test('the account is asked once, and only when an entry may mean several things', async () => {
    const { shop, asked } = account('VIP, 2026', 'VIP');
    await several(['VIP', 'super', '2024'], shop);
    expect(asked.times).toBe(0);
    await several(['VIP, 2026', 'VIP; super', '1605189997.0025174394'], shop);
    expect(asked.times).toBe(1);
  });

  test.each([1.5, 2 ** 53, '1605189997.5', '1.6051899970025E9', '1.60518e+09'])(
    '%j has lost digits',
    async (value) => {
      await expect(one(value)).rejects.toThrow(/Group: .*lost digits/);
      await expect(several([value])).rejects.toThrow(/Groups: .*lost digits/);
    },
  );

  test('a list without any is refused', async () => {
    for (const value of [[], '', undefined, ['', ' '], ',', '\u200b']) {
      await expect(several(value)).rejects.toThrow(/Groups: Choose at least one/);
    }
  });
});
