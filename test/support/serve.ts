import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

/** What a handler of Hono gets besides: the request as Node.js has it, as `c.env.incoming`. */
export type NodeEnv = { Bindings: HttpBindings };

/** How Node.js calls a Hono app. The globals of this process stay as they are. */
export const listenerOf = (app: Pick<Hono<NodeEnv>, 'fetch'>): RequestListener =>
  getRequestListener((request, env) => app.fetch(request, { ...env } as HttpBindings), {
    overrideGlobalObjects: false,
  });

/** Serves a Hono app on 127.0.0.1. See `listen`. */
export async function serve(app: Pick<Hono<NodeEnv>, 'fetch'>, port = 0) {
  const server = createServer(listenerOf(app));
  const at = await listen(server, port);
  return { port: at, url: `http://127.0.0.1:${at}`, close: () => close(server) };
}

/**
 * Listens on 127.0.0.1.
 *
 * @param port 0 is any free one
 * @returns the port
 * @throws when it cannot be had; the message says what to do
 */
export async function listen(server: Server, port = 0): Promise<number> {
  // A client that comes back to its connection must not find it closed, however long this process was busy.
  server.keepAliveTimeout = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  } catch (cause) {
    const isTaken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
    throw new Error(
      isTaken
        ? `Port ${port} is taken by another program. Choose another one with --port, or 0 for any free one.`
        : `Cannot listen on port ${port}: ${cause}`,
      { cause },
    );
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/** Closes a server, and whatever is connected to it. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
