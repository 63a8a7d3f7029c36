import { createHash } from 'node:crypto';
import { RPS_KEY } from '../../../standins/justclick/service.ts';
import type { Kind } from '../faults/operations.ts';

const MB = 1024 * 1024;
/** A little less than the app takes, of a list and of what is about one order or one customer. */
const LIST = 20 * MB - 1000;
const ONE = 4 * MB - 1000;

/** As many of a piece as fit into so many bytes, each with a number of its own where it says `#`. */
function many(piece: string, bytes: number): string {
  if (!piece.includes('#'))
    return Array(Math.floor(bytes / (piece.length + 1)))
      .fill(piece)
      .join(',');
  const pieces: string[] = [];
  for (let size = 0, count = 100_000; size < bytes; count++) {
    const one = piece.replace('#', String(count));
    size += one.length + 1;
    pieces.push(one);
  }
  return pieces.slice(0, -1).join(',');
}

const order = (more: string) =>
  `{"id":"100001","email":"anna@example.com","pay_status":"paid","paid":"1750000000",${more}}`;

const POLLS = ['orders', 'paid', 'status', 'refunded', 'unpaid', 'items'] as const;
const LISTS = ['connection', ...POLLS, 'recent', 'products', 'findProduct'] as const;
const ORDERS = ['details', 'findByNumber', 'update'] as const;
const BILLS = ['findByEmail', 'create'] as const;
const CONTACTS = ['groups', 'findContact', 'contact'] as const;
const ALL = [...LISTS, ...ORDERS, ...BILLS, ...CONTACTS, 'delete'] as const;

/** What a service can send that costs little to make and much to read. */
type Heavy = {
  /** The operations that ask for such an answer. */
  kinds: readonly Kind[];
  /** The `result` of a success, as JSON; or the words of a refusal. */
  result?: () => string;
  words?: () => string;
};

export const HEAVY: Readonly<Record<string, Heavy>> = {
  '7 million empty records': { kinds: ALL, result: () => `[${many('{}', LIST)}]` },
  'a nest of 10 million lists': {
    kinds: ALL,
    result: () => '['.repeat(LIST / 2) + ']'.repeat(LIST / 2),
  },
  'a list of 60,000 entries': {
    kinds: ['coupons', 'managers', 'unsubscribe', 'statistics', 'notification'],
    result: () => `[${many('{"id":"#","coupon":"C#","manager_id":"#","rass_name":"#"}', ONE)}]`,
  },
  '2 million texts': { kinds: ['products'], result: () => `[${many('"#"', LIST)}]` },
  'a record of 2 million fields': {
    kinds: ['products'],
    result: () => `{${many('"#":1', LIST)}}`,
  },
  '100,000 orders': {
    kinds: POLLS,
    result: () => `[${many('{"id":#,"pay_status":"paid","paid":1750000000}', 5.3 * MB)}]`,
  },
  '400,000 products': {
    kinds: ['products', 'findProduct'],
    result: () => `[${many('{"good_id":"#","good_name":"course","good_sum":"1"}', LIST)}]`,
  },
  'an order of 7 million empty products': {
    kinds: ['items'],
    result: () => `[${order(`"items":[${many('{}', LIST - 200)}]`)}]`,
  },
  'an order of 90,000 products': {
    kinds: ORDERS,
    result: () =>
      order(`"items":[${many('{"id":"course-#","title":"A course","sum":"1"}', ONE - 200)}]`),
  },
  'an order of 90,000 partners': {
    kinds: ORDERS,
    result: () =>
      order(
        `"items":[{"partners":[${many('{"partner_lvl":"#","partner_name":"an"}', ONE - 200)}]}]`,
      ),
  },
  'a text of 4 million letters for partners': {
    kinds: ORDERS,
    result: () => order(`"items":[{"partners":"${'p'.repeat(ONE - 200)}"}]`),
  },
  'a link of 4 MB': {
    kinds: ORDERS,
    result: () => order(`"items":[],"link":"/${'a'.repeat(ONE - 200)}"`),
  },
  'a link of 16 MB': {
    kinds: POLLS,
    result: () => `[${order(`"items":[],"link":"/${'a'.repeat(16 * MB)}"`)}]`,
  },
  'a price of 4 million digits': {
    kinds: ORDERS,
    result: () => order(`"items":[],"price":"${'1'.repeat(ONE - 200)}"`),
  },
  'a date of 16 million digits': {
    kinds: POLLS,
    result: () => `[${order(`"items":[],"created":"${'0'.repeat(16 * MB)}"`)}]`,
  },
  '90,000 bills': {
    kinds: BILLS,
    result: () =>
      `{${many('"#":{"1":{"good_name":"checklist","good_title":"A checklist"}}', ONE)}}`,
  },
  '200,000 brackets in the words': { kinds: ALL, words: () => '<'.repeat(200_000) },
  '19 MB of markup in the words': {
    kinds: ['paid', 'products', 'connection'],
    words: () => '<>'.repeat(9.5 * MB),
  },
  '16 MB of words that almost say "nothing"': {
    kinds: ['paid', 'products', 'connection'],
    words: () => 'orders are not '.repeat(MB),
  },
};

/** The JSON of such an answer, signed. */
export function jsonOf({ result, words }: Heavy): string {
  const [code, text] = words === undefined ? [0, 'ok'] : [777, words()];
  const hash = createHash('md5').update(`${code}::${text}::${RPS_KEY}`).digest('hex');
  return `{"error_code":${code},"error_text":"${text}","hash":"${hash}","result":${result?.() ?? 'null'}}`;
}
