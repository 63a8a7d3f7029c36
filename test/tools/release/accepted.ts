/**
 * What live Zaps have in their fields, version by version, and what each text came to: a reader may not
 * become narrower. Whoever makes a new version adds what its readers took. The next version has to take
 * it with the same meaning, or with the one that the person had in mind (`2 weeks` was 2 in 1.0.0).
 */
export type Accepted = {
  /** The versions whose field took the texts. */
  versions: readonly string[];
  /** `triggers.new_order` */
  path: string;
  /** The input field; of a line item `goods[]good_sum`. */
  key: string;
  /** What the other fields have, so that this one is read. */
  others?: Readonly<Record<string, unknown>>;
  /** How what is sent tells the meaning: a parameter of the first request, or days before now. */
  sentAs: string;
  texts: readonly (readonly [written: string, means: string | number])[];
};

/** An integer field of 1.0.0: Zapier took the number that a text begins with, whatever came after it. */
const SPANS = [
  ['7', 7],
  [' 7 ', 7],
  ['07', 7],
  ['7.0', 7],
  ['7,0', 7],
  ['+7', 7],
  ['7 days', 7],
  ['7days', 7],
  ['7d', 7],
  ['1 day', 1],
  ['14 дней', 14],
  ['1 день', 1],
  ['3 дня', 3],
  ['14 д.', 14],
  ['2 weeks', 14],
  ['2 недели', 14],
  ['1w', 7],
] as const;

const LONG_SPANS = [...SPANS, ['30d', 30], ['1 month', 30], ['90', 90]] as const;

/**
 * Datetime fields of both versions: Zapier made ISO 8601 of them, in the zone of the Zap. Beside each
 * text is what that came to at the moment and in the zone of the test; only the day where it is not
 * known how Zapier's own servers count.
 */
const DATES = [
  ['2026-03-02T12:15:00+03:00', '2026-03-02T09:15:00Z'],
  ['2026-03-02T09:15:00Z', '2026-03-02T09:15:00Z'],
  ['2026-03-02T12:15:00', '2026-03-02T09:15:00Z'],
  ['2026-03-02T12:15', '2026-03-02T09:15:00Z'],
  ['2026-03-02 12:15', '2026-03-02T09:15:00Z'],
  ['2026-03-02 12:15:00 +0300', '2026-03-02T09:15:00Z'],
  ['2026-03-02 12:15:00 UTC', '2026-03-02T12:15:00Z'],
  ['2026-03-02 3pm', '2026-03-02T12:00:00Z'],
  ['2026-03-02', '2026-03-02T06:00:00Z'],
  ['12/31/2025', '2025-12-31T06:00:00Z'],
  ['31/12/2025', '2025-12-31T06:00:00Z'],
  ['Mar 2, 2026', '2026-03-02T06:00:00Z'],
  ['March 2, 2026 3:00 PM', '2026-03-02T12:00:00Z'],
  ['2 March 2026', '2026-03-02T06:00:00Z'],
  ['Mon, 02 Mar 2026 12:15:00 +0300', '2026-03-02T09:15:00Z'],
  ['Mon Mar 02 2026 12:15:00 GMT+0300 (Moscow Standard Time)', '2026-03-02T09:15:00Z'],
  ['1772442900', '2026-03-02T09:15:00Z'],
  ['1772442900000', '2026-03-02T09:15:00Z'],
  ['now', '2026-03-15T12:00:00Z'],
  ['today', '2026-03-15T06:00:00Z'],
  ['yesterday', '2026-03-14T06:00:00Z'],
  ['today at 9:30am', '2026-03-15T06:30:00Z'],
  ['-2h', '2026-03-15T10:00:00Z'],
  ['-30m', '2026-03-15T11:30:00Z'],
  ['3 days ago', '2026-03-12'],
  ['-3d', '2026-03-12'],
  ['-1w', '2026-03-08'],
  ['2026-03-02 +3d', '2026-03-05'],
] as const;

