/** One collator for all comparisons: `localeCompare` would look for its rules each time. */
let collator: Intl.Collator | undefined;

/** How many characters of a title are compared: more than people see. */
const MOST = 200;

/** Puts titles in the order of the alphabet. */
export function compareTitles(a: string, b: string): number {
  collator ??= new Intl.Collator('en');
  return collator.compare(a.slice(0, MOST), b.slice(0, MOST));
}
