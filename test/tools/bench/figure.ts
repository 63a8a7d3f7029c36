import { type Comparison, compare } from './statistics.ts';
import { duration, markdownTable, percent } from './units.ts';

/** One line of the table of aims. */
export type Figure = {
  measure: string;
  floor: string;
  result: string;
  aim: string;
  isMet: boolean;
  /** What the result comes from, when it was measured in pairs; times in milliseconds. */
  comparison?: Comparison;
};

/** A figure of something measured in turn with its floor. @param aim the largest ratio that meets it */
export function ratioFigure(
  measure: string,
  floor: string,
  aim: number,
  pairs: readonly { ours: number; floor: number }[],
): Figure {
  const comparison = compare(pairs);
  return {
    measure,
    floor,
    result: percent(comparison.ratio),
    aim: `at most ${percent(aim)}`,
    isMet: meets(comparison, aim),
    comparison,
  };
}

/** The lines that were measured in pairs. */
export const ratioTable = (figures: readonly Figure[]): string =>
  markdownTable(
    ['measure', 'floor', 'of the floor', 'middle half', 'pairs', 'aim', 'met', 'ours / floor'],
    figures.flatMap(({ measure, floor, result, aim, isMet, comparison }) => {
      if (comparison === undefined) return [];
      const { quartiles, pairs, ours, floor: theirs } = comparison;
      const middle = quartiles.map((ratio) => Math.round(ratio * 100)).join('–');
      const medians = `${duration(ours)} / ${duration(theirs)}`;
      return [
        [measure, floor, `**${result}**`, `${middle} %`, `${pairs}`, aim, met(isMet), medians],
      ];
    }),
  );

/** The lines that were counted. */
export const countTable = (figures: readonly Figure[]): string =>
  markdownTable(
    ['measure', 'compared with', 'result', 'aim', 'met'],
    figures.flatMap(({ measure, floor, result, aim, isMet, comparison }) =>
      comparison === undefined ? [[measure, floor, `**${result}**`, aim, met(isMet)]] : [],
    ),
  );

/** As people read it: 115.4 % is 115 %. */
export const meets = ({ ratio }: Comparison, aim: number): boolean =>
  Math.round(ratio * 100) <= Math.round(aim * 100);

export const met = (isMet: boolean): string => (isMet ? 'yes' : '**no**');
