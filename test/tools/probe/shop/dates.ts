import { textOf } from '../text.ts';

/** Seconds between which something happened, both ends included. */
export type Span = { from: number; to: number };

/** A date as an answer has it. */
export type Shown = {
  /** As its digits read: unix seconds, or of a text without a zone the seconds as if it were UTC. */
  seconds: number;
  /** How much later it may be, for want of seconds or hours. */
  blur: number;
  /** Whether `seconds` still lack the zone. */
  isLocal: boolean;
};

const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : undefined);

/** Whether a value stands for no date, as PHP writes nothing. */
export const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || value === 0 || ['', '0'].includes(trimmed(value) ?? '-');

/** Reads a date; undefined when it is none that this probe knows. */
export function shownDate(value: unknown): Shown | undefined {
  const text = typeof value === 'number' ? `${value}` : value;
  if (typeof text !== 'string') return undefined;
  if (/^\d{9,11}(\.0+)?$/.test(text)) return { seconds: Number(text), blur: 0, isLocal: false };
  const iso = text.trim().replace(/^(\d\d)\.(\d\d)\.(\d{4})/, '$3-$2-$1');
  const [, day, time, seconds, zone] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)?$/.exec(iso) ??
    [];
  if (day === undefined) return undefined;
  const milliseconds = Date.parse(`${day}T${time ?? '00:00'}${seconds ?? ''}${zone ?? 'Z'}`);
  if (!(milliseconds > 0)) return undefined;
  const blur = time === undefined ? DAY - 1 : seconds === undefined ? MINUTE - 1 : 0;
  return { seconds: milliseconds / 1000, blur, isLocal: zone === undefined };
}

/** How a value is written, without what it says: each digit as 9, each letter as a. */
export const shapeOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number'
    ? `${value}`.slice(0, 30).replace(/\d/g, '9').replace(/\p{L}/gu, 'a')
    : typeof value;

/** The form of a date, in words. */
export function formOf(value: unknown): string {
  if (shownDate(value)?.isLocal === false && /^\d+(\.0+)?$/.test(textOf(value))) {
    return typeof value === 'number' ? 'unix seconds as a number' : 'unix seconds as text';
  }
  const known: Readonly<Record<string, string>> = {
    '9999-99-99 99:99:99': 'yyyy-mm-dd hh:mm:ss',
    '99.99.9999 99:99:99': 'dd.mm.yyyy hh:mm:ss',
    '99.99.9999 99:99': 'dd.mm.yyyy hh:mm',
  };
  const shape = shapeOf(value);
  return known[shape] ?? `a text like ${shape}`;
}

/** The day of a moment in the zone that is `offset` seconds ahead of UTC, counted from 1970. */
export const dayOf = (seconds: number, offset: number): number =>
  Math.floor((seconds + offset) / DAY);
