import { BOUNDS } from '../../../../src/bounds.ts';
import type { PhpRecord } from '../../../../src/justclick/answer.ts';
import { payStatusOf } from '../../../../src/orders/status.ts';
import { statusLookBack } from '../../../../src/polling/sources.ts';
import { counted, type Findings, listed } from '../findings.ts';
import { isNothing, shapeOf } from '../shop/dates.ts';
import type { Orders } from '../shop/orders.ts';
import { textOf } from '../text.ts';

/** A word of the service; anything else might be a customer's. */
const wordOf = (value: unknown): string =>
  typeof value === 'string' && /^[\p{L} _-]{1,30}$/u.test(value)
    ? value
    : `a value like ${shapeOf(value)}`;

export function findStatusWords(found: Findings, { all }: Orders): void {
  const words = all.map(({ raw }) => raw.pay_status).filter((word) => !isNothing(word));
  if (words.length === 0) return;
  const unknown = words.filter((word) => payStatusOf(textOf(word)) === undefined);
  const orders = counted(words.length, 'order');
  found.judge(
    'status-words',
    unknown.length === 0,
    listed(words.map(wordOf)),
    unknown.length === 0
      ? `${orders}, whose words the app knows.`
      : `${orders}; the app does not know: ${listed(unknown.map(wordOf))}.`,
  );
}

export function findSentStatus(found: Findings, { all }: Orders): void {
  const sent = all.filter(({ raw }) => payStatusOf(textOf(raw.pay_status)) === 'sent').length;
  if (sent > 0)
    found.confirm('sent-in-pay-status', 'yes', `${counted(sent, 'order')} of ${all.length}.`);
  else {
    const why = 'No order reads as shipped, and no function tells which orders were.';
    found.leaveOpen(['sent-in-pay-status'], why);
  }
}

/**
 * How payment links are written. An order that was made with a domain of its own has a whole address
 * anyway.
 */
export function findLinkForm(found: Findings, { all }: Orders, host: string): void {
  const links = all
    .filter(({ raw }) => isNothing(raw.domain) || raw.domain === host)
    .map(({ raw }) => raw.link)
    .filter((link) => !isNothing(link));
  if (links.length === 0) return;
  const forms = links.map((link) => {
    if (typeof link !== 'string') return 'another form';
    if (/^\/(?!\/)/.test(link)) return 'path';
    return /^https?:\/\//i.test(link) ? 'absolute' : 'another form';
  });
  const odd = forms.filter((form) => form === 'another form').length;
  const evidence = `${counted(links.length, 'link')} of orders without a domain of their own`;
  found.judge('link-form', odd === 0, listed(forms), `${evidence}.`);
}

/** The names under which lists and details have the coupon of an order, also when it has none. */
export function findCouponKey(found: Findings, listRows: PhpRecord[], details: PhpRecord[]): void {
  if (listRows.length === 0 || details.length === 0) return;
  const keysIn = (rows: PhpRecord[]) =>
    listed(
      rows.map((row) => ['kupon', 'coupon'].filter((key) => key in row).join(' and ') || 'neither'),
    );
  const value = `lists: ${keysIn(listRows)}; details: ${keysIn(details)}`;
  const evidence = `${counted(listRows.length, 'order')} in a list, ${details.length} in details.`;
  found.judge('coupon-key', !value.includes('neither'), value, evidence);
}

export function findRecurrentFlag(found: Findings, listRows: PhpRecord[]): void {
  if (listRows.length === 0) return;
  const having = listRows.filter((row) => 'is_recurrent' in row).length;
  const evidence = `${having} of ${counted(listRows.length, 'order')} with is_recurrent.`;
  found.judge('recurrent-flag', having > 0, having > 0 ? 'there' : 'missing', evidence);
}

const LEAST_ORDERS = 100;
/** Days of orders that a poll with the usual Look Back asks for. */
const POLL_DAYS = Number(statusLookBack.field.default) + 4;

/** How long lists take, measured at the longest one. */
export function findAnswerTime(found: Findings, { all, days, milliseconds }: Orders): void {
  if (all.length < LEAST_ORDERS) {
    found.leaveOpen(
      ['answer-time'],
      `The shop has ${counted(all.length, 'order')} of ${days} days.`,
    );
    return;
  }
  const perThousand = Math.round((milliseconds / all.length) * 1000);
  const poll = ((milliseconds / days) * POLL_DAYS) / 1000;
  found.judge(
    'answer-time',
    poll <= BOUNDS.runSeconds,
    `${perThousand.toLocaleString('en-US')} ms per 1,000 orders`,
    `${counted(all.length, 'order')} of ${days} days in ${Math.round(milliseconds).toLocaleString('en-US')} ms.`,
  );
}
