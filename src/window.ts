import { type InputData, readInteger } from './input.ts';

const DAY = 86_400;

export const lookBackField = {
  key: 'look_back_days',
  label: 'Look Back',
  type: 'integer',
  default: '30',
  helpText:
    'How many days after it was made an order may be paid and still trigger this Zap. Choose more if your customers pay late.',
} as const;

/**
 * The window of dates for a poll, in unix seconds.
 *
 * Nobody knows whether the service filters by creation or by payment, so the window has to hold the
 * creation of an order that is paid at the last moment of the look-back. It begins two days before
 * that, for polls that come late, and ends two hours from now, for clocks that differ.
 */
export function windowOf(inputData: InputData): { date_s: number; date_e: number } {
  const days = readInteger(inputData.look_back_days, lookBackField.label, {
    min: 1,
    max: 366,
    missing: Number(lookBackField.default),
  });
  const now = Math.floor(Date.now() / 1000);
  return { date_s: now - (days + 2) * DAY, date_e: now + DAY / 12 };
}
