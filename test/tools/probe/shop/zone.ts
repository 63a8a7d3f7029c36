import { HOUR, type Shown, type Span } from './dates.ts';
import { EASTERNMOST, MOSCOW, WESTERNMOST } from './offsets.ts';

/** The zone of dates that come as text, as far as it is known. */
export type Zone = {
  /** Seconds ahead of UTC. */
  offset: number;
  /** Whether dates of other seasons had the same. */
  isSteady: boolean;
};

/** Between which seconds a date lies. Without a zone, a text may be that of any. */
export function spanOf({ seconds, blur, isLocal }: Shown, zone: Zone | undefined): Span {
  if (!isLocal) return { from: seconds, to: seconds + blur };
  if (!zone) return { from: seconds - EASTERNMOST, to: seconds + blur - WESTERNMOST };
  const { offset, isSteady } = zone;
  // Summer time could have been in force on that day, but not in Moscow.
  const slack = isSteady && offset === MOSCOW ? 0 : HOUR;
  return { from: seconds - offset - slack, to: seconds + blur - offset + slack };
}

/** The very second of a date; undefined when it has no seconds, or no known zone. */
export function secondOf({ seconds, blur, isLocal }: Shown, zone: Zone | undefined) {
  if (blur > 0) return undefined;
  if (!isLocal) return seconds;
  return zone && seconds - zone.offset;
}
