import type { FaultName } from '../../../standins/justclick/faults.ts';
import { ACTIONS, type Kind, type Operation } from './operations.ts';
import type { Outcome } from './outcomes.ts';

/**
 * An action that gets no clear answer is in doubt, because the service may be at it still. A look can end the
 * doubt, if it shows that the action was done.
 */
type Doubt = 'doubt';

/** What a fault comes to: for everything that reads, for every action, and for kinds that differ. */
type Row = {
  reads: Outcome;
  /** Of an action whose own answer is spoilt: what it comes to, or that it is in doubt. */
  actions: Outcome | Doubt;
  readBack: Outcome;
} & Partial<Record<Exclude<Kind, 'create'>, Outcome>> & { create?: Outcome | Doubt };

const RIGHT: Row = { reads: 'same', actions: 'same', readBack: 'same' };
/** What a step reads is not asked for again by a poll. */
const STEPS = {
  details: 'later',
  findByNumber: 'later',
  findByEmail: 'later',
  findProduct: 'later',
  findContact: 'later',
  notification: 'later',
  statistics: 'later',
  unsubscribe: 'later',
} as const;
/** What every usual poll comes to, under faults that may have passed by the next one. */
const polls = <Of extends Outcome>(outcome: Of) =>
  ({
    orders: outcome,
    paid: outcome,
    status: outcome,
    refunded: outcome,
    unpaid: outcome,
    items: outcome,
  }) as const;
const LOST: Row = {
  reads: 'again',
  ...polls('pollAgain'),
  ...STEPS,
  actions: 'doubt',
  readBack: 'bare',
};
const BROKEN: Row = { ...LOST, ...polls('pollLater') };
const FORGED: Row = {
  reads: 'again',
  ...polls('pollAgain'),
  actions: 'doubt',
  readBack: 'bare',
  contact: 'repeatLater',
};
const BUSY: Row = { reads: 'busy', actions: 'busy', readBack: 'bare' };
const TOO_BIG: Row = { reads: 'shorter', ...STEPS, actions: 'doubt', readBack: 'bare' };
const TOO_SLOW: Row = { ...TOO_BIG, ...polls('shorterLater') };
/** The connection test looks at the signature only, and two actions need no result. */
const RESULT: Row = {
  reads: 'unreadable',
  connection: 'same',
  // An account without groups has no list for a result.
  groups: 'nothing',
  actions: 'same',
  create: 'doubt',
  readBack: 'bare',
};

/** One order that was asked for has to have its number. */
const NO_NUMBER: Row = {
  reads: 'noNumber',
  connection: 'same',
  products: 'nothing',
  groups: 'nothing',
  coupons: 'same',
  managers: 'nothing',
  statistics: 'same',
  notification: 'unreadable',
  unsubscribe: 'noId',
  details: 'unreadable',
  findByNumber: 'unreadable',
  findByEmail: 'unreadable',
  findProduct: 'nothing',
  findContact: 'bare',
  actions: 'same',
  create: 'doubt',
  readBack: 'bare',
};
/**
 * Without its products an order cannot be read whole. When no row of a list tells its status, none of
 * them can be read.
 */
const FIELDS: Row = {
  reads: 'unreadable',
  connection: 'same',
  orders: 'bare',
  recent: 'bare',
  paid: 'noStatus',
  status: 'noStatus',
  refunded: 'noStatus',
  unpaid: 'noStatus',
  items: 'noStatus',
  products: 'bare',
  groups: 'bare',
  coupons: 'nothing',
  managers: 'bare',
  statistics: 'bare',
  unsubscribe: 'bare',
  findProduct: 'bare',
  findContact: 'bare',
  actions: 'same',
  readBack: 'bare',
};

