/** A time zone: its IANA name, or so many seconds east of UTC. */
export type Zone = string | number;

/** An instant in unix seconds, and the zone in which its days are counted. */
export type Moment = { readonly seconds: number; readonly zone: Zone };

/**
 * What the calendar and the clock on the wall show: the unix seconds at which they show it in UTC. So
 * days are added to it as seconds, whatever the zone does with its clocks.
 */
export type Wall = number;

export const HOUR = 3600;
export const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
}

/** The zone of the Zap; UTC when Zapier does not say it, or says one that Node.js does not know. */
export function zoneNamed(name: string | null | undefined): Zone {
  const zone = name || 'UTC';
  try {
    formatOf(zone);
    return zone;
  } catch {
    return 'UTC';
  }
}

/** Seconds east of UTC, as the zone has it at an instant. */
function offsetAt(seconds: number, zone: Zone): number {
  if (typeof zone === 'number') return zone;
  const [, sign, hours = 0, minutes = 0] =
    /GMT([+-])(\d\d):(\d\d)/.exec(formatOf(zone).format(seconds * 1000)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60);
}

export const wallAt = ({ seconds, zone }: Moment): Wall => seconds + offsetAt(seconds, zone);

/**
 * The instants at which a wall shows this, the earlier one first: none when the clocks are set forward, two
 * when they are set back. No zone sets its clocks twice in two days.
 */
export function instantsOf(wall: Wall, zone: Zone): number[] {
  const offsets = new Set([offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)]);
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((seconds) => wallAt({ seconds, zone }) === wall);
}

/**
 * The instant of a wall that was counted to, not written. A person could not correct it, so there is always
 * one: the earlier of two, or, if there is none, as much later as the clocks are set forward.
 */
export const countedInstant = (wall: Wall, zone: Zone): number =>
  instantsOf(wall, zone)[0] ?? wall - offsetAt(wall - DAY, zone);

/** Midnight of a day; undefined for a day that does not exist. */
export function wallOfDay(year: number, month: number, day: number): Wall | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay ? date.getTime() / 1000 : undefined;
}

export const startOfDay = (wall: Wall): Wall => Math.floor(wall / DAY) * DAY;

/** Before there were shops, or so late that the person must have meant something else. */
export const isFarAway = (wall: Wall): boolean =>
  !(wall >= Date.UTC(2000) / 1000 && wall < Date.UTC(2101) / 1000);

/** `+05:45`, as the zone has it at an instant. */
export function offsetText(seconds: number, zone: Zone): string {
  const offset = offsetAt(seconds, zone);
  const time = new Date(Math.abs(offset) * 1000).toISOString().slice(11, 16);
  return `${offset < 0 ? '-' : '+'}${time}`;
}

/** `March 4, 2026` */
export const dayText = (wall: Wall): string =>
  new Date(wall * 1000).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** `Wednesday` */
export const weekdayText = (wall: Wall): string =>
  new Date(wall * 1000).toLocaleDateString('en-US', { weekday: 'long', timeZone: 'UTC' });

/** `2026-03-04 15:00` */
export const minuteText = (wall: Wall): string =>
  new Date(wall * 1000).toISOString().slice(0, 16).replace('T', ' ');

export const weekdayOf = (wall: Wall): number => new Date(wall * 1000).getUTCDay();
