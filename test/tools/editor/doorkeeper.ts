import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { NodeEnv } from '../../support/serve.ts';

/**
 * Lets in who has the token: it is in the address that is opened first, and from then on in a cookie that
 * no script sees and no other site sends. Browsers give a computer's ports one jar, so its name has the port.
 */
export const doorkeeper =
  (token: string): MiddlewareHandler<NodeEnv> =>
  async (c, next) => {
    const name = `editor-${c.env.incoming.socket.localPort}`;
    if (c.req.path === '/' && isToken(c.req.query('token'), token)) {
      setCookie(c, name, token, { httpOnly: true, sameSite: 'Strict', path: '/' });
      return c.redirect('/');
    }
    if (isToken(getCookie(c, name), token)) return next();
    return c.text('Open the address that npm run editor has printed: it holds a token.', 403);
  };

function isToken(given: string | undefined, token: string): boolean {
  const [a, b] = [Buffer.from(given ?? ''), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
