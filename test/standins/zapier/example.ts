import { loadApp } from './app.ts';
import { connectionOf } from './connection.ts';
import { type Limits, openLibrary } from './example_app.ts';
import { Servers, type ServersOptions } from './servers.ts';

/** The example integration, connected. */
export function connectLibrary(limits: Limits = {}, options: ServersOptions = {}) {
  const { app, library } = openLibrary(limits);
  const servers = new Servers(options);
  const authData = { card: 'secret-card-4711' };
  const connection = connectionOf(loadApp(app), authData, 'Europe/Berlin', { servers });
  return { connection, library };
}
