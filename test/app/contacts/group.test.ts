import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { group, groups } from '../../../src/contacts/group.ts';
import { textOf } from '../../standins/zapier/references.ts';

const one = (value: unknown) => group.read({ data: { rass_name: value } });
const several = (value: unknown) => groups.read({ data: { rid: value } });

/** As the service makes them: a moment, and ten digits that a number cannot hold as well. */
const made = fc
  .tuple(fc.integer({ min: 1e9, max: 2e9 }), fc.stringMatching(/^\d{10}$/))
  .map(([seconds, digits]) => `${seconds}.${digits}`);
const chosen = fc.stringMatching(/^[a-z][a-z0-9_-]{0,15}$/);

describe('the name of a group', () => {
  test('comes through as text, digit by digit', () => {
    fc.assert(
      fc.property(fc.oneof(made, chosen), (name) => {
        expect(one(name)).toBe(name);
        expect(several([name])).toStrictEqual([name]);
      }),
      { numRuns: 1000 },
    );
  });

  test('is refused once it was a number, mapped as one or as the text of one', () => {
    fc.assert(
      fc.property(made, (name) => {
        const number = Number(name);
        // Without a fraction nobody can tell it from a name that was chosen by hand.
        fc.pre(!Number.isInteger(number));
        for (const value of [number, textOf(number)]) {
          expect(() => one(value)).toThrow(/lost digits/);
          expect(() => several(['super', value])).toThrow(/lost digits/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test.each<[unknown, string | undefined]>([
    ['super', 'super'],
    [' super ', 'super'],
    ['2024', '2024'],
    [2024, '2024'],
    ['1.5', '1.5'],
    ['007.10', '007.10'],
    ['2e1', '2e1'],
    ['v1.5e9', 'v1.5e9'],
    ['1.5e9-news', '1.5e9-news'],
    ['12345678.5', '12345678.5'],
    ['v123456789.5', 'v123456789.5'],
    ['', undefined],
    [' ', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j is %j', (value, expected) => {
    expect(one(value)).toBe(expected);
  });

  test.each<[unknown, string[]]>([
    ['super', ['super']],
    ['super, blog', ['super', 'blog']],
    [2024, ['2024']],
    [
      ['super', '', 'blog; super'],
      ['super', 'blog'],
    ],
  ])('those of a list: %j are %j', (value, expected) => {
    expect(several(value)).toStrictEqual(expected);
  });

  test.each([1.5, 2 ** 53, '1605189997.5', '1.6051899970025E9', '1.60518e+09'])(
    '%j has lost digits',
    (value) => {
      expect(() => one(value)).toThrow(/Group: .*lost digits/);
    },
  );
});
