import { useEffect, useRef, useState } from 'preact/hooks';
import type { AppInfo, Gaps } from '../wire.ts';
import { ask } from './client.ts';
import { type Draft, zapOf } from './draft.ts';

/** What is still to be done in each step, as the server knows it. */
export function useGaps({ connected }: AppInfo, draft: Draft): Gaps {
  const [gaps, setGaps] = useState<Gaps>({});
  const asked = useRef(0);
  const zap = zapOf(draft);
  useEffect(() => {
    asked.current += 1;
    const now = asked.current;
    if (zap === undefined || connected === null) return setGaps({});
    ask<Gaps>('check', zap).then(
      (told) => now === asked.current && setGaps(told),
      () => {},
    );
  }, [JSON.stringify(zap), connected]);
  return gaps;
}
