/** Properties of the app's definition that hold a name or a sentence for people. */
const TEXT_PROPERTY = /(?:^|[\s{(,])(?:label|noun|description|helpText|placeholder):\s*$/;

/**
 * Tells texts for people from strings with a meaning for the program (keys, statuses, headers). A text
 * is the value of a label and its like, or has words with spaces between them. Emptying one is no
 * mistake that a program makes. Labels, and the texts that money or consent hangs on, are asserted by hand in
 * test/app/whole/labels.test.ts and texts.test.ts.
 *
 * @param literal as it stands in the code, with its quotes
 * @param before the line of code up to it
 */
export function isText(literal: string, before: string): boolean {
  const words = literal.slice(1, -1).replace(/\$\{[^}]*\}+/g, 'x');
  return TEXT_PROPERTY.test(before) || /\p{L}[.,:;]?\s+\p{L}|…$/u.test(words);
}
