import type { Personality } from '../../../standins/justclick/personality.ts';
import { wallClock } from '../../../standins/justclick/store/days.ts';
import type { PayStatus } from '../../../standins/justclick/store.ts';
import { DAY } from '../shop/dates.ts';
import { offsetText } from '../shop/offsets.ts';
import type { RandomShop } from './random_shop.ts';

/** The days of which the probe may have seen orders. */
const SEEN_DAYS = 400;

/** The status that answers have of each order that the probe may have seen. */
export function statusesIn(
  { orders, now }: RandomShop,
  { sentReadsAs, returnReadsAs, cancelReadsAs }: Personality,
): PayStatus[] {
  const shown: Readonly<Record<PayStatus, PayStatus | 'payment'>> = {
    waiting: 'waiting',
    paid: 'paid',
    sent: sentReadsAs,
    return: returnReadsAs,
    cancel: cancelReadsAs,
  };
  return orders
    .filter(({ created = 0 }) => created > now - SEEN_DAYS * DAY)
    .map(({ pay_status = 'waiting', paid }) => {
      const status = shown[pay_status];
      if (status !== 'payment') return status;
      return paid === null ? 'waiting' : 'paid';
    });
}

/** How far the clocks of a zone were ahead of UTC in the days that the probe may have seen. */
export function offsetsOf(timeZone: string, now: number): string[] {
  const offsets = new Set<string>();
  for (let second = now - SEEN_DAYS * DAY; second <= now; second += 10 * DAY) {
    offsets.add(offsetText(wallClock(second, timeZone) / 1000 - second));
  }
  return [...offsets];
}
