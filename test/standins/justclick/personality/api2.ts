import { choice, type Setting } from './setting.ts';

/** What is not known of API 2.0, and of the affiliates' statistics. */
export const API2 = {
  lowerCaseNames: choice(
    'Which lower-case names of API 2.0 are answered with HTTP 307 to another spelling?',
    'served',
    'getalllists redirected',
    'all redirected',
  ),
  keyOnSigned: choice(
    'Do functions of the signed API that only read take `rpsKey` in the place of a hash?',
    'refused',
    'reads',
  ),
  hashOnKeyed: choice(
    'Do functions of API 2.0 that only read take a hash in the place of `rpsKey`?',
    'refused',
    'reads',
  ),
  planRefusal: choice<'none' | 8 | 2 | 7>(
    'Which code refuses API 2.0, as on a plan without it?',
    'none',
    8,
    2,
    7,
  ),
  couponKey: choice(
    'Under which name do the rows of getcoupons have the code of a coupon?',
    'coupon',
    'kupon',
    'code',
  ),
  managerIds: choice(
    'Under which names do the rows of getpersonalmanagers have the ID?',
    'both',
    'id',
    'manager_id',
  ),
  emptyLeadField: choice(
    'What becomes of a field that addupdatelead sends empty?',
    'cleared',
    'as it was',
  ),
  tagCase: choice('Are tags told apart by their case?', 'told apart', 'ignored'),
  tagTwice: choice('What does addtagtolead say when all of the tags are there?', 'ok', 'refused'),
  absent: choice(
    'What do removetagfromlead and removeleadfromlist say when none of it is there?',
    'ok',
    'refused',
  ),
  leadConfirms: choice(
    'Does a contact have to confirm what addupdatelead adds it to?',
    'as by AddLeadToGroup',
    'never',
  ),
  leadResubscribes: choice('Does addupdatelead undo an unsubscription?', true, false),
  unknownPartner: choice(
    'How does GetPartnerStats tell of a partner that is not there?',
    'zeros',
    'code',
  ),
} as const satisfies Record<string, Setting<unknown>>;
