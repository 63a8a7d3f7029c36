import type { Brand } from '../../../standins/justclick/functions.ts';
import type { Personality } from '../../../standins/justclick/personality.ts';
import type { Verdict } from '../findings.ts';
import type { QuestionId } from '../questions.ts';
import type { RandomShop } from './random_shop.ts';
import { truthOfApi2, truthOfContacts } from './truth_of_api2.ts';
import { offsetsOf, statusesIn } from './truth_of_orders.ts';

/** What is true of a service, as far as it can be told by its personality. */
export type Truth = {
  verdict: Exclude<Verdict, 'unknown'>;
  /** One of these, or a list of some of these, or for each field one of these. */
  value: readonly string[] | ReadonlySet<string> | Readonly<Record<string, string>>;
};

const confirmed = (...value: string[]): Truth => ({ verdict: 'confirmed', value });
const contradicted = (...value: string[]): Truth => ({ verdict: 'contradicted', value });
const oneOf = (isRight: boolean, ...value: string[]): Truth =>
  isRight ? confirmed(...value) : contradicted(...value);

const FORMS: Readonly<Record<Personality['dateForm'], string>> = {
  seconds: 'unix seconds as text',
  number: 'unix seconds as a number',
  'yyyy-mm-dd hh:mm:ss': 'yyyy-mm-dd hh:mm:ss',
  'dd.mm.yyyy hh:mm': 'dd.mm.yyyy hh:mm',
};
const NOTHINGS = { empty: '""', zero: '0', 'zero text': '"0"', null: 'null' };

/** The words that the app knows, of those that random personalities have; and one that it does not. */
export const UNKNOWN_WORD = 'Частично';

/** The truth about everything that reading can settle; undefined where nothing is true. */
export function truthByReading(
  shop: RandomShop,
  personality: Personality,
  brand: Brand,
): Partial<Record<QuestionId, Truth>> {
  const p = personality;
  const isText = !['seconds', 'number'].includes(p.dateForm);
  const zones = offsetsOf(p.timeZone, shop.now);
  const isMoscow = p.timeZone === 'Europe/Moscow';
  const words = new Set(statusesIn(shop, p).map((status) => p.statusWords[status]));
  const code = p.unknownOrder.GetOrderDetails;
  const details = brand === 'influencersoft.com' ? 'coupon' : 'kupon';
  const detailsCoupon = p.detailsCoupon === 'by brand' ? details : p.detailsCoupon;
  return {
    'window-meaning': confirmed(p.dateFilter),
    'window-ends': confirmed(`first second ${p.windowStart}, last second ${p.windowEnd}`),
    'goods-days-meaning': oneOf(p.goodsDays === 'paid', p.goodsDays),
    'goods-days-zone': confirmed(...zones, ...(zones.length > 1 ? ['no fixed one'] : [])),
    'date-form': confirmed(FORMS[p.dateForm]),
    'date-zone': isText
      ? oneOf(isMoscow, ...zones, ...zones.map((zone) => `${zone} now, another in other seasons`))
      : confirmed('none'),
    'status-words': {
      verdict: words.has(UNKNOWN_WORD) ? 'contradicted' : 'confirmed',
      value: words,
    },
    ...(statusesIn(shop, p).includes('sent') && { 'sent-in-pay-status': confirmed('yes') }),
    'unpaid-date': {
      verdict: 'confirmed',
      value: new Set(p.unpaidDate === 'mixed' ? Object.values(NOTHINGS) : [NOTHINGS[p.unpaidDate]]),
    },
    'value-types': { verdict: 'confirmed', value: typesOf(p) },
    'empty-list': confirmed(emptyListOf(p)),
    'empty-record': oneOf(p.emptyRecord === 'code', p.emptyRecord),
    'unknown-order-code':
      p.emptyRecord === 'code' ? confirmed(`code ${code}`) : contradicted('code 0'),
    'link-form': confirmed(p.link),
    'coupon-key': confirmed(`lists: ${p.listCoupon}; details: ${detailsCoupon}`),
    ...(p.itemCodes === 'as it was' && { 'item-codes': confirmed('as it was') }),
    'recurrent-flag': p.recurrentFlag ? confirmed('there') : contradicted('missing'),
    groups: confirmed(groupsOf(shop, p)),
    'answer-time': confirmed(
      `${p.msPerThousandOrders.toLocaleString('en-US')} ms per 1,000 orders`,
    ),
    compression: confirmed(p.compresses ? 'gzip' : 'none'),
    'content-length': confirmed(p.saysLength ? 'said' : 'not said'),
    ...truthOfApi2(p),
    'name-case': confirmed(p.nameCase),
    'login-case': confirmed(p.loginCase),
    'wrong-hash': oneOf(
      p.wrongHash === 4,
      `code ${p.wrongHash}, signed with ${p.wrongHashKey === 'own' ? 'the account’s' : 'another'} key`,
    ),
  };
}

