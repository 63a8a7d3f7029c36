/** A share of sorted numbers: 0.5 is their median. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (numbers: readonly number[]) => quantile(numbers, 0.5);

/** Two things measured in turn, so that both had the same weather. */
export type Comparison = {
  /** Medians. */
  ours: number;
  floor: number;
  /** The median of the ratios of each pair, and the middle half of them. */
  ratio: number;
  quartiles: [number, number];
  pairs: number;
};

export function compare(pairs: readonly { ours: number; floor: number }[]): Comparison {
  const ratios = pairs.map(({ ours, floor }) => ours / floor);
  return {
    ours: median(pairs.map(({ ours }) => ours)),
    floor: median(pairs.map(({ floor }) => floor)),
    ratio: median(ratios),
    quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    pairs: pairs.length,
  };
}

/** Measures both `times` times, in turn; who goes first changes. */
export async function inTurn<Sample>(
  times: number,
  ours: () => Promise<Sample>,
  floor: () => Promise<Sample>,
): Promise<{ ours: Sample; floor: Sample }[]> {
  const pairs: { ours: Sample; floor: Sample }[] = [];
  for (let i = 0; i < times; i++) {
    if (i % 2 === 0) {
      const first = await ours();
      pairs.push({ ours: first, floor: await floor() });
    } else {
      const first = await floor();
      pairs.push({ ours: await ours(), floor: first });
    }
  }
  return pairs;
}
