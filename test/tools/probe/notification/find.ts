import type { PhpRecord } from '../../../../src/justclick/answer.ts';
import { isNotificationHash } from '../../../../src/justclick/index.ts';
import { eventOf } from '../../../../src/searches/find_order_from_notification.ts';
import { counted, type Findings, listed } from '../findings.ts';
import { NOTIFICATION_IDS } from '../questions.ts';
import { textOf } from '../text.ts';

/** What all notifications are documented to have. */
const COMMON = [
  ...['id', 'first_name', 'last_name', 'middle_name', 'email', 'phone', 'city', 'country'],
  ...['region', 'postalcode', 'created', 'utm', 'items', 'hash'],
];

/** What some have. A report names no others: a field may be called after anything. */
const MORE = [
  ...['status', 'paid', 'address', 'comment', 'tag', 'kupon', 'coupon', 'domain', 'link', 'type'],
  ...['payway', 'last_payment_sum', 'prepayment_sum', 'is_recurrent', 'price', 'pay_status'],
];

type Event = ReturnType<typeof eventOf>;

/** `items[0][id]`, or as Zapier writes it: `items__id`, `items[]id`. */
const topName = (name: string) => name.split(/\[|__/)[0] ?? name;

const namesIn = (post: PhpRecord) => new Set(Object.keys(post).map(topName));

/** A notification about a contact has no products, and nothing in it is signed. */
const isAboutOrder = (post: PhpRecord) => 'hash' in post || namesIn(post).has('items');

const eventIn = ({ status, paid }: PhpRecord): Event => eventOf(textOf(status), textOf(paid));

/** Whether what came with it tells of another event than the app takes it for. */
const isMisread = (post: PhpRecord): boolean =>
  ('prepayment_sum' in post && eventIn(post) !== 'prepaid') ||
  ('last_payment_sum' in post && eventIn(post) !== 'paid');

/** Which time is signed, and which fields come, by notifications that somebody caught. */
export function findByNotifications(
  found: Findings,
  posts: readonly PhpRecord[],
  rpsKey: string,
): void {
  const about = posts.filter(isAboutOrder);
  if (about.length === 0) {
    const why = `Of ${counted(posts.length, 'post')}, none is a notification about an order.`;
    found.leaveOpen(NOTIFICATION_IDS, why);
    return;
  }
  findTimes(found, about, rpsKey);
  findFields(found, about);
}

const byEvent = (posts: PhpRecord[]) => Object.entries(Object.groupBy(posts, eventIn));

/** The times of which the hash of a notification may be; each as it came. */
function timesOf(post: PhpRecord, rpsKey: string): string[] {
  const [id, email, hash] = [textOf(post.id), textOf(post.email), textOf(post.hash)];
  const candidates = [
    ...['paid', 'created'].map((name) => [name, textOf(post[name])] as const),
    ['no time', ''] as const,
  ].filter(([name, time]) => name === 'no time' || time !== '');
  const fitting = candidates.filter(([, time]) =>
    isNotificationHash(hash, { id, email, times: [time] }, rpsKey),
  );
  return fitting.map(([name]) => name);
}

function findTimes(found: Findings, posts: PhpRecord[], rpsKey: string): void {
  let strange = 0;
  const times = byEvent(posts).map(([event, some = []]) => {
    const each = some.map((post) => timesOf(post, rpsKey));
    strange += each.filter((names) => names.length === 0).length;
    // Of an order that was paid when it was made each fits; another order tells which it is.
    const [first = [], ...others] = each.filter((names) => names.length > 0);
    const inAll = first.filter((name) => others.every((names) => names.includes(name)));
    const names = inAll.length > 0 ? inAll.sort().join(' or ') : listed([first, ...others].flat());
    return [event, names === '' ? 'none of them' : names] as const;
  });
  const seen = counted(posts.length, 'notification');
  found.judge(
    'notification-time',
    strange === 0,
    Object.fromEntries(times),
    strange === 0
      ? `${seen}, all signed with the account’s key.`
      : `${seen}; the hash of ${strange} fits no time: another one is signed, or another key, or it was changed on the way.`,
  );
}

function findFields(found: Findings, posts: PhpRecord[]): void {
  const fields = byEvent(posts).map(([event, some = []]) => {
    const names = new Set(some.flatMap((post) => [...namesIn(post)]));
    return [event, MORE.filter((name) => names.has(name)).join(' ') || 'nothing more'] as const;
  });
  const all = posts.map(namesIn);
  const needed = ['id', 'email', 'created', 'hash'];
  const unusable = all.filter((names) => needed.some((name) => !names.has(name))).length;
  const misread = posts.filter(isMisread).length;
  const missing = COMMON.filter((name) => all.some((names) => !names.has(name)));
  const known = [...COMMON, ...MORE];
  const others = new Set(
    all.flatMap((names) => [...names].filter((name) => !known.includes(name))),
  );
  found.judge(
    'notification-fields',
    unusable === 0 && misread === 0,
    Object.fromEntries(fields),
    [
      `${counted(posts.length, 'notification')}, beside what all have.`,
      ...(missing.length > 0 ? [`Not in all: ${listed(missing)}.`] : []),
      ...(misread > 0 ? [`The app takes ${misread} for another event.`] : []),
      `${counted(others.size, 'other field')}.`,
    ].join(' '),
  );
}
