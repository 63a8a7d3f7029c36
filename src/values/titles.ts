/** One collator for all comparisons: `localeCompare` would look for its rules each time. */
let collator: Intl.Collator | undefined;

/** How much of a title is compared: what begins alike for longer than people see stays as it came. */
const MOST = 200;

/** Puts titles in the order of the alphabet. */
export function compareTitles(a: string, b: string): number {
  collator ??= new Intl.Collator('en');
  return collator.compare(a.slice(0, MOST), b.slice(0, MOST));
}
