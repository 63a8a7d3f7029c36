import { describe, expect, test } from '@jest/globals';
import { readTraffic } from '../../../src/values/traffic.ts';

describe('where a sale came from', () => {
  const given = (input: object) =>
    Object.fromEntries(
      Object.entries(readTraffic({ data: { ...input } })).filter(([, text]) => text !== undefined),
    );

  test('a partner takes the place of the medium and the source', () => {
    expect(given({ affiliate: ' partner ', utm_term: 'x', utm_medium: ' ' })).toStrictEqual({
      utm_medium: 'affiliate',
      utm_source: 'partner',
      utm_term: 'x',
    });
  });

  test('without a partner the tags are as they are given', () => {
    const tags = { utm_medium: 'email', utm_source: 'news', aff_source: 'blog' };
    expect(given({ ...tags, affiliate: ' ', utm_term: '' })).toStrictEqual(tags);
  });

  test.each([
    ['utm_medium', 'UTM Medium'],
    ['utm_source', 'UTM Source'],
  ])('a partner and %s: one of them has to go', (key, label) => {
    expect(() => readTraffic({ data: { affiliate: 'partner', [key]: 'x' } })).toThrow(
      `Affiliate Login: The affiliate replaces ${label}. Leave one`,
    );
  });
});
