import { domainToASCII } from 'node:url';
import { codeField } from './text.ts';

/** An email as people write it, without invisible characters. */
export const emailField = codeField;

/** No address is longer than this (RFC 5321), so a longer text is not a customer's. */
export const LONGEST_EMAIL = 254;

/** The entities that services write in an address: PHP has two for an apostrophe. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&#39;': "'",
  '&#039;': "'",
  '&apos;': "'",
  '&quot;': '"',
};

/**
 * An email as addresses are compared. Case makes no difference, nor how an international domain is
 * written, how Unicode composes a letter, HTML entities, or the dot at the end of a domain. A text
 * that is not an address stays as it is.
 */
function comparable(email: string): string {
  const text = email
    .slice(0, LONGEST_EMAIL + 100)
    .replace(/&(?:amp|#0?39|apos|quot);/g, (entity) => ENTITIES[entity] ?? entity)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1).replace(/\.$/, '');
  return at < 0 ? text : `${text.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** Whether an order's address is the one of a field: the service writes addresses in ways of its own. */
export const sameEmail = (ofOrder: string | null, ofField: string): boolean =>
  ofOrder !== null && comparable(ofOrder) === comparable(ofField);
