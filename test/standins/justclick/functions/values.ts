import type { DateForm } from '../personality.ts';
import { wallClock } from '../store/days.ts';
import type { Order, PayStatus } from '../store.ts';
import type { Settings } from './outcome.ts';

/** A number as the service writes it in that place. */
export function number(
  { numbers }: Pick<Settings, 'numbers'>,
  name: keyof Settings['numbers'],
  value: number | string,
): number | string {
  return numbers[name] === 'number' ? Number(value) : String(value);
}

/** A sum of roubles, as a number in that place. */
export function money(settings: Settings, name: keyof Settings['numbers'], sum: number) {
  return number(settings, name, sum.toFixed(2));
}

export function date(form: DateForm, seconds: number, timeZone: string): number | string {
  if (form === 'number') return seconds;
  if (form === 'seconds') return String(seconds);
  const [yyyy, mm, dd, time = ''] = new Date(wallClock(seconds, timeZone))
    .toISOString()
    .split(/[-T.]/);
  return form === 'yyyy-mm-dd hh:mm:ss'
    ? `${yyyy}-${mm}-${dd} ${time}`
    : `${dd}.${mm}.${yyyy} ${time.slice(0, 5)}`;
}

const NO_DATES = { empty: '', 'zero text': '0', zero: 0, null: null } as const;

/** The date of payment; an unpaid order has one of the four nothings seen in answers. */
export function paidDate(
  { id, paid }: Order,
  { unpaidDate, dateForm, timeZone }: Settings,
): number | string | null {
  if (paid !== null) return date(dateForm, paid, timeZone);
  return unpaidDate === 'mixed' ? (Object.values(NO_DATES)[id % 4] ?? null) : NO_DATES[unpaidDate];
}

/** The status that answers show. */
export function statusOf({ pay_status, paid }: Order, settings: Settings): PayStatus {
  const status = readsAs(pay_status, settings);
  if (status !== 'payment') return status;
  return paid === null ? 'waiting' : 'paid';
}

function readsAs(status: PayStatus, settings: Settings): PayStatus | 'payment' {
  if (status === 'sent') return settings.sentReadsAs;
  if (status === 'return') return settings.returnReadsAs;
  return status === 'cancel' ? settings.cancelReadsAs : status;
}
