/** What browsers and mail programs take; reading one of 16 MB would take minutes. */
const LONGEST_LINK = 2048;

/**
 * The payment link of an order as people can use it: it is absolute only for orders made with
 * `bill_domain`, others begin at the path. Null if it is not a link to a page.
 */
export function absoluteLink(link: string | null, host: string): string | null {
  const url =
    link === null || link.length > LONGEST_LINK ? null : URL.parse(link, `https://${host}/`);
  return url !== null && /^https?:/.test(url.protocol) ? url.href : null;
}
