import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request is refused that a page of another site may have had a browser send; undefined when it
 * is not. Such a page can post to 127.0.0.1 (its `Origin` tells), or call itself by a name that leads
 * to 127.0.0.1 (the `Host` tells).
 * @param port the port that the server listens on
 */
export function foreign(
  { host = '', origin }: IncomingHttpHeaders,
  port: number,
): string | undefined {
  const ours = ['127.0.0.1', 'localhost'].flatMap((name) =>
    port === 80 ? [name, `${name}:80`] : [`${name}:${port}`],
  );
  if (!ours.includes(host.toLowerCase())) {
    return `The Host header must be 127.0.0.1:${port} or localhost:${port}.`;
  }
  if (origin !== undefined && !ours.some((name) => origin === `http://${name}`)) {
    return 'A page of another site must not call this address.';
  }
  return undefined;
}
