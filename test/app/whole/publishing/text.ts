/** `userAPIKey`, `user-api-key` and `user_api_key` are all `user api key`. */
export const wordsOf = (text: string): string =>
  text
    .replace(/([a-z\d])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3 $2$4')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Names of credentials, after those that the platform's schema lists for authentication fields. */
const SENSITIVE =
  /\b(?:(?:api|access|private|secret) ?keys?|(?:\w+)?tokens?|secrets?|passw(?:or)?ds?|pswd|passphrase|credentials?|jwt|auth|(?:set )?cookies?)\b/;

export const isSensitive = (text: string): boolean => SENSITIVE.test(wordsOf(text));

const SMALL = /^(?:an?|and|as|at|but|by|for|if|in|of|on|or|the|to|via|vs)$/i;

/** A label as Zapier wants it. Capitals inside a word stay (UTM, IP); `with` and `from` may be either. */
export function titleCase(label: string): string {
  const words = label.split(' ');
  return words
    .map((word, index) => {
      const isInside = index > 0 && index < words.length - 1;
      if (isInside && SMALL.test(word)) return word.toLowerCase();
      if (isInside && (word === 'with' || word === 'from')) return word;
      return word.replace(/^[^\p{L}\p{N}]*\p{Ll}/u, (start) => start.toUpperCase());
    })
    .join(' ');
}

/** Words that add nothing to a label. */
const FILLERS =
  /\b(?:an?|the|your|this|that|of|for|to|in|is|please|enter|type|choose|select|pick|field|value|here)\b/g;

/** Tells whether a help text has no word of its own beside those of the label. */
export function repeats(helpText: string, label: string): boolean {
  const known = new Set(wordsOf(label).split(' '));
  const words = wordsOf(wordsOf(helpText).replace(FILLERS, ' ')).split(' ');
  return words.every((word) => word === '' || known.has(word));
}

const LINK = /\[([^[\]]*)\]\(([^()\s]*)(?:\s+"[^"]*")?\)/g;

export const linksIn = (markdown: string): { text: string; target: string }[] =>
  [...withoutCode(markdown).matchAll(LINK)].map(([, text = '', target = '']) => ({ text, target }));

export const withoutLinks = (markdown: string): string => markdown.replace(LINK, '');

const withoutCode = (markdown: string) => markdown.replace(/`[^`]*`/g, '');

/** What is wrong with the links of a Markdown text, in Zapier's sense. */
export function linkProblems(markdown: string): string[] {
  const rest = withoutLinks(withoutCode(markdown));
  const bare = /(?:https?:\/\/|\bwww\.)[^\s)]*[^\s).,]/i.exec(rest)?.[0];
  return [
    ...linksIn(markdown)
      .filter(({ text, target }) => text.trim() === '' || !URL.canParse(target))
      .map(({ text, target }) => `the link [${text}](${target}) needs a text and a whole address`),
    ...(bare === undefined ? [] : [`${bare} must be a Markdown link or stand in backticks`]),
    ...(/\]\(|`/.test(rest) ? ['a Markdown link or a backtick is not closed'] : []),
  ];
}

/** A scheme that can run code, even with the control characters that browsers overlook. */
export function hasDangerousUrl(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  const seen = text.replace(/[\u0000-\u001f]/g, '');
  return (
    /\b(?:javascript|vbscript)\s*:|\bdata:[\w.+/-]*[,;]|\b(?:file|blob):\/*\w/i.test(seen) ||
    linksIn(text).some(({ target }) => /^(?!https?:|mailto:)[a-z][a-z\d+.-]*:/i.test(target))
  );
}

const TIME =
  /T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)/;
const ISO_DATE = new RegExp(`^(\\d{4}-\\d\\d-\\d\\d)(?:${TIME.source})?$`);

/** ISO 8601, a day there is, and a zone if there is a time. */
export function isIsoDate(text: string): boolean {
  const day = ISO_DATE.exec(text)?.[1];
  const instant = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(`${day}T`);
}

const CLOCK = String.raw`(?:[T ,]+\d{1,2}:\d\d\S*(?: ?[ap]m)?(?: ?(?:Z|[A-Z]{3}|[+-][\d:]+))?)?`;
const DATES = [
  String.raw`\d{4}[-/.]\d{1,2}[-/.]\d{1,2}`,
  String.raw`\d{1,2}[-/.]\d{1,2}[-/.]\d{4}`,
  String.raw`(?:[a-z]{3,9},? )?\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? \d{4}`,
  String.raw`(?:[a-z]{3,9},? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}`,
];
const LOOKS_LIKE_DATE = new RegExp(`^(?:${DATES.join('|')})${CLOCK}$`, 'i');

/** Zapier's rule is about dates, not about fields: one may stand in a field that is not declared so. */
export const looksLikeDate = (text: string): boolean => LOOKS_LIKE_DATE.test(text.trim());
