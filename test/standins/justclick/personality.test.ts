import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { firstSeed } from '../../support/amount.ts';
import { randomFrom } from '../../support/random.ts';
import { converse } from './conversation.ts';
import { BRANDS } from './functions.ts';
import {
  type Personality,
  randomPersonality,
  readPersonality,
  SETTING_NAMES,
  USUAL,
} from './personality.ts';

/** Settings of requests as a whole, which callFunction does not see: tested through HTTP. */
const OF_REQUESTS: readonly (keyof Personality)[] = [
  'nameCase',
  'loginCase',
  'wrongHash',
  'wrongHashKey',
  'textCase',
  'redirects',
  'msPerThousandOrders',
  'saysLength',
  'compresses',
  'lowerCaseNames',
  'keyOnSigned',
  'hashOnKeyed',
  'planRefusal',
  'notificationTime',
  'notificationsHavePaid',
  'createdStatus',
];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value of a setting that random personalities have and that is not the usual one. */
function otherValues(name: keyof Personality): unknown[] {
  const random = randomFrom(7);
  const drawn = Array.from({ length: 200 }, () => randomPersonality(random)[name]);
  const usual: unknown = USUAL[name];
  const values = isRecord(usual)
    ? drawn.flatMap((value) =>
        Object.entries(value).map(([key, one]) => ({ ...usual, [key]: one })),
      )
    : drawn;
  const texts = new Set(values.map((value) => JSON.stringify(value)));
  texts.delete(JSON.stringify(usual));
  return [...texts].map((text) => JSON.parse(text));
}

describe('a personality', () => {
  const usual = converse({});
  const cases = SETTING_NAMES.filter((name) => !OF_REQUESTS.includes(name)).flatMap((name) =>
    otherValues(name).map((value) => ({ name, value })),
  );

  // Some settings matter only where another one is not as usual, or under another brand.
  test.each(cases)('$name $value changes what is answered', ({ name, value }) => {
    const given = readPersonality({ [name]: value });
    const isOther = [{}, { empty: 'code' as const }].some((around) =>
      BRANDS.some((brand) => {
        const answers = converse({ ...around, ...given }, brand);
        return !isDeepStrictEqual(answers, converse(around, brand));
      }),
    );
    expect(isOther).toBe(true);
  });

  test('has something to draw in each of its settings', () => {
    for (const name of SETTING_NAMES) expect([name, otherValues(name).length]).not.toContain(0);
  });

  test('is as usual without settings', () => {
    expect(converse(USUAL)).toStrictEqual(usual);
    expect(readPersonality({})).toStrictEqual({});
  });

  const seed = firstSeed();
  test(`drawn at random answers everything, and is the same for the same seed (${seed})`, () => {
    const random = randomFrom(seed);
    for (let i = 0; i < 200; i++) {
      const personality = randomPersonality(random);
      expect(readPersonality(JSON.parse(JSON.stringify(personality)))).toStrictEqual(personality);
      expect(converse(personality)).toHaveLength(usual.length);
    }
    expect(randomPersonality(randomFrom(seed))).toStrictEqual(randomPersonality(randomFrom(seed)));
    expect(randomPersonality(randomFrom(seed))).not.toStrictEqual(
      randomPersonality(randomFrom(seed + 1)),
    );
  });

  test.each([
    [[], /JSON object/],
    [{ dateFilters: 'paid' }, /There is no setting "dateFilters"/],
    [{ dateFilter: 'shipped' }, /dateFilter must be one of: "created", "paid"/],
    [{ statusWords: { lost: 'Lost' } }, /statusWords has no "lost"/],
    [{ statusWords: { paid: 5 } }, /statusWords.paid cannot be 5/],
    [{ numbers: 'text' }, /numbers must be an object/],
    [{ timeZone: 'Moon/Crater' }, /timeZone cannot be "Moon\/Crater"/],
    [{ msPerThousandOrders: -1 }, /msPerThousandOrders cannot be -1/],
    [{ redirects: ['GetMoney'] }, /redirects cannot have "GetMoney"/],
    [{ redirects: 'all' }, /redirects must be a list/],
  ])('cannot be read from %j', (value, message) => {
    expect(() => readPersonality(value)).toThrow(message);
  });

  test('that names some of several words has the usual ones for the others', () => {
    expect(readPersonality({ statusWords: { paid: 'Оплачен' } })).toStrictEqual({
      statusWords: { ...USUAL.statusWords, paid: 'Оплачен' },
    });
  });
});
