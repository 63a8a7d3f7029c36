import type { FaultName } from '../sandbox/faults.ts';
import type { Kind } from './operations.ts';

/** What a person can meet: a result, or an error of a kind that Zapier treats in its own way. */
type OutcomeSpec = {
  /** What docs/faults.md calls it. */
  says: string;
  /** Zapier's kind of error; none for a result. */
  error?: 'AppError' | 'ThrottledError' | 'HaltedError';
  message?: RegExp;
};

export const OUTCOMES = {
  same: { says: 'As usual' },
  bare: { says: 'In part' },
  other: { says: 'As it came' },
  nothing: { says: 'Empty' },
  again: {
    says: 'Error',
    error: 'AppError',
    message: /\. Nothing was changed: try again later\.$/,
  },
  later: {
    says: 'Throttled',
    error: 'ThrottledError',
    message: /\. Nothing was changed: Zapier will try again\.$/,
  },
  unreadable: {
    says: 'Error',
    error: 'AppError',
    message: /result that cannot be read\. Nothing was changed: try again later/,
  },
  noStatus: { says: 'Error', error: 'AppError', message: /sent an order without its status/ },
  noNumber: { says: 'Error', error: 'AppError', message: /sent an order without its number/ },
  shorter: { says: 'Error', error: 'AppError', message: /took too long to answer, or .* too big/ },
  noApi: { says: 'Error', error: 'AppError', message: /There is no order API at this address/ },
  busy: {
    says: 'Throttled',
    error: 'ThrottledError',
    message: /too busy to answer|asks to wait/,
  },
  maybe: {
    says: 'Halted',
    error: 'HaltedError',
    message: /\. JustClick may or may not have carried out this step: look for it in JustClick/,
  },
  doneUnnumbered: {
    says: 'Halted',
    error: 'HaltedError',
    message: /The order was created, but JustClick did not tell its number\. Look for it/,
  },
} as const satisfies Record<string, OutcomeSpec>;
export type Outcome = keyof typeof OUTCOMES;

/** What a fault comes to: for everything that reads, for every action, and for kinds that differ. */
type Row = { reads: Outcome; actions: Outcome; readBack: Outcome } & Partial<Record<Kind, Outcome>>;

const RIGHT: Row = { reads: 'same', actions: 'same', readBack: 'same' };
/** What a step reads is not asked for again by a poll. */
const STEPS = { details: 'later', findByNumber: 'later', findByEmail: 'later' } as const;
const LOST: Row = { reads: 'again', ...STEPS, actions: 'maybe', readBack: 'bare' };
const FORGED: Row = { reads: 'again', actions: 'maybe', readBack: 'bare' };
const BUSY: Row = { reads: 'busy', actions: 'busy', readBack: 'bare' };
const TOO_MUCH: Row = { reads: 'shorter', ...STEPS, actions: 'maybe', readBack: 'bare' };
/** The connection test looks at the signature only, and two actions need no result. */
const RESULT: Row = {
  reads: 'unreadable',
  connection: 'same',
  actions: 'same',
  create: 'doneUnnumbered',
  readBack: 'bare',
};

/** One order that was asked for has to have its number. */
const NO_NUMBER: Row = {
  reads: 'noNumber',
  connection: 'same',
  products: 'nothing',
  details: 'unreadable',
  findByNumber: 'unreadable',
  findByEmail: 'unreadable',
  actions: 'same',
  create: 'doneUnnumbered',
  readBack: 'bare',
};
/** Without its products an order cannot be read whole; without its status it has none that fits. */
const FIELDS: Row = {
  reads: 'unreadable',
  connection: 'same',
  orders: 'bare',
  paid: 'noStatus',
  status: 'noStatus',
  products: 'bare',
  actions: 'same',
  readBack: 'bare',
};

export const EXPECTED: Record<FaultName, Row> = {
  'http-500': LOST,
  'http-502': LOST,
  'http-503': { reads: 'busy', actions: 'maybe', readBack: 'bare' },
  'http-504': { ...LOST, reads: 'shorter' },
  'http-429': BUSY,
  'code-8': BUSY,
  redirect: { reads: 'noApi', actions: 'maybe', readBack: 'bare' },
  'redirect-json': RIGHT,
  reset: LOST,
  silent: TOO_MUCH,
  // The platform's HTTP client does not notice, and waits.
  cut: TOO_MUCH,
  'cut-chunked': LOST,
  trickle: TOO_MUCH,
  empty: LOST,
  null: LOST,
  bom: RIGHT,
  notice: LOST,
  huge: TOO_MUCH,
  gzip: RIGHT,
  'not-gzip': LOST,
  'wrong-signature': FORGED,
  'forged-success': FORGED,
  'forged-refusal': FORGED,
  'result-missing': RESULT,
  'result-null': RESULT,
  'result-empty': {
    ...RESULT,
    orders: 'nothing',
    paid: 'nothing',
    status: 'nothing',
    items: 'nothing',
    products: 'nothing',
    findByEmail: 'nothing',
  },
  'result-object': RIGHT,
  duplicates: RIGHT,
  'number-missing': NO_NUMBER,
  'number-wrong-type': NO_NUMBER,
  'number-other': {
    ...RIGHT,
    reads: 'other',
    connection: 'same',
    details: 'unreadable',
    findByNumber: 'unreadable',
    findByEmail: 'unreadable',
    create: 'other',
    readBack: 'bare',
  },
  'fields-missing': FIELDS,
  'fields-null': FIELDS,
  'fields-wrong-type': FIELDS,
  'fields-long': { reads: 'bare', connection: 'same', actions: 'same', readBack: 'bare' },
};

/** Those that are spoilt while they write. */
export const ACTIONS: readonly Kind[] = ['create', 'update', 'delete'];

export function expectedOf(fault: FaultName, kind: Kind): Outcome {
  const row = EXPECTED[fault];
  return row[kind] ?? (ACTIONS.includes(kind) ? row.actions : row.reads);
}
