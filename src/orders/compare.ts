/** Compares order numbers, the greatest first. A longer number is a greater one, and none becomes a float. */
export const compareNumbersDesc = (a: string, b: string): number =>
  b.length - a.length || compareDesc(a, b);

/** By their characters, the last first. */
export const compareDesc = (a: string, b: string): number => Number(a < b) - Number(a > b);
