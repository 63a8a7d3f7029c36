/** Whole numbers with units, as people read them. */

export const count = (value: number): string =>
  Math.round(value).toLocaleString('en-US', { maximumFractionDigits: 0 });

/** A ratio, as `104 %`. */
export const percent = (ratio: number): string =>
  ratio > 0 && ratio < 0.005 ? 'under 1 %' : `${count(ratio * 100)} %`;

/** In gigabytes, for numbers that are compared with each other. */
export const gigabytes = (value: number): string => `${count(value / 1e9)} GB`;

/** The largest unit of which there are five or more, so that a whole number says enough; else the last. */
function inUnits(value: number, units: readonly (readonly [string, number])[]): string {
  const [name, size] = units.find(([, size]) => value >= 5 * size) ?? units.at(-1) ?? ['', 1];
  return `${count(value / size)} ${name}`;
}

export const duration = (milliseconds: number): string =>
  inUnits(milliseconds, [
    ['s', 1000],
    ['ms', 1],
    ['µs', 0.001],
  ]);

export const bytes = (value: number): string =>
  inUnits(value, [
    ['TB', 1e12],
    ['GB', 1e9],
    ['MB', 1e6],
    ['kB', 1e3],
    ['bytes', 1],
  ]);

/** A table of Markdown. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
