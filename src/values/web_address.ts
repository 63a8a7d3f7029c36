import { fieldError, fieldsRead, shorten } from './field.ts';
import { readCode } from './text.ts';

/** The scheme of an address that browsers open as a page; any other is refused. */
const SCHEME = /^https?:\/\//i;

/** A name that a host can have: labels with a letter in the last one, in any script. */
const HOST = /^(?!-)(?:[\p{L}\p{M}\p{N}_-]{1,63}\.)+[\p{L}\p{M}\p{N}-]*\p{L}[\p{L}\p{M}\p{N}-]*$/u;

/** A whole web address; undefined when the field is empty. */
export const webAddressField = fieldsRead((value, label): string | undefined => {
  const text = readCode(value, label);
  if (text === undefined) return undefined;
  const host = text.replace(SCHEME, '').split(/[/?#]/)[0] ?? '';
  const isPage = SCHEME.test(text) && !/\s/.test(text) && !host.includes('@');
  if (!isPage || !URL.canParse(text) || host === '') {
    throw fieldError(
      label,
      `"${shorten(text)}" is not a web address. Write it like https://example.com/thanks.`,
    );
  }
  return text;
});

/**
 * The domain of a shop, also out of a whole address, whose path says nothing; undefined when the field is
 * empty.
 */
export const domainField = fieldsRead((value, label): string | undefined => {
  const text = readCode(value, label);
  // What is left of `https://{{domain}}` when the step before gave no domain.
  if (text === undefined || /^(?:https?:)?\/\/$/i.test(text)) return undefined;
  const host = text
    .replace(SCHEME, '')
    .replace(/^\/\//, '')
    .replace(/\.?(?:[/?#].*)?$/s, '');
  if (!HOST.test(host) || !URL.canParse(`https://${host}/`)) {
    throw fieldError(label, `"${shorten(text)}" is not a domain. Write it like shop.example.com.`);
  }
  return host;
});