export const EXPECTED: Partial<Record<FaultName, Row>> = {
  'http-500': BROKEN,
  'http-502': BROKEN,
  'http-503': { reads: 'busy', actions: 'doubt', readBack: 'bare' },
  'http-504': { ...LOST, reads: 'shorter', ...polls('shorterLater') },
  'http-403': { reads: 'noAccess', actions: 'doubt', readBack: 'bare' },
  'http-404': { reads: 'noApi', actions: 'noApi', readBack: 'bare' },
  'http-429': BUSY,
  'code-8': BUSY,
  redirect: { reads: 'noApi', actions: 'doubt', readBack: 'bare' },
  'redirect-json': RIGHT,
  reset: BROKEN,
  forgotten: RIGHT,
  silent: TOO_SLOW,
  // The platform's HTTP client does not notice, and waits.
  cut: TOO_SLOW,
  'cut-chunked': BROKEN,
  trickle: TOO_SLOW,
  empty: LOST,
  null: LOST,
  bom: RIGHT,
  notice: LOST,
  huge: TOO_BIG,
  nest: LOST,
  crowded: LOST,
  gzip: RIGHT,
  'not-gzip': BROKEN,
  'wrong-signature': FORGED,
  'forged-success': FORGED,
  'forged-refusal': FORGED,
  'code-list': LOST,
  'words-long': { reads: 'refused', actions: 'refused', readBack: 'bare' },
  stale: {
    ...RIGHT,
    orders: 'other',
    recent: 'other',
    paid: 'nothing',
    refunded: 'nothing',
    items: 'nothing',
    products: 'other',
    groups: 'other',
    coupons: 'other',
    managers: 'other',
    findContact: 'bare',
    create: 'doubt',
    // What a look asks for is not spoilt by it.
    alone: 'same',
  },
  'keys-text': { ...RIGHT, findByEmail: 'unreadable' },
  'result-missing': RESULT,
  'result-null': RESULT,
  'result-empty': {
    ...RESULT,
    orders: 'nothing',
    recent: 'nothing',
    paid: 'nothing',
    status: 'nothing',
    refunded: 'nothing',
    unpaid: 'nothing',
    items: 'nothing',
    products: 'nothing',
    coupons: 'nothing',
    managers: 'nothing',
    findByEmail: 'nothing',
    findProduct: 'nothing',
    findContact: 'bare',
    unsubscribe: 'bare',
  },
  'result-object': RIGHT,
  duplicates: { ...RIGHT, findContact: 'bare' },
  'row-odd': {
    ...RIGHT,
    products: 'unreadable',
    groups: 'unreadable',
    coupons: 'unreadable',
    managers: 'unreadable',
    unsubscribe: 'unreadable',
    findProduct: 'unreadable',
    findContact: 'unreadable',
  },
  'number-missing': NO_NUMBER,
  'number-wrong-type': NO_NUMBER,
  'number-list': NO_NUMBER,
  'number-other': {
    ...RIGHT,
    reads: 'other',
    connection: 'same',
    details: 'unreadable',
    findByNumber: 'unreadable',
    findByEmail: 'unreadable',
    coupons: 'same',
    statistics: 'same',
    notification: 'unreadable',
    unsubscribe: 'bare',
    findProduct: 'nothing',
    findContact: 'bare',
    create: 'other',
    readBack: 'bare',
  },
  'fields-missing': FIELDS,
  // Null in the place of items means that there are none.
  'fields-null': { ...FIELDS, details: 'bare', findByNumber: 'bare' },
  'fields-wrong-type': FIELDS,
  'fields-long': {
    reads: 'bare',
    connection: 'same',
    // An order without a status that is ours is not waiting for its payment.
    unpaid: 'nothing',
    coupons: 'other',
    statistics: 'later',
    notification: 'unreadable',
    findByEmail: 'unreadable',
    actions: 'same',
    readBack: 'bare',
  },
};

/** Whether a fault leaves an action in doubt. */
export function isInDoubt(fault: FaultName, { kind, action }: Operation): boolean {
  const row = EXPECTED[fault];
  const doubted = action ?? kind;
  if (row === undefined || !ACTIONS.includes(doubted)) return false;
  return ((doubted === 'create' ? row.create : undefined) ?? row.actions) === 'doubt';
}

/** Undefined where there is nothing to be seen: an action alone is looked at when it is in doubt. */
export function expectedOf(
  fault: FaultName,
  operation: Operation,
  carriedOut: boolean,
): Outcome | undefined {
  const { kind } = operation;
  const row = EXPECTED[fault];
  const isDoubt = isInDoubt(fault, operation);
  if (row === undefined || (kind === 'alone' && !isDoubt)) return undefined;
  if (kind === 'alone') return (carriedOut && row.alone) || 'maybe';
  // What is not seen to be done may be done yet.
  if (isDoubt) return carriedOut ? 'same' : 'maybe';
  const isWrite = kind === 'contact' || ACTIONS.includes(kind);
  const expected = row[kind] ?? (isWrite ? row.actions : row.reads);
  // Contacts may be written twice without harm, so it need not be known whether it was done.
  return expected === 'doubt' ? 'repeat' : expected;
}
