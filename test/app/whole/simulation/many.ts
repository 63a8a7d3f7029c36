import { noCounts } from './met.ts';
import { type Played, type Simulation, simulate } from './simulate.ts';

/** Plays the shops of so many seeds, until one has a violation. */
export async function play(
  shops: number,
  more: (seed: number) => Omit<Simulation, 'seed'>,
  first = 1,
) {
  const total = { promised: 0, failures: 0, met: noCounts() };
  for (let seed = first; seed < first + shops; seed++) {
    const played: Played = await simulate({ seed, ...more(seed) });
    total.promised += played.promised;
    total.failures += played.failures;
    played.met.addTo(total.met);
    const [violation] = played.violations;
    if (violation !== undefined) return { ...total, violation };
  }
  return { ...total, violation: undefined };
}

export const DATE_FILTERS = ['created', 'paid'] as const;
