import { Refusal } from '../store/refusal.ts';

/** As URL writes them, whatever they were written like: `127.1` and `2130706433` are 127.0.0.1. */
const LOOPBACK = /^(127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\]|localhost)$/;

/**
 * The address, if it is one on this computer. Invented orders look like real ones, with a hash that is
 * right for a key somebody may have typed, so they go nowhere else.
 * @throws {Refusal} 3
 */
export function loopbackUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new Refusal(3, `Notifications go to a web address, not to "${address}".`);
  }
  if (!LOOPBACK.test(url.hostname)) {
    throw new Refusal(
      3,
      `The sandbox posts to 127.0.0.1, [::1] and localhost only, not to ${url.hostname}.`,
    );
  }
  return url;
}