const DATES_TO_COME = [
  ['2031-03-02T12:15:00+03:00', '2031-03-02T09:15:00Z'],
  ['2031-03-02', '2031-03-02T06:00:00Z'],
  ['tomorrow', '2026-03-16T06:00:00Z'],
  ['tomorrow at 5pm', '2026-03-16T14:00:00Z'],
  ['next Monday', '2026-03-16T06:00:00Z'],
  ['+2h', '2026-03-15T14:00:00Z'],
  ['in 3 hours', '2026-03-15T15:00:00Z'],
  ['in 2 days', '2026-03-17'],
  ['+3d', '2026-03-18'],
  ['+1w', '2026-03-22'],
  ['2026-03-14 +3d', '2026-03-17'],
] as const;

const BOTH = ['1.0.0', '1.1.0'];
const DAYS = 'days before now';

const order = { bill_email: 'anna@example.com', goods: [{ good_name: 'checklist' }] };

export const ACCEPTED: readonly Accepted[] = [
  ...['new_paid_order', 'new_order', 'order_status_changed'].map((key) => ({
    versions: ['1.0.0'],
    path: `triggers.${key}`,
    key: 'look_back_days',
    others: key === 'order_status_changed' ? { pay_status: 'paid' } : {},
    sentAs: DAYS,
    texts: LONG_SPANS,
  })),
  {
    versions: ['1.0.0'],
    path: 'triggers.new_paid_order_item',
    key: 'look_back_days',
    sentAs: DAYS,
    texts: SPANS,
  },
  {
    versions: ['1.1.0'],
    path: 'triggers.order_left_unpaid',
    key: 'hours',
    sentAs: 'hours before now',
    texts: [
      ['1', 1],
      ['24', 24],
      ['048', 48],
      ['504', 504],
    ],
  },
  {
    versions: ['1.0.0'],
    path: 'creates.create_order',
    key: 'goods[]good_sum',
    others: order,
    sentAs: 'goods[0][good_sum]',
    texts: [
      ['1500', '1500'],
      ['1500.00', '1500'],
      ['99.90', '99.9'],
      ['0', '0'],
      ['$49', '49'],
      ['49 USD', '49'],
      ['1500 руб.', '1500'],
      ['1 500 руб.', '1500'],
      // Sent as 1 and as 99.
      ['1,500.00', '1500'],
      ['99,90', '99.9'],
    ],
  },
  {
    versions: BOTH,
    path: 'creates.create_order',
    key: 'bill_created',
    others: order,
    sentAs: 'bill_created',
    texts: DATES,
  },
  {
    versions: BOTH,
    path: 'creates.create_order',
    key: 'bill_timer_kill_date',
    others: { ...order, bill_timer_kill: 'date' },
    sentAs: 'bill_timer_kill',
    texts: DATES_TO_COME,
  },
  ...['paid', 'sent'].map((status) => ({
    versions: BOTH,
    path: 'creates.update_order_status',
    key: 'date',
    others: { bill_id: '7', status, rpo: 'RA123456789RU' },
    sentAs: 'date',
    texts: DATES,
  })),
  {
    versions: BOTH,
    path: 'creates.update_order_status',
    key: 'bill_id',
    others: { status: 'cancel' },
    sentAs: 'bill_id',
    texts: [
      ['7', '7'],
      ['#7', '7'],
      ['Order #7', '7'],
      ['7.0', '7'],
    ],
  },
  {
    versions: BOTH,
    path: 'creates.create_order',
    key: 'bill_domain',
    others: order,
    sentAs: 'bill_domain',
    texts: [
      ['shop.example.com', 'shop.example.com'],
      ['https://shop.example.com', 'shop.example.com'],
      ['http://shop.example.com/order/1', 'shop.example.com'],
      ['https://', ''],
    ],
  },
  {
    versions: BOTH,
    path: 'triggers.new_order',
    key: 'goods',
    sentAs: 'goods',
    texts: [
      ['1201', '1201'],
      ['1201.0', '1201'],
      ['1201, 1202', '1201 1202'],
      ['1201;1202', '1201 1202'],
      ['1201 1202', '1201 1202'],
      ['1201\n1202', '1201 1202'],
    ],
  },
];

/** Whether a date that became a text is one whose texts are known, and so held to what they meant. */
export const isDateWithTexts = (version: string, change: string): boolean =>
  change.endsWith('was of type datetime and is string') &&
  ACCEPTED.some(
    ({ versions, path, key }) =>
      versions.includes(version) && change.startsWith(`${path}: the input field "${key}"`),
  );
