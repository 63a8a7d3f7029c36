import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { BRANDS, findFunction } from '../../standins/justclick/functions.ts';
import { type Personality, randomPersonality } from '../../standins/justclick/personality.ts';
import { amount, firstSeed } from '../../support/amount.ts';
import { randomFrom } from '../../support/random.ts';
import type { Finding } from './findings.ts';
import { NOTIFICATION_IDS, QUESTION_IDS, WRITING_IDS } from './questions.ts';
import { reportMarkdown, valueText } from './report.ts';
import { GROUP, KEY, LOGIN, type Played, play } from './support/play.ts';
import {
  CUSTOMER,
  OLD_CODES,
  type RandomShop,
  randomShop,
  richShop,
} from './support/random_shop.ts';
import { type Truth, truthByReading, truthByWriting, UNKNOWN_WORD } from './support/truth.ts';

/** So many shops of each kind; PROBE_SHOPS=5000 tries more. */
const SHOPS = Number(process.env.PROBE_SHOPS ?? amount(250));

const MOST_REQUESTS = 70;

/** What is wrong with a finding; undefined when it is right, or unknown. */
function wrong(finding: Finding, truth: Truth | undefined): string | undefined {
  const { id, verdict, value } = finding;
  if (verdict === 'unknown') return undefined;
  const said = `${id}: ${verdict}, ${valueText(value)}`;
  if (!truth) return `${said}; that cannot be known`;
  if (verdict === truth.verdict && isTrue(value, truth.value)) return undefined;
  const right = truth.value instanceof Set ? [...truth.value] : truth.value;
  return `${said}; right is ${truth.verdict}, ${JSON.stringify(right)}`;
}

function isTrue(value: Finding['value'], right: Truth['value']): boolean {
  if (typeof value !== 'string') {
    const types = new Map(Object.entries(right));
    return Object.entries(value ?? {}).every(([name, type]) => types.get(name) === type);
  }
  if (right instanceof Set) return value.split(', ').every((word) => right.has(word));
  return Object.values(right).includes(value);
}

/** The functions of which a report says that they answered with HTTP 302. */
function redirectsIn({ findings }: Played): string[] {
  const { value } = findings.find(({ id }) => id === 'http-status') ?? {};
  const [, names = ''] = /302 from ([^;]*)/.exec(valueText(value ?? null)) ?? [];
  // One function may have been asked under two names.
  return [...new Set(names.split(', ').flatMap((name) => findFunction(name) ?? []))];
}

/** What a report says wrongly about redirects. */
function wrongRedirects(played: Played, { redirects }: Personality): string[] {
  const asked = new Set(played.asked.map(({ function: name }) => name));
  const right = redirects.filter((name) => asked.has(name));
  const said = redirectsIn(played);
  return isDeepStrictEqual(said.toSorted(), right.toSorted())
    ? []
    : [`http-status: 302 from ${said}, right is ${right}`];
}

/** A service in which each setting is drawn by itself, sometimes with a word that no app can know. */
function randomService(random: () => number): {
  personality: Personality;
  brand: (typeof BRANDS)[number];
} {
  const personality = randomPersonality(random);
  const { statusWords } = personality;
  const isOdd = random() < 0.05;
  const brand = BRANDS[Math.floor(random() * BRANDS.length)] ?? BRANDS[0];
  return {
    personality: isOdd
      ? { ...personality, statusWords: { ...statusWords, paid: UNKNOWN_WORD } }
      : personality,
    brand,
  };
}

/** Whatever would name the account or a customer in what is handed out. */
function leaks({ findings }: Played): string[] {
  const text =
    reportMarkdown({ host: '', requests: 1, findings }, '', '') + JSON.stringify(findings);
  const secrets = [
    /7300\d{5}/,
    new RegExp(CUSTOMER, 'i'),
    /@/,
    new RegExp(KEY),
    new RegExp(LOGIN),
    /Кадр|Köln|super/,
    new RegExp(OLD_CODES.join('|')),
  ];
  return secrets.filter((secret) => secret.test(text)).map(String);
}

