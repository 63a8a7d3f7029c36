import { loadApp } from './app.ts';
import { connectionOf } from './connection.ts';
import { openLibrary } from './example_app.ts';

/** The example integration, connected. */
export function connectLibrary() {
  const { app, library } = openLibrary();
  const connection = connectionOf(loadApp(app), { card: 'secret-card-4711' }, 'Europe/Berlin');
  return { connection, library };
}