const typeWord = (type: 'text' | 'number') => type;

function typesOf({ numbers, goodIds }: Personality): Readonly<Record<string, string>> {
  const { good_ids, bill_id: _id, existing_bill_id: _existing, count: _count, ...fields } = numbers;
  const types = Object.entries(fields).map(([name, type]) => [name, typeWord(type)]);
  const ids = goodIds === 'text' ? 'one text' : `list of ${good_ids}s`;
  return { ...Object.fromEntries(types), good_ids: ids };
}

function emptyListOf({ empty, emptyBills, emptyCode }: Personality): string {
  const word = (kind: string) => (kind === 'code' ? `code ${emptyCode}` : 'list');
  const bills = emptyBills === 'like a list' ? empty : emptyBills;
  return `GetOrders: ${word(empty)}; GetBills: ${word(bills)}`;
}

function groupsOf(
  { groups }: RandomShop,
  { automaticGroups, groupsWhenNone }: Personality,
): string {
  const seen = groups.filter(({ automatic }) => !automatic || automaticGroups);
  if (seen.length === 0) return groupsWhenNone === 'list' ? 'empty list' : groupsWhenNone;
  return seen.some(({ automatic }) => automatic) ? 'list with automatic groups' : 'list';
}

/** The truth about everything that orders of its own settle. */
export function truthByWriting(
  shop: RandomShop,
  p: Personality,
  brand: Brand,
): Partial<Record<QuestionId, Truth>> {
  const brandName = brand.endsWith('.ru') ? 'bill_otchestvo' : 'bill_middle_name';
  const isTaken = ['by brand', 'both', brandName].includes(p.middleName);
  const paidWord = p.statusWords.paid;
  const sentWord = p.sentReadsAs === 'sent' ? p.statusWords.sent : paidWord;
  const returnWord = p.statusWords[p.returnReadsAs === 'payment' ? 'paid' : p.returnReadsAs];
  const again = p.deleteTwice === 0 ? 0 : p.unknownOrder.DeleteOrder;
  const isKnown = (word: string) => word !== UNKNOWN_WORD;
  return {
    'window-meaning': confirmed(p.dateFilter),
    'window-ends': confirmed(`first second ${p.windowStart}, last second ${p.windowEnd}`),
    'goods-days-meaning': oneOf(p.goodsDays === 'paid', p.goodsDays),
    'sent-in-pay-status':
      p.sentReadsAs === 'sent' && isKnown(sentWord) ? confirmed('yes') : contradicted('no'),
    'create-result': confirmed(
      `bill_id as ${p.numbers.bill_id}${p.createLink ? ', link as text' : ''}`,
    ),
    'already-exists':
      p.sameOrder === 'none'
        ? contradicted('another order')
        : confirmed('code 601 with the number'),
    'repeated-products': confirmed('2 of 2 items'),
    'middle-name': oneOf(isTaken, `${brandName} is ${isTaken ? 'taken' : 'not taken'}`),
    'status-after-paid': oneOf(
      isKnown(paidWord) && (p.timeZone === 'Europe/Moscow' || !p.dateForm.includes('mm')),
      ...['with the date', 'with another date'].map((date) => `${paidWord}, ${date}`),
    ),
    'status-after-sent': oneOf(isKnown(sentWord), sentWord),
    'status-after-return': oneOf(p.returnReadsAs === 'return' && isKnown(returnWord), returnWord),
    'status-after-cancel': oneOf(p.cancelReadsAs === 'cancel', p.statusWords[p.cancelReadsAs]),
    'delete-twice': confirmed(`code ${again}`),
    'delete-of-paid': confirmed(`code ${p.deletePaid}`),
    ...truthOfContacts(shop, p),
  };
}