/** Those questions of some that stay unknown. */
const openIn = ({ findings }: Played, ids: readonly string[]) =>
  findings
    .filter(({ id, verdict }) => verdict === 'unknown' && ids.includes(id))
    .map(({ id, evidence }) => `${id} is unknown: ${evidence}`);

const ABOUT_TAGS = ['tag-twice', 'tag-removed-twice'];

/** What no shop can tell of such a service at all. */
const untold = (
  { groups }: RandomShop,
  { planRefusal, itemCodes, lowerCaseNames }: Personality,
): string[] => [
  ...(groups.some(({ name }) => name === GROUP) ? [] : ['unsubscription']),
  ...(lowerCaseNames === 'all redirected' ? ABOUT_TAGS : []),
  ...NOTIFICATION_IDS,
  ...(planRefusal === 'none'
    ? []
    : ['key-proof', 'hash-for-key', 'coupon-rows', 'manager-rows', ...ABOUT_TAGS]),
  ...(itemCodes === 'as it was' ? [] : ['item-codes']),
];

/** What it cannot tell by reading alone. */
const toldByWriting = ({ dateForm, sentReadsAs }: Personality): string[] => [
  ...(dateForm === 'dd.mm.yyyy hh:mm' ? ['window-ends'] : []),
  ...(sentReadsAs === 'payment' ? ['sent-in-pay-status'] : []),
  ...WRITING_IDS,
];

type Drawn = { shop: RandomShop; personality: Personality; writes: boolean; byWriting: Truths };
type Truths = ReturnType<typeof truthByWriting>;

/** Plays services and shops of many seeds. @returns what the probe says wrongly of them */
async function mistakesIn(
  draw: (random: () => number) => RandomShop,
  { writesInOneOf }: { writesInOneOf: number },
  more: (played: Played, drawn: Drawn) => string[],
): Promise<string[]> {
  const mistakes: string[] = [];
  const first = firstSeed();
  for (let seed = first; seed < first + SHOPS; seed++) {
    const random = randomFrom(seed);
    const { personality, brand } = randomService(random);
    const shop = draw(random);
    const writes = seed % writesInOneOf === 0;
    const played = await play(shop, personality, { brand, writes });
    const byWriting = writes ? truthByWriting(shop, personality, brand) : {};
    const truth: Truths = { ...truthByReading(shop, personality, brand), ...byWriting };
    const found = [
      ...played.findings.flatMap((finding) =>
        finding.id === 'http-status' ? [] : (wrong(finding, truth[finding.id]) ?? []),
      ),
      ...wrongRedirects(played, personality),
      ...leaks(played),
      ...more(played, { shop, personality, writes, byWriting }),
    ];
    mistakes.push(...found.map((one) => `seed ${seed}: ${one}`));
  }
  return mistakes;
}

describe('on random services the probe says what is true, or that it does not know', () => {
  test('of any shop, by reading, and sometimes by writing', async () => {
    const mistakes = await mistakesIn(randomShop, { writesInOneOf: 3 }, (played, { byWriting }) => [
      ...openIn(played, Object.keys(byWriting)),
      ...(played.readRequests > MOST_REQUESTS ? [`${played.readRequests} requests`] : []),
    ]);
    expect(mistakes).toStrictEqual([]);
  });

  test('of a shop with enough orders, by reading and writing, and it knows then', async () => {
    const mistakes = await mistakesIn(
      richShop,
      { writesInOneOf: 2 },
      (played, { shop, personality, writes }) => {
        const mayBeOpen = [
          ...untold(shop, personality),
          ...(writes ? [] : toldByWriting(personality)),
        ];
        const hasToKnow = QUESTION_IDS.filter((id) => !mayBeOpen.includes(id));
        return [
          ...openIn(played, hasToKnow),
          ...(played.orders === shop.orders.length ? [] : ['orders are left over']),
          ...played.left,
          ...(writes && !played.isContactClean ? ['the contact is left as it was made'] : []),
        ];
      },
    );
    expect(mistakes).toStrictEqual([]);
  });
});
