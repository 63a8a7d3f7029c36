import { HOUR } from './dates.ts';

const HOURS = [
  -12, -11, -10, -9.5, -9, -8, -7, -6, -5, -4, -3.5, -3, -2.5, -2, -1, 0, 1, 2, 3, 3.5, 4, 4.5, 5,
  5.5, 5.75, 6, 6.5, 7, 8, 8.75, 9, 9.5, 10, 10.5, 11, 12, 12.75, 13, 13.75, 14,
];

/** How far clocks are ahead of UTC anywhere in the world, in seconds, in rising order. */
export const OFFSETS: readonly number[] = HOURS.map((hours) => hours * HOUR);
export const WESTERNMOST = -12 * HOUR;
export const EASTERNMOST = 14 * HOUR;

/** Moscow's, all year since 2014. */
export const MOSCOW = 3 * HOUR;

/** `UTC+3`, `UTC-3:30`. */
export function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60;
  const rest = minutes % 60;
  const sign = offset < 0 ? '-' : '+';
  return `UTC${sign}${Math.floor(minutes / 60)}${rest ? `:${rest}` : ''}`;
}
